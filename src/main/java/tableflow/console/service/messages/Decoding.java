package tableflow.console.service.messages;

import com.fasterxml.jackson.databind.JsonNode;
import tableflow.console.domain.schema.SchemaVersion;

/// What was decoded, as texts to be shown.
final class Decoding {

    private Decoding() {}

    static Decoded of(Content content) {
        JsonNode json = content.json();
        SchemaVersion schema = content.schema();
        return new Decoded(
                content.form(),
                json == null ? content.text() : ExactJson.pretty(json),
                schema == null ? "" : schema(schema),
                content.why());
    }

    /// Some registries tell no subject of a schema that is asked for by its id.
    private static String schema(SchemaVersion schema) {
        String name = schema.format().text() + " schema " + schema.id();
        return schema.subject().isEmpty()
                ? name
                : name + " (" + schema.subject() + " version " + schema.version() + ")";
    }
}
