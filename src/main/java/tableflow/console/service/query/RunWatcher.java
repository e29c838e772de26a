package tableflow.console.service.query;

import java.time.Instant;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.QueryExecution;

/// Is told how a run goes, on the thread that runs it.
@FunctionalInterface
public interface RunWatcher {

    /// A look at the query; the last one, at its end, included. After a cancel the end may still be told, with what
    /// was scanned until then.
    void seen(QueryExecution now);

    /// Athena has taken it.
    default void started(String id) {}

    /// It cannot be looked at: credentials have expired, the network is gone, Athena has enough of us. It is tried
    /// again; the query itself goes on meanwhile. The next [#seen] ends this.
    ///
    /// @param since the first failure in a row
    default void unknown(Instant since, RemoteFailure why) {}

    /// It was to be ended, and that did not reach Athena: it may go on, and cost.
    default void notStopped(String id, RemoteFailure why) {}
}
