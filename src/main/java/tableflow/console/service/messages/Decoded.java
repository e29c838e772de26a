package tableflow.console.service.messages;

/// Bytes made readable.
///
/// @param text what to show; hexadecimal pairs for [Form#BINARY], empty for [Form#NONE]
/// @param schema which schema it was read by, as words; empty when by none
/// @param why it is shown as bytes though a schema is named; empty otherwise
public record Decoded(Form form, String text, String schema, String why) {

    /// What the bytes turned out to be.
    public enum Form {
        /// There are none: no key, or a tombstone.
        NONE,
        JSON_SCHEMA,
        AVRO,
        PROTOBUF,
        /// JSON without a schema.
        JSON,
        TEXT,
        BINARY
    }

    static final Decoded NOTHING = new Decoded(Form.NONE, "", "", "");
}
