package tableflow.console.ui.query;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.ExecutionContext;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryExecution.Failure;
import tableflow.console.domain.query.QueryExecution.StatementType;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.QueryState;
import tableflow.console.domain.query.QueryStatistics;

/// Runs nothing: a statement that contains `broken` fails, one with `slow` never ends, others succeed.
final class FakeRunner implements QueryRunner {

    final List<QueryRequest> requests = new CopyOnWriteArrayList<>();
    final List<String> interrupted = new CopyOnWriteArrayList<>();

    @Override
    public QueryExecution run(QueryRequest request, Consumer<QueryExecution> watcher) {
        requests.add(request);
        String sql = request.sql();
        watcher.accept(execution(sql, QueryState.QUEUED, null));
        watcher.accept(execution(sql, QueryState.RUNNING, null));
        if (sql.contains("slow")) {
            try {
                new java.util.concurrent.CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.add(sql);
                throw RemoteFailure.cancelled("run the query");
            }
        }
        QueryExecution last = sql.contains("broken")
                ? execution(sql, QueryState.FAILED, new Failure(
                        "line 2:8: Column 'broken' cannot be resolved", 2, 1006, false))
                : execution(sql, QueryState.SUCCEEDED, null);
        watcher.accept(last);
        return last;
    }

    static QueryExecution execution(String sql, QueryState state, @Nullable Failure failure) {
        boolean running = state != QueryState.QUEUED;
        return new QueryExecution(
                "0f0e7d53-5f10-4e0a-9a55-000000000001",
                sql,
                Open.of(state),
                Open.of(StatementType.DML),
                failure,
                state == QueryState.SUCCEEDED ? "s3://results/1.csv" : null,
                new QueryStatistics(
                        OptionalLong.of(1_234),
                        OptionalLong.of(120),
                        running ? OptionalLong.of(310) : OptionalLong.empty(),
                        running ? OptionalLong.of(900) : OptionalLong.empty(),
                        running ? OptionalLong.of(48_234_496) : OptionalLong.empty(),
                        false),
                ExecutionContext.UNKNOWN);
    }
}
