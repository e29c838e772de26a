package tableflow.console.domain.sql;

/// What a statement is, with the words that Athena has for it. Source: Athena API reference, `QueryExecution`, and the
/// real service, which calls `EXPLAIN` DML and `CREATE TABLE AS` DDL.
public enum StatementKind {
    SELECT(Type.DML, Effect.READS, ResultObject.CSV),
    /// A query that begins with `WITH`.
    WITH(Type.DML, Effect.READS, ResultObject.CSV),
    VALUES(Type.DML, Effect.READS, ResultObject.CSV),
    /// `TABLE name`, a query too.
    TABLE(Type.DML, Effect.READS, ResultObject.CSV),
    INSERT(Type.DML, Effect.WRITES, ResultObject.PLAIN_NAME),
    UPDATE(Type.DML, Effect.WRITES, ResultObject.CSV_NAME),
    DELETE(Type.DML, Effect.WRITES, ResultObject.CSV_NAME),
    MERGE(Type.DML, Effect.WRITES, ResultObject.CSV_NAME),
    OPTIMIZE(Type.DML, Effect.WRITES, ResultObject.PLAIN_NAME),
    VACUUM(Type.DML, Effect.WRITES, ResultObject.PLAIN_NAME),
    UNLOAD(Type.DML, Effect.WRITES_FILES, ResultObject.PLAIN_NAME),
    CREATE_TABLE_AS_SELECT(Type.DDL, Effect.WRITES, ResultObject.TABLE_NAME),
    EXPLAIN(Type.DML, Effect.LOOKS, ResultObject.PLAN),
    /// Runs what it explains.
    EXPLAIN_ANALYZE(Type.DML, Effect.READS, ResultObject.PLAN),
    CREATE_TABLE(Type.DDL, Effect.WRITES, ResultObject.EMPTY),
    CREATE_VIEW(Type.DDL, Effect.WRITES, ResultObject.EMPTY),
    CREATE_DATABASE(Type.DDL, Effect.WRITES, ResultObject.EMPTY),
    DROP_TABLE(Type.DDL, Effect.WRITES, ResultObject.EMPTY),
    DROP_VIEW(Type.DDL, Effect.WRITES, ResultObject.EMPTY),
    DROP_DATABASE(Type.DDL, Effect.WRITES, ResultObject.EMPTY),
    ALTER_TABLE(Type.DDL, Effect.WRITES, ResultObject.EMPTY),
    ALTER_DATABASE(Type.DDL, Effect.WRITES, ResultObject.EMPTY),
    ALTER_VIEW(Type.DDL, Effect.WRITES, ResultObject.EMPTY),
    MSCK(Type.DDL, Effect.WRITES, ResultObject.EMPTY),
    SHOW_DATABASES(Type.UTILITY, Effect.LOOKS, ResultObject.TEXT),
    SHOW_TABLES(Type.UTILITY, Effect.LOOKS, ResultObject.TEXT),
    SHOW_VIEWS(Type.UTILITY, Effect.LOOKS, ResultObject.TEXT),
    SHOW_COLUMNS(Type.UTILITY, Effect.LOOKS, ResultObject.TEXT),
    SHOW_PARTITIONS(Type.UTILITY, Effect.LOOKS, ResultObject.TEXT),
    SHOW_TBLPROPERTIES(Type.UTILITY, Effect.LOOKS, ResultObject.TEXT),
    SHOW_CREATE_TABLE(Type.UTILITY, Effect.LOOKS, ResultObject.TEXT),
    SHOW_CREATE_VIEW(Type.UTILITY, Effect.LOOKS, ResultObject.TEXT),
    SHOW_FUNCTIONS(Type.UTILITY, Effect.LOOKS, ResultObject.CSV),
    DESCRIBE(Type.UTILITY, Effect.LOOKS, ResultObject.TEXT),
    PREPARE(Type.UTILITY, Effect.LOOKS, ResultObject.EMPTY),
    /// What was prepared decides what it does and what comes of it.
    EXECUTE(Type.DML, Effect.UNKNOWN, ResultObject.CSV),
    DEALLOCATE(Type.UTILITY, Effect.LOOKS, ResultObject.EMPTY),
    /// Nothing that Athena runs, or too little of a statement to tell.
    OTHER(Type.UTILITY, Effect.UNKNOWN, ResultObject.TEXT);

    private final Type type;
    private final Effect effect;
    private final ResultObject result;

    /// `StatementType` of the API.
    public enum Type { DML, DDL, UTILITY }

    /// What a run leaves behind.
    public enum Effect {
        /// Looks at the catalog or plans, and reads no row.
        LOOKS,
        /// Reads rows and changes nothing.
        READS,
        /// Changes a table, its data, or the catalog.
        WRITES,
        /// Reads tables and writes files that belong to none.
        WRITES_FILES,
        /// Cannot be told from the text.
        UNKNOWN
    }

    StatementKind(Type type, Effect effect, ResultObject result) {
        this.type = type;
        this.effect = effect;
        this.result = result;
    }

    public Type type() {
        return type;
    }

    /// Of the kind alone; [SqlStatement#effect] looks into what `EXPLAIN ANALYZE` runs.
    public Effect effect() {
        return effect;
    }

    public ResultObject result() {
        return result;
    }

    /// `SubstatementType` of the API.
    public String substatement() {
        return switch (this) {
            case WITH, VALUES, TABLE, EXECUTE -> SELECT.name();
            case DESCRIBE -> "DESCRIBE_TABLE";
            case SHOW_TBLPROPERTIES -> "SHOW_TABLE_PROPERTIES";
            default -> name();
        };
    }

    /// Whether it changes tables, their data or the catalog.
    public boolean writes() {
        return effect == Effect.WRITES;
    }

    /// Whether rows of the tables that it names are read or changed.
    public boolean touchesRows() {
        return switch (this) {
            case EXPLAIN -> false;
            case CREATE_TABLE_AS_SELECT -> true;
            default -> type == Type.DML;
        };
    }

    /// Whether names stand in backquotes, as in Hive, and double quotes are refused. All else is Trino's, where it is
    /// the other way round.
    public boolean isHive() {
        return switch (this) {
            case CREATE_TABLE, CREATE_DATABASE, DROP_TABLE, DROP_DATABASE, ALTER_TABLE, ALTER_DATABASE, MSCK,
                    SHOW_DATABASES, SHOW_TABLES, SHOW_VIEWS, SHOW_COLUMNS, SHOW_PARTITIONS, SHOW_TBLPROPERTIES,
                    SHOW_CREATE_TABLE, DESCRIBE -> true;
            default -> false;
        };
    }

    /// The kind of a statement, as [SqlStatement#of] tells it.
    public static StatementKind of(String sql) {
        return SqlStatement.of(sql).kind();
    }
}
