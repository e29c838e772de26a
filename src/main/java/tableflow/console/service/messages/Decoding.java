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
                schema == null ? "" : schema.format().text() + " schema " + schema.id(),
                content.why());
    }
}
