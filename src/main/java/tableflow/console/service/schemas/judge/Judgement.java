package tableflow.console.service.schemas.judge;

import java.util.List;
import java.util.Optional;
import tableflow.console.service.schemas.compat.CompatibilityVerdict;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.preview.TablePreview;

/// What is said of a draft.
///
/// @param remarks in the order of the text
/// @param compatibility empty when the draft is no schema, or follows none
public record Judgement(
        SchemaDocument document,
        List<Remark> remarks,
        TablePreview preview,
        Optional<CompatibilityVerdict> compatibility) {

    public Judgement {
        remarks = List.copyOf(remarks);
    }
}
