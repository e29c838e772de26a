package tableflow.console.ui.query;

import java.util.function.Consumer;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;

/// Runs a statement to its end; an interrupt ends it in Athena too. Blocking.
@FunctionalInterface
public interface QueryRunner {

    /// @param watcher told of every look at the query, on any thread
    /// @return the execution once nothing more happens to it, whatever its state
    /// @throws tableflow.console.domain.RemoteFailure for what never became a query, or could not be watched
    QueryExecution run(QueryRequest request, Consumer<QueryExecution> watcher);
}
