package tableflow.console.domain.sql;

/// What a statement leaves at its output location; as seen at the real service, besides the Athena user guide,
/// "Working with query results".
public enum ResultObject {
    /// Queries, `SHOW FUNCTIONS`: `<id>.csv` with a heading.
    CSV(true, true),
    /// `UPDATE`, `DELETE`, `MERGE`: named `<id>.csv`, but nothing is written there.
    CSV_NAME(false, false),
    /// `EXPLAIN`: `<id>.txt`; the file has no heading, the API's first row is one.
    PLAN(true, true),
    /// `SHOW`, `DESCRIBE`: `<id>.txt`, rows joined by line feeds, no heading.
    TEXT(true, false),
    /// Other DDL: an empty `<id>.txt`.
    EMPTY(true, false),
    /// `INSERT`, `UNLOAD`: named `<id>`, but nothing is written there.
    PLAIN_NAME(false, false),
    /// `CREATE TABLE AS`: `tables/<id>`.
    TABLE_NAME(false, false);

    private final boolean body;
    private final boolean heading;

    ResultObject(boolean body, boolean heading) {
        this.body = body;
        this.heading = heading;
    }

    /// The key of the object below the output location.
    ///
    /// @param id of the execution
    public String name(String id) {
        return switch (this) {
            case CSV, CSV_NAME -> id + ".csv";
            case PLAN, TEXT, EMPTY -> id + ".txt";
            case PLAIN_NAME -> id;
            case TABLE_NAME -> "tables/" + id;
        };
    }

    /// Such as `.csv`; empty for those without.
    public String suffix() {
        return switch (this) {
            case CSV, CSV_NAME -> ".csv";
            case PLAN, TEXT, EMPTY -> ".txt";
            case PLAIN_NAME, TABLE_NAME -> "";
        };
    }

    /// Whether there is an object of that name.
    public boolean exists() {
        return body;
    }

    /// Whether the first row of `GetQueryResults` holds the names of the columns.
    public boolean hasHeading() {
        return heading;
    }

    /// Whether an object with `.metadata` added to the name stands beside it.
    public boolean hasMetadata() {
        return this != EMPTY;
    }

    /// Whether a row is one text with line feeds already cut and tabs between what were columns.
    public boolean isLines() {
        return this == PLAN || this == TEXT;
    }
}
