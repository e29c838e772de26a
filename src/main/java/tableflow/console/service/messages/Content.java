package tableflow.console.service.messages;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaVersion;

/// What the bytes of a key, value or header turned out to be.
///
/// @param json the value, with all digits of its numbers; absent for what is no JSON, and no record of a schema
/// @param text the value where `json` is absent: pairs of hexadecimal digits for [Decoded.Form#BINARY], empty for none
/// @param schema that it was read by; absent when by none
/// @param why it is shown as bytes though a schema is named; empty otherwise
public record Content(
        Decoded.Form form, @Nullable JsonNode json, String text, @Nullable SchemaVersion schema, String why) {

    static final Content NOTHING = new Content(Decoded.Form.NONE, null, "", null, "");

    static Content of(Decoded.Form form, JsonNode json, @Nullable SchemaVersion schema) {
        return new Content(form, json, "", schema, "");
    }

    static Content text(String text) {
        return new Content(Decoded.Form.TEXT, null, text, null, "");
    }

    /// On one line, as it stands in a file of JSON lines; [#text] for what is no JSON.
    public String compact() {
        return json == null ? text : ExactJson.compact(json);
    }
}
