package tableflow.console.sandbox.athena.unload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import tableflow.console.sandbox.sql.SqlType;

/// Values as the engine's protocol sends them, read exactly.
final class EngineValues {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.[SSSSSSSSS]"
            + "[SSSSSSSS][SSSSSSS][SSSSSS][SSSSS][SSSS][SSS][SS][S]]");

    private EngineValues() {}

    static byte[] bytes(JsonNode value) {
        return Base64.getMimeDecoder().decode(value.asText());
    }

    /// Without its point: 12.50 with the scale 2 is 1250.
    static BigInteger unscaled(JsonNode value, SqlType type) {
        return new BigDecimal(value.asText()).setScale(type.scale().orElse(0)).unscaledValue();
    }

    static int date(JsonNode value) {
        return Math.toIntExact(LocalDate.parse(value.asText()).toEpochDay());
    }

    static LocalDateTime timestamp(JsonNode value) {
        return LocalDateTime.parse(value.asText(), TIMESTAMP);
    }

    /// Infinite ones and what is no number come as text.
    static double number(JsonNode value) {
        return value.isNumber() ? value.doubleValue() : Double.parseDouble(value.asText());
    }

    static float real(JsonNode value) {
        return value.isNumber() ? value.floatValue() : Float.parseFloat(value.asText());
    }

    /// The keys of a map are texts in JSON, whatever they are.
    static JsonNode key(SqlType type, String text) {
        return switch (type.base()) {
            case "boolean" -> BooleanNode.valueOf(Boolean.parseBoolean(text));
            case "tinyint", "smallint", "integer", "bigint" ->
                LongNode.valueOf(Long.parseLong(text));
            default -> TextNode.valueOf(text);
        };
    }
}
