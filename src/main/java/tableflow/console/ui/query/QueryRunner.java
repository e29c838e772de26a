package tableflow.console.ui.query;

import java.util.List;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.service.query.RunMemory;
import tableflow.console.service.query.RunWatcher;

/// Runs a statement to its end; an interrupt ends it in Athena too. Blocking.
@FunctionalInterface
public interface QueryRunner {

    /// @param watcher told of every look at the query, and of looks that fail, on any thread
    /// @return the execution once nothing more happens to it, whatever its state
    /// @throws tableflow.console.domain.RemoteFailure for what never became a query, or could not be watched
    QueryExecution run(QueryRequest request, RunWatcher watcher);

    /// Statements that were sent earlier, before the console ended, and whose end nobody saw; oldest first.
    default List<RunMemory.Unfinished> unfinished() {
        return List.of();
    }

    /// Watches a statement that was sent earlier; otherwise like [#run].
    ///
    /// @param id the query's, in Athena
    default QueryExecution reattach(String id, RunWatcher watcher) {
        throw RemoteFailure.of(
                RemoteFailure.Kind.NOT_FOUND, "follow query " + id, "no earlier statement is known here");
    }

    /// Tells of that statement no longer; it goes on.
    default void forget(String id) {}
}
