package tableflow.console.sandbox.athena.unload;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tableflow.console.sandbox.sql.SqlColumn;
import tableflow.console.sandbox.sql.SqlType;

/// What the files of an `UNLOAD` can hold: the types that Hive has. So times with a zone, times of day, UUID, JSON and
/// intervals have to be cast first. Source: Trino's Hive connector, the type mapping of its documentation.
final class HiveTypes {
    private static final Set<String> PLAIN = Set.of("boolean", "tinyint", "smallint", "integer", "bigint", "real",
            "double", "decimal", "varchar", "char", "varbinary", "date", "timestamp");

    private HiveTypes() {}

    static void check(List<SqlColumn> columns) throws Refused {
        Set<String> names = new HashSet<>();
        for (SqlColumn column : columns) {
            if (!names.add(column.name())) {
                throw new Refused("DUPLICATE_COLUMN_NAME: Column name '" + column.name()
                        + "' specified more than once");
            }
            check(column.type());
        }
    }

    private static void check(SqlType type) throws Refused {
        switch (type.base()) {
            case "array", "map" -> {
                for (SqlType.Field part : type.fields()) {
                    check(part.type());
                }
            }
            case "row" -> {
                for (SqlType.Field part : type.fields()) {
                    if (part.name().isEmpty()) {
                        throw new Refused("NOT_SUPPORTED: Anonymous row type is not supported in Hive. Please give "
                                + "each field a name: " + type);
                    }
                    check(part.type());
                }
            }
            default -> {
                if (!PLAIN.contains(type.base())) {
                    throw new Refused("NOT_SUPPORTED: Unsupported Hive type: " + type);
                }
            }
        }
    }
}
