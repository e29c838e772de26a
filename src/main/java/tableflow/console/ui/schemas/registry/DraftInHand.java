package tableflow.console.ui.schemas.registry;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.preview.TablePreview;

/// The draft in the editor, as it stands.
///
/// @param subject empty for a draft that stands alone
/// @param references what it refers to in the registry
/// @param table what its table would become; absent while the text is still being judged
public record DraftInHand(
        String subject, SchemaFormat format, String text, List<SchemaReference> references,
        Optional<TablePreview> table) {
    public DraftInHand {
        references = List.copyOf(references);
    }
}
