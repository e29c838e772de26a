package tableflow.console.service.schemas.subjects;

import java.util.List;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.service.schemas.document.SchemaDocument;

/// A schema that is to become a version of a subject.
///
/// @param references what it refers to in the registry
/// @param normalize whether the registry spells it its own way, so that white space and order make no other version
public record Draft(String subject, SchemaDocument document, List<SchemaReference> references, boolean normalize) {
    public Draft {
        references = List.copyOf(references);
    }

    NewSchema request() {
        return new NewSchema(subject, document.format(), document.text(), references);
    }
}
