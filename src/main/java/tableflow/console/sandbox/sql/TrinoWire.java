package tableflow.console.sandbox.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tableflow.console.sandbox.sql.SqlFailure.Kind;
import tableflow.console.sandbox.sql.SqlFailure.Position;

/// The engine's JSON. Source: Trino documentation, "Trino client REST API".
final class TrinoWire {
    /// Decimals come as text; what has a point is a `double` or `real`, and a `double` keeps it exactly, with the sign
    /// of a zero, which a decimal would lose.
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private TrinoWire() {}

    static JsonNode parse(byte[] body) throws IOException {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IOException("the SQL engine's answer is no JSON", e);
        }
    }

    static List<SqlColumn> columns(JsonNode columns) {
        List<SqlColumn> all = new ArrayList<>();
        for (JsonNode column : columns) {
            SqlType type = type(column.path("typeSignature"), column.path("type").asText());
            all.add(new SqlColumn(column.path("name").asText(), type));
        }
        return List.copyOf(all);
    }

    /// @param text the type in SQL where it is known; else it is put together
    private static SqlType type(JsonNode signature, String text) {
        String base = signature.path("rawType").asText();
        List<Integer> numbers = new ArrayList<>();
        List<SqlType.Field> fields = new ArrayList<>();
        for (JsonNode argument : signature.path("arguments")) {
            JsonNode value = argument.path("value");
            switch (argument.path("kind").asText()) {
                case "LONG" -> numbers.add((int) Math.min(value.asLong(), Integer.MAX_VALUE));
                case "TYPE" -> fields.add(new SqlType.Field(Optional.empty(), type(value, "")));
                case "NAMED_TYPE" -> fields.add(new SqlType.Field(
                        Optional.ofNullable(value.path("fieldName").path("name").textValue()),
                        type(value.path("typeSignature"), "")));
                default -> { }
            }
        }
        // How the engine says that a text has no limit.
        if (base.equals("varchar") && numbers.equals(List.of(Integer.MAX_VALUE))) {
            numbers.clear();
        }
        return new SqlType(text.isEmpty() ? text(base, numbers, fields) : text, base, numbers, fields);
    }

    private static String text(String base, List<Integer> numbers, List<SqlType.Field> fields) {
        List<String> parts = new ArrayList<>(numbers.stream().map(String::valueOf).toList());
        for (SqlType.Field field : fields) {
            parts.add(field.name().map(name -> named(name) + " ").orElse("") + field.type());
        }
        if (parts.isEmpty()) {
            return base;
        }
        int space = base.indexOf(' ');
        String inside = "(" + String.join(", ", parts) + ")";
        // The precision of `timestamp(6) with time zone` stands in the middle.
        return space < 0 ? base + inside : base.substring(0, space) + inside + base.substring(space);
    }

    private static String named(String field) {
        return field.matches("[a-z_][a-z0-9_]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    static SqlState state(String word) {
        return switch (word) {
            case "QUEUED", "WAITING_FOR_RESOURCES", "DISPATCHING" -> SqlState.QUEUED;
            default -> SqlState.RUNNING;
        };
    }

    /// @param times the run's own, since it began before the engine heard of it
    static SqlStats stats(JsonNode stats, long outputRows, SqlStats.Times times) {
        return new SqlStats(
                stats.path("physicalInputBytes").asLong(),
                stats.path("physicalWrittenBytes").asLong(),
                stats.path("processedRows").asLong(),
                stats.path("processedBytes").asLong(),
                outputRows,
                times,
                stats.path("rootStage").isObject() ? Optional.of(stage(stats.path("rootStage"))) : Optional.empty());
    }

    static Duration planning(JsonNode stats) {
        return Duration.ofMillis(stats.path("planningTimeMillis").asLong());
    }

    static Duration queued(JsonNode stats) {
        return Duration.ofMillis(stats.path("queuedTimeMillis").asLong());
    }

    private static SqlStats.Stage stage(JsonNode stage) {
        List<SqlStats.Stage> children = new ArrayList<>();
        stage.path("subStages").forEach(child -> children.add(stage(child)));
        return new SqlStats.Stage(
                stage.path("stageId").asText(),
                stage.path("state").asText(),
                stage.path("processedRows").asLong(),
                stage.path("processedBytes").asLong(),
                Duration.ofMillis(stage.path("cpuTimeMillis").asLong()),
                children);
    }

    static SqlFailure failure(JsonNode error) {
        JsonNode location = error.path("errorLocation");
        return new SqlFailure(
                error.path("errorCode").asInt(),
                error.path("errorName").asText("GENERIC_INTERNAL_ERROR"),
                kind(error.path("errorType").asText()),
                error.path("message").asText(),
                location.isObject()
                        ? Optional.of(new Position(
                                location.path("lineNumber").asInt(), location.path("columnNumber").asInt()))
                        : Optional.empty());
    }

    private static Kind kind(String type) {
        try {
            return Kind.valueOf(type.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Kind.INTERNAL_ERROR;
        }
    }
}
