package tableflow.console.sandbox.athena.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.sql.SqlType;

/// A column of a result as `ResultSetMetadata.ColumnInfo` describes it.
///
/// @param type Athena's name of the base type, such as `float` for the engine's `real`; no arguments
/// @param precision digits or length, 0 where a type has none
public record ColumnInfo(String name, String type, int precision, int scale, boolean caseSensitive) {
    /// All text there is: what an unbounded `varchar` is said to hold.
    static final int UNBOUNDED = Integer.MAX_VALUE;
    private static final int LARGEST_BINARY = 1 << 30;
    private static final Set<String> SIZED = Set.of("tinyint", "smallint", "integer", "bigint", "double", "float",
            "decimal", "varchar", "char", "varbinary", "timestamp", "timestamp with time zone", "time",
            "time with time zone");
    private static final Set<String> BARE = Set.of("array", "map", "row", "json", "string", "uuid", "ipaddress");

    /// The column that the engine calls `name` with its type.
    public static ColumnInfo of(String name, SqlType type) {
        return switch (type.base()) {
            case "tinyint" -> sized(name, "tinyint", 3);
            case "smallint" -> sized(name, "smallint", 5);
            case "integer" -> sized(name, "integer", 10);
            case "bigint" -> sized(name, "bigint", 19);
            case "double" -> sized(name, "double", 17);
            case "real" -> sized(name, "float", 17);
            case "decimal" ->
                new ColumnInfo(name, "decimal", type.precision().orElse(38), type.scale().orElse(0), false);
            case "varchar" -> new ColumnInfo(name, "varchar", type.precision().orElse(UNBOUNDED), 0, true);
            case "char" -> new ColumnInfo(name, "char", type.precision().orElse(1), 0, true);
            case "varbinary" -> sized(name, "varbinary", LARGEST_BINARY);
            case "timestamp", "timestamp with time zone", "time", "time with time zone" -> sized(name, type.base(), 3);
            default -> sized(name, type.base(), 0);
        };
    }

    /// A column of a `SHOW` or `DESCRIBE`, which come from another engine and know only `string`.
    public static ColumnInfo string(String name) {
        return sized(name, "string", 0);
    }

    private static ColumnInfo sized(String name, String type, int precision) {
        return new ColumnInfo(name, type, precision, 0, false);
    }

    /// Whether the binary description beside a result file has precision, scale and case for this type.
    boolean describesPrecision() {
        return SIZED.contains(type);
    }

    boolean describesScale() {
        return SIZED.contains(type) || type.equals("date");
    }

    boolean describesCase() {
        return !BARE.contains(type);
    }

    /// As the API sends it.
    public ObjectNode json() {
        return Json.object()
                .put("CatalogName", "hive")
                .put("SchemaName", "")
                .put("TableName", "")
                .put("Name", name)
                .put("Label", name)
                .put("Type", type)
                .put("Precision", precision)
                .put("Scale", scale)
                .put("Nullable", "UNKNOWN")
                .put("CaseSensitive", caseSensitive);
    }

    /// Reads what [#json] wrote.
    public static ColumnInfo of(JsonNode node) {
        return new ColumnInfo(node.path("Name").asText(), node.path("Type").asText(), node.path("Precision").asInt(),
                node.path("Scale").asInt(), node.path("CaseSensitive").asBoolean());
    }

    /// The names of all.
    public static List<String> names(List<ColumnInfo> columns) {
        return columns.stream().map(ColumnInfo::name).toList();
    }
}
