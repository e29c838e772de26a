package tableflow.console.sandbox.athena.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.sql.SqlColumn;
import tableflow.console.sandbox.sql.SqlType;

/// Rows as JSON objects, a line each: what `UNLOAD` writes in that format. Numbers stay numbers, exactly; rows become
/// objects; times are text with milliseconds and binary stays Base64.
public final class JsonLines {
    private JsonLines() {}

    /// One row.
    public static ObjectNode object(List<SqlColumn> columns, List<JsonNode> values) {
        ObjectNode object = Json.object();
        for (int i = 0; i < columns.size(); i++) {
            object.set(columns.get(i).name(), value(columns.get(i).type(), values.get(i)));
        }
        return object;
    }

    private static JsonNode value(SqlType type, JsonNode value) {
        if (value.isNull()) {
            return value;
        }
        return switch (type.base()) {
            case "decimal" -> Json.tree(new BigDecimal(value.asText()));
            case "array" -> array(type, value);
            case "map" -> map(type, value);
            case "row" -> row(type, value);
            case "timestamp", "timestamp with time zone", "time", "time with time zone" ->
                TextNode.valueOf(String.valueOf(Values.text(type, value)));
            default -> value;
        };
    }

    private static ArrayNode array(SqlType type, JsonNode value) {
        ArrayNode all = Json.array();
        value.forEach(one -> all.add(value(type.element(), one)));
        return all;
    }

    private static ObjectNode map(SqlType type, JsonNode value) {
        ObjectNode all = Json.object();
        for (Map.Entry<String, JsonNode> one : value.properties()) {
            all.set(one.getKey(), value(type.element(), one.getValue()));
        }
        return all;
    }

    private static ObjectNode row(SqlType type, JsonNode value) {
        ObjectNode all = Json.object();
        for (int i = 0; i < type.fields().size(); i++) {
            SqlType.Field field = type.fields().get(i);
            all.set(field.name().orElse("field" + i), value(field.type(), value.path(i)));
        }
        return all;
    }
}
