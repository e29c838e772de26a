package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import tableflow.console.sandbox.sql.SqlColumn;

/// Takes an engine's rows, one at a time.
interface RowSink extends AutoCloseable {
    /// @throws QueryFailed when the row cannot go where it shall
    void add(List<SqlColumn> columns, JsonNode row) throws IOException, QueryFailed;

    /// What came of them, when all are there.
    Execution.Output output(List<SqlColumn> columns);

    /// Size of the values so far.
    long bytes();

    @Override
    void close() throws IOException;
}
