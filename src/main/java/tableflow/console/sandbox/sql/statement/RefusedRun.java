package tableflow.console.sandbox.sql.statement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import tableflow.console.sandbox.sql.SqlColumn;
import tableflow.console.sandbox.sql.SqlFailure;
import tableflow.console.sandbox.sql.SqlRun;
import tableflow.console.sandbox.sql.SqlState;
import tableflow.console.sandbox.sql.SqlStats;

/// A run that failed before the engine saw it.
record RefusedRun(SqlFailure failure) implements SqlRun {
    @Override
    public SqlState state() {
        return SqlState.FAILED;
    }

    @Override
    public SqlStats stats() {
        return SqlStats.NONE;
    }

    @Override
    public List<SqlColumn> columns() {
        return List.of();
    }

    @Override
    public Optional<String> updateType() {
        return Optional.empty();
    }

    @Override
    public Optional<Long> updateCount() {
        return Optional.empty();
    }

    @Override
    public Optional<List<JsonNode>> next() throws SqlFailure {
        throw failure;
    }

    @Override
    public void cancel() {
        // It is done.
    }
}
