package tableflow.console.domain.schema;

import java.util.List;
import tableflow.console.domain.Open;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;

/// A registered version of a subject.
///
/// @param id the schema's id, which records carry; the same text has one id in all subjects of a context
/// @param format AVRO where the registry names none
public record SchemaVersion(
        String subject, int version, int id, Open<SchemaFormat> format, String text, List<SchemaReference> references) {
    public SchemaVersion {
        references = List.copyOf(references);
    }
}
