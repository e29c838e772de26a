package tableflow.console.service.messages;

import java.util.Locale;
import java.util.Optional;

/// How bytes are to be read, where a person knows better than the bytes.
public sealed interface DecodeAs {

    DecodeAs AUTO = new Auto();
    DecodeAs JSON = new Json();
    DecodeAs TEXT = new Text();
    DecodeAs HEX = new Hex();

    /// Stands in front of a schema's id where a way is written.
    String BY_SCHEMA = "schema:";

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

    /// Reads `auto`, `json`, `text`, `hex` or `schema:ID`; empty for anything else.
    static Optional<DecodeAs> parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "auto" -> Optional.of(AUTO);
            case "json" -> Optional.of(JSON);
            case "text" -> Optional.of(TEXT);
            case "hex" -> Optional.of(HEX);
            default -> lower.startsWith(BY_SCHEMA)
                    ? schema(lower.substring(BY_SCHEMA.length())).map(it -> it) : Optional.empty();
        };
    }

    /// The schema with the id that is written; empty for what is none.
    static Optional<Schema> schema(String id) {
        String digits = id.strip();
        try {
            return digits.matches("\\d{1,10}") ? Optional.of(new Schema(Integer.parseInt(digits))) : Optional.empty();
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    /// As [#parse(String)] reads it.
    static String written(DecodeAs as) {
        return switch (as) {
            case Auto _ -> "auto";
            case Json _ -> "json";
            case Text _ -> "text";
            case Hex _ -> "hex";
            case Schema(int id) -> BY_SCHEMA + id;
        };
    }
}
