package tableflow.console.sandbox.sql.statement;

/// What a statement is, with the words that Athena has for it. Source: Athena API reference, `QueryExecution`; where
/// the result lies is in the user guide, "Working with query results".
public enum StatementKind {
    SELECT(Type.DML, Result.CSV),
    WITH(Type.DML, Result.CSV),
    VALUES(Type.DML, Result.CSV),
    TABLE(Type.DML, Result.CSV),
    INSERT(Type.DML, Result.BARE),
    UPDATE(Type.DML, Result.BARE),
    DELETE(Type.DML, Result.BARE),
    MERGE(Type.DML, Result.BARE),
    OPTIMIZE(Type.DML, Result.BARE),
    VACUUM(Type.DML, Result.BARE),
    UNLOAD(Type.DML, Result.BARE),
    CREATE_TABLE_AS_SELECT(Type.DML, Result.TABLES),
    EXPLAIN(Type.UTILITY, Result.TEXT),
    EXPLAIN_ANALYZE(Type.UTILITY, Result.TEXT),
    CREATE_TABLE(Type.DDL, Result.TEXT),
    CREATE_VIEW(Type.DDL, Result.TEXT),
    CREATE_DATABASE(Type.DDL, Result.TEXT),
    DROP_TABLE(Type.DDL, Result.TEXT),
    DROP_VIEW(Type.DDL, Result.TEXT),
    DROP_DATABASE(Type.DDL, Result.TEXT),
    ALTER_TABLE(Type.DDL, Result.TEXT),
    SHOW_DATABASES(Type.UTILITY, Result.TEXT),
    SHOW_TABLES(Type.UTILITY, Result.TEXT),
    SHOW_VIEWS(Type.UTILITY, Result.TEXT),
    SHOW_COLUMNS(Type.UTILITY, Result.TEXT),
    SHOW_PARTITIONS(Type.UTILITY, Result.TEXT),
    SHOW_TBLPROPERTIES(Type.UTILITY, Result.TEXT),
    SHOW_CREATE_TABLE(Type.UTILITY, Result.TEXT),
    SHOW_CREATE_VIEW(Type.UTILITY, Result.TEXT),
    SHOW_FUNCTIONS(Type.UTILITY, Result.CSV),
    DESCRIBE(Type.UTILITY, Result.TEXT),
    MSCK(Type.DDL, Result.TEXT),
    PREPARE(Type.UTILITY, Result.BARE),
    /// The kind of what was prepared counts for its result.
    EXECUTE(Type.DML, Result.CSV),
    DEALLOCATE(Type.UTILITY, Result.BARE);

    private final Type type;
    private final Result result;

    /// `StatementType` of the API.
    public enum Type { DML, DDL, UTILITY }

    /// Where the result lies below the output location.
    public enum Result {
        /// `ID.csv`, and the first row of `GetQueryResults` holds the names of the columns.
        CSV,
        /// `ID.txt`: rows joined by newlines, columns by tabs.
        TEXT,
        /// `ID`, with nothing in it.
        BARE,
        /// `tables/ID/`: the new table's data, when the statement names no location.
        TABLES
    }

    StatementKind(Type type, Result result) {
        this.type = type;
        this.result = result;
    }

    public Type type() {
        return type;
    }

    public Result result() {
        return result;
    }

    /// `SubstatementType` of the API.
    public String substatement() {
        return switch (this) {
            case WITH, VALUES, TABLE -> SELECT.name();
            default -> name();
        };
    }

    /// Whether it changes tables or their data.
    public boolean writes() {
        return type == Type.DDL || (type == Type.DML && result != Result.CSV && this != UNLOAD);
    }
}
