package tableflow.console;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.service.query.RunMemory;
import tableflow.console.service.query.RunWatcher;
import tableflow.console.service.query.Runs;
import tableflow.console.ui.query.QueryRunner;

/// Runs the statements of the pane, and follows those that were sent before the console ended.
///
/// @param runs made when the first statement is sent: what is remembered can be read without a key
/// @param memory that of `runs`
/// @param choices what the user has chosen for all statements, such as the use of earlier results
record AthenaRunner(Supplier<Runs> runs, RunMemory memory, UnaryOperator<QueryRequest> choices)
        implements QueryRunner {

    @Override
    public QueryExecution run(QueryRequest request, RunWatcher watcher) {
        return runs.get().run(choices.apply(request), OptionalLong.empty(), watcher);
    }

    @Override
    public List<RunMemory.Unfinished> unfinished() {
        return memory.unfinished();
    }

    /// A query that Athena knows no more is told of once: it is forgotten here too.
    @Override
    public QueryExecution reattach(String id, RunWatcher watcher) {
        try {
            return runs.get().reattach(id, watcher);
        } catch (RemoteFailure failed) {
            if (failed.is(Kind.NOT_FOUND) || failed.is(Kind.INVALID)) {
                memory.forget(id);
            }
            throw failed;
        }
    }

    @Override
    public void forget(String id) {
        memory.forget(id);
    }
}
