package tableflow.console.sandbox.athena;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.sql.ResultObject;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.sandbox.athena.result.ColumnInfo;

/// What the API says about a kind of statement and where its result lies.
///
/// @param type `StatementType`
/// @param substatement `SubstatementType`
record Shape(String type, String substatement, ResultObject file) {
    private static final String DML = "DML";

    static Shape of(StatementKind kind) {
        return new Shape(kind.type().name(), kind.substatement(), kind.result());
    }

    /// The columns of a `SHOW` or `DESCRIBE`, whose names are not the engine's; empty for others.
    Optional<List<ColumnInfo>> ownColumns() {
        return switch (substatement) {
            case "SHOW_TABLES" -> strings("tab_name");
            case "SHOW_DATABASES" -> strings("database_name");
            case "SHOW_VIEWS" -> Optional.of(List.of(new ColumnInfo("views", "varchar", 0, 0, false)));
            case "SHOW_COLUMNS" -> strings("field");
            case "SHOW_PARTITIONS" -> strings("partition");
            case "SHOW_TABLE_PROPERTIES" -> strings("prpt_name", "prpt_value");
            case "SHOW_CREATE_TABLE" -> strings("createtab_stmt");
            case "SHOW_CREATE_VIEW" -> Optional.of(List.of(new ColumnInfo("create view", "varchar", 0, 0, false)));
            case "DESCRIBE_TABLE" -> strings("col_name", "data_type", "comment");
            default -> Optional.empty();
        };
    }

    /// Whether a query that changes nothing still counts 0 changes; plans and DDL do not count.
    boolean countsNothing() {
        return file == ResultObject.CSV || file == ResultObject.TEXT;
    }

    /// Whether the engine makes a plan for it: only then the time for that is told.
    boolean planned() {
        return type.equals(DML) || file == ResultObject.TABLE_NAME;
    }

    /// Whether an earlier result may stand for a new one.
    boolean reusable() {
        return file == ResultObject.CSV && type.equals(DML);
    }

    private static Optional<List<ColumnInfo>> strings(String... names) {
        return Optional.of(List.of(names).stream().map(ColumnInfo::string).toList());
    }
}
