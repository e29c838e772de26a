package tableflow.console.sandbox.athena.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.sql.SqlType;

/// Values as Athena writes them: everything is text, structures in a notation that cannot be read back.
///
/// Arrays `[1, 2]`, maps `{k=1}`, rows `{id=1, name=x}` with text unquoted inside, doubles as Java writes them,
/// binary as hex pairs, times with milliseconds whatever the column holds.
public final class Values {
    private static final HexFormat PAIRS = HexFormat.ofDelimiter(" ");
    private static final int MILLIS = 3;

    private Values() {}

    /// @param value as the engine's protocol sends it: rows and arrays are arrays, maps are objects, binary is Base64
    /// @return null for SQL's NULL
    public static @Nullable String text(SqlType type, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        return switch (type.base()) {
            case "double" -> value.isNumber() ? Double.toString(value.doubleValue()) : value.asText();
            case "real" -> value.isNumber() ? Float.toString(value.floatValue()) : value.asText();
            case "timestamp", "timestamp with time zone", "time", "time with time zone" -> millis(value.asText());
            case "varbinary" -> PAIRS.formatHex(Base64.getMimeDecoder().decode(value.asText()));
            case "array" -> array(type, value);
            case "map" -> map(type, value);
            case "row" -> row(type, value);
            default -> value.isContainerNode() ? value.toString() : value.asText();
        };
    }

    private static String array(SqlType type, JsonNode value) {
        List<String> all = new ArrayList<>();
        value.forEach(one -> all.add(inner(type.element(), one)));
        return "[" + String.join(", ", all) + "]";
    }

    private static String map(SqlType type, JsonNode value) {
        List<String> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> one : value.properties()) {
            String key = inner(type.fields().getFirst().type(), TextNode.valueOf(one.getKey()));
            all.add(key + "=" + inner(type.element(), one.getValue()));
        }
        return "{" + String.join(", ", all) + "}";
    }

    private static String row(SqlType type, JsonNode value) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < type.fields().size(); i++) {
            SqlType.Field part = type.fields().get(i);
            all.add(part.name().orElse("field" + i) + "=" + inner(part.type(), value.path(i)));
        }
        return "{" + String.join(", ", all) + "}";
    }

    private static String inner(SqlType type, JsonNode value) {
        return String.valueOf(text(type, value));
    }

    /// Brings the fraction of a second to three digits and leaves what follows it, such as a zone.
    private static String millis(String value) {
        int seconds = value.lastIndexOf(':', zone(value)) + MILLIS;
        if (seconds < MILLIS || seconds > value.length()) {
            return value;
        }
        int end = seconds;
        if (end < value.length() && value.charAt(end) == '.') {
            end++;
            while (end < value.length() && Character.isDigit(value.charAt(end))) {
                end++;
            }
        }
        String digits = end > seconds ? value.substring(seconds + 1, end) : "";
        return value.substring(0, seconds) + "." + (digits + "000").substring(0, MILLIS) + value.substring(end);
    }

    /// Where the zone of a time begins: ` UTC`, ` Europe/Paris`, `+02:00`; the end when there is none.
    private static int zone(String value) {
        int time = value.indexOf(':');
        for (int i = Math.max(time, 0); i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || c == '+' || c == '-') {
                return i;
            }
        }
        return value.length();
    }
}
