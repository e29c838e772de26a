package tableflow.console.ui.query;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.ExecutionContext;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryExecution.Failure;
import tableflow.console.domain.query.QueryExecution.StatementType;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.QueryState;
import tableflow.console.domain.query.QueryStatistics;
import tableflow.console.service.query.RunMemory;
import tableflow.console.service.query.RunWatcher;

/// Runs nothing: a statement that contains `broken` fails, one with `slow` never ends, one with `lost` cannot be looked
/// at until [#found] is called, others succeed.
final class FakeRunner implements QueryRunner {

    final List<QueryRequest> requests = new CopyOnWriteArrayList<>();
    final List<String> interrupted = new CopyOnWriteArrayList<>();
    final List<RunMemory.Unfinished> unfinished = new CopyOnWriteArrayList<>();
    private final CountDownLatch found = new CountDownLatch(1);

    /// Statements that are lost can be looked at again.
    void found() {
        found.countDown();
    }

    @Override
    public QueryExecution run(QueryRequest request, RunWatcher watcher) {
        requests.add(request);
        String sql = request.sql();
        watcher.seen(execution(sql, QueryState.QUEUED, null));
        watcher.seen(execution(sql, QueryState.RUNNING, null));
        if (sql.contains("lost")) {
            watcher.unknown(Instant.parse("2026-03-04T05:06:07Z"), RemoteFailure
                    .of(Kind.UNAUTHORIZED, "look at the query", "The session of profile ops has expired")
                    .withAdvice("Log in again."));
        }
        if (sql.contains("slow") || sql.contains("lost")) {
            try {
                (sql.contains("slow") ? new CountDownLatch(1) : found).await();
            } catch (InterruptedException e) {
                interrupted.add(sql);
                if (sql.contains("lost")) {
                    watcher.notStopped("q-1", RemoteFailure.of(
                            Kind.UNAUTHORIZED, "stop the query", "The session of profile ops has expired"));
                }
                throw RemoteFailure.cancelled("run the query");
            }
        }
        QueryExecution last = sql.contains("broken")
                ? execution(sql, QueryState.FAILED, new Failure(
                        "line 2:8: Column 'broken' cannot be resolved", 2, 1006, false))
                : execution(sql, QueryState.SUCCEEDED, null);
        watcher.seen(last);
        return last;
    }

    @Override
    public List<RunMemory.Unfinished> unfinished() {
        return List.copyOf(unfinished);
    }

    @Override
    public QueryExecution reattach(String id, RunWatcher watcher) {
        RunMemory.Unfinished sent = unfinished.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
        unfinished.remove(sent);
        watcher.seen(execution(sent.sql(), QueryState.RUNNING, null));
        return execution(sent.sql(), QueryState.SUCCEEDED, null);
    }

    @Override
    public void forget(String id) {
        unfinished.removeIf(it -> it.id().equals(id));
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
