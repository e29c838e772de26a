package tableflow.console.ui.query;

import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.service.query.RunWatcher;

/// Runs a statement to its end; an interrupt ends it in Athena too. Blocking.
@FunctionalInterface
public interface QueryRunner {

    /// @param watcher told of every look at the query, and of looks that fail, on any thread
    /// @return the execution once nothing more happens to it, whatever its state
    /// @throws tableflow.console.domain.RemoteFailure for what never became a query, or could not be watched
    QueryExecution run(QueryRequest request, RunWatcher watcher);
}
