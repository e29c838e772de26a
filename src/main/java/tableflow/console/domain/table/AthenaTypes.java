package tableflow.console.domain.table;

import java.util.function.Function;
import java.util.stream.Collectors;
import tableflow.console.domain.table.ColumnType.Decimal;
import tableflow.console.domain.table.ColumnType.Fixed;
import tableflow.console.domain.table.ColumnType.Impossible;
import tableflow.console.domain.table.ColumnType.ListOf;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;

/// The types of columns in the words of AWS: Glue spells them as Hive does, Athena's SQL as Trino does.
public final class AthenaTypes {
    /// Longest type that Glue takes for a column, in characters (its API's model of `ColumnTypeString`).
    public static final int LONGEST_GLUE_TYPE = 131_072;
    /// Longest name that Glue takes for a column.
    public static final int LONGEST_GLUE_NAME = 255;

    private AthenaTypes() {}

    /// As Glue's catalog shows it: `struct<id:bigint,tags:array<string>>`. Types that Hive lacks stand there as text or
    /// bytes, as Iceberg's own Glue catalog writes them.
    public static String glue(ColumnType type) {
        return switch (type) {
            case Primitive primitive -> switch (primitive) {
                case LONG -> "bigint";
                case TIME -> "string";
                case TIMESTAMPTZ -> "timestamp";
                default -> primitive.text();
            };
            case Decimal(int precision, int scale) -> "decimal(" + precision + "," + scale + ")";
            case Fixed fixed -> "binary";
            case ListOf list -> "array<" + glue(list.element()) + ">";
            case MapOf map -> "map<" + glue(map.key()) + "," + glue(map.value()) + ">";
            case Struct struct -> fields(struct, field -> field.name() + ":" + glue(field.type()), ",", "struct<", ">");
            case Impossible impossible -> "-";
        };
    }

    /// As a query sees it, from the metadata in S3: `row("id" bigint, "tags" array(varchar))`.
    public static String athena(ColumnType type) {
        return switch (type) {
            case Primitive primitive -> switch (primitive) {
                case INT -> "integer";
                case LONG -> "bigint";
                case FLOAT -> "real";
                case TIME -> "time(6)";
                case TIMESTAMP -> "timestamp(6)";
                case TIMESTAMPTZ -> "timestamp(6) with time zone";
                case STRING -> "varchar";
                case BINARY -> "varbinary";
                case BOOLEAN, DOUBLE, DATE -> primitive.text();
            };
            case Decimal(int precision, int scale) -> "decimal(" + precision + ", " + scale + ")";
            case Fixed fixed -> "varbinary";
            case ListOf list -> "array(" + athena(list.element()) + ")";
            case MapOf map -> "map(" + athena(map.key()) + ", " + athena(map.value()) + ")";
            case Struct struct -> fields(struct, field -> '"' + field.name().replace("\"", "\"\"") + "\" "
                + athena(field.type()), ", ", "row(", ")");
            case Impossible impossible -> "-";
        };
    }

    private static String fields(
            Struct struct, Function<Column, String> text, String between, String before, String after) {
        return struct.fields().stream().map(text).collect(Collectors.joining(between, before, after));
    }
}
