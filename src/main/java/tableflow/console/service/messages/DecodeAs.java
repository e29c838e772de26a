package tableflow.console.service.messages;

/// How bytes are to be read, where a person knows better than the bytes.
public sealed interface DecodeAs {

    DecodeAs AUTO = new Auto();
    DecodeAs JSON = new Json();
    DecodeAs TEXT = new Text();
    DecodeAs HEX = new Hex();

    /// By the schema that is named in the record; else as JSON or text, else as bytes.
    record Auto() implements DecodeAs {}

    /// As JSON, whatever schema is named.
    record Json() implements DecodeAs {}

    /// As text in UTF-8; what is none is shown as the replacement character.
    record Text() implements DecodeAs {}

    /// As bytes.
    record Hex() implements DecodeAs {}

    /// By this schema, whatever is named. A frame of the registry's serializers is passed over.
    record Schema(int id) implements DecodeAs {}
}
