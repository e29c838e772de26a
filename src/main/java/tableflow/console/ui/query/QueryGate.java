package tableflow.console.ui.query;

import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.QueryRequest;

/// Looks at a statement before it runs. Blocking.
@FunctionalInterface
public interface QueryGate {

    /// Lets everything through.
    QueryGate OPEN = (request, progress) -> new Pass();

    /// @throws RemoteFailure CANCELLED after an interrupt
    Answer check(QueryRequest request, Progress progress);

    /// What becomes of the statement.
    sealed interface Answer {}

    /// It runs.
    record Pass() implements Answer {}

    /// It runs if the user says so.
    ///
    /// @param facts what there is to know, a sentence or more
    record Ask(String facts) implements Answer {}

    /// It does not run.
    record Refuse(RemoteFailure reason) implements Answer {}
}
