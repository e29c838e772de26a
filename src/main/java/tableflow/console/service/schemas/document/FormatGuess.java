package tableflow.console.service.schemas.document;

import java.util.Optional;
import java.util.regex.Pattern;
import tableflow.console.domain.schema.SchemaFormat;

/// In which language a schema is.
public final class FormatGuess {

    private static final int LOOKED_AT = 4000;
    private static final Pattern AVRO = Pattern.compile(
            "\"type\"\\s*:\\s*\"(record|error|enum|fixed)\"|\"(fields|symbols|logicalType)\"\\s*:");
    private static final Pattern AVRO_NAME = Pattern.compile(
            "\"(null|boolean|int|long|float|double|bytes|string)\"");

    private FormatGuess() {}

    /// By the file's name, or, where its ending says nothing, by what it holds; empty when neither says anything.
    ///
    /// @param name may be empty
    public static Optional<SchemaFormat> of(String name, String text) {
        return SchemaFormat.ofFileName(name).or(() -> ofText(text));
    }

    private static Optional<SchemaFormat> ofText(String text) {
        String start = text.substring(0, Math.min(text.length(), LOOKED_AT)).replace("\ufeff", "").strip();
        if (start.isEmpty()) {
            return Optional.empty();
        }
        return switch (start.charAt(0)) {
            case '{' -> Optional.of(AVRO.matcher(start).find() && !start.contains("\"$schema\"")
                    ? SchemaFormat.AVRO : SchemaFormat.JSON);
            case '[' -> Optional.of(SchemaFormat.AVRO);
            case '"' -> AVRO_NAME.matcher(start).matches() ? Optional.of(SchemaFormat.AVRO) : Optional.empty();
            default -> Pattern.compile("(?m)^\\s*(syntax|package|import|message|enum|option|edition)\\b").matcher(start)
                    .find() ? Optional.of(SchemaFormat.PROTOBUF) : Optional.empty();
        };
    }
}
