package tableflow.console.sandbox.athena.result;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tableflow.console.domain.sql.ResultObject;

/// Which object a statement leaves at its output location, and what is in it.
public enum ResultFile {
    /// `SELECT`, `WITH`, `VALUES`, `TABLE`, `SHOW FUNCTIONS`: `<id>.csv` with a header line.
    CSV(true, true),
    /// `UPDATE`, `DELETE`, `MERGE`: named like a table of rows, but only its `.metadata` is written.
    CSV_NAME(false, true),
    /// `EXPLAIN`: rows as in [#TEXT], but the API sends a header row first.
    PLAN(true, true),
    /// `SHOW`, `DESCRIBE`: `<id>.txt`, rows joined by line feeds, no header and no line feed at the end.
    TEXT(true, false),
    /// DDL: an empty `<id>.txt`, nothing beside it.
    EMPTY(true, false),
    /// `INSERT`: location `<id>`; only its `.metadata` is written.
    PLAIN_NAME(false, true),
    /// `CREATE TABLE AS`: location `tables/<id>`; only its `.metadata` is written.
    TABLE_NAME(false, true);

    private final boolean body;
    private final boolean header;

    ResultFile(boolean body, boolean header) {
        this.body = body;
        this.header = header;
    }

    /// What a statement of that kind of result leaves.
    public static ResultFile of(ResultObject result) {
        return switch (result) {
            case CSV -> CSV;
            case CSV_NAME -> CSV_NAME;
            case PLAN -> PLAN;
            case TEXT -> TEXT;
            case EMPTY -> EMPTY;
            case PLAIN_NAME -> PLAIN_NAME;
            case TABLE_NAME -> TABLE_NAME;
        };
    }

    /// The key below the location's prefix.
    public String name(String id) {
        return switch (this) {
            case CSV, CSV_NAME -> id + ".csv";
            case PLAN, TEXT, EMPTY -> id + ".txt";
            case PLAIN_NAME -> id;
            case TABLE_NAME -> "tables/" + id;
        };
    }

    /// Whether there is an object of that name.
    public boolean hasBody() {
        return body;
    }

    /// Whether an object with `.metadata` added to the name stands beside it.
    public boolean hasMetadata() {
        return this != EMPTY;
    }

    /// Whether the first row that GetQueryResults sends holds the names of the columns.
    public boolean headerRow() {
        return header && body;
    }

    /// Whether a row is one text with line feeds already cut and tabs between what were columns.
    public boolean lines() {
        return this == PLAN || this == TEXT;
    }

    /// Writes the body from its rows, one at a time.
    public void write(List<ColumnInfo> columns, Rows rows, OutputStream to) throws IOException {
        if (this == CSV) {
            to.write(CsvRows.line(ColumnInfo.names(columns)));
            rows.each(row -> to.write(CsvRows.line(row)));
        } else if (lines()) {
            boolean[] later = {false};
            rows.each(row -> {
                if (later[0]) {
                    to.write('\n');
                }
                later[0] = true;
                String line = row.getFirst();
                to.write((line == null ? "" : line).getBytes(StandardCharsets.UTF_8));
            });
        }
    }
}
