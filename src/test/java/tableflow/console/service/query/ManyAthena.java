package tableflow.console.service.query;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.ExecutionContext;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryExecution.StatementType;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.QueryState;
import tableflow.console.domain.query.QueryStatistics;
import tableflow.console.domain.query.ResultPage;
import tableflow.console.domain.query.RuntimeStatistics;
import tableflow.console.service.port.Athena;

/// Athena in memory with any number of queries: each is RUNNING for some looks, reads a megabyte at each, and then
/// succeeds; calls fail as a test says.
final class ManyAthena implements Athena {
    static final long A_LOOK = 1_000_000;

    /// What was called, in order: `start TOKEN`, `get ID`, `batch N`, `stop ID`.
    final List<String> calls = new CopyOnWriteArrayList<>();
    /// Thrown by the next calls, one each; an empty one lets the call pass.
    final Deque<Optional<RemoteFailure>> failures = new ArrayDeque<>();
    /// Thrown by the next calls after they took effect.
    final Deque<RemoteFailure> lostAnswers = new ArrayDeque<>();
    boolean interruptsAtStart;
    boolean forgetsInBatches;
    int looksUntilEnd = 3;
    private final Map<String, Query> byId = new HashMap<>();
    private final Map<String, String> byToken = new HashMap<>();

    private static final class Query {
        private final QueryRequest request;
        private int looks;
        private boolean stopped;
        private @Nullable String cutOff;

        Query(QueryRequest request) {
            this.request = request;
        }
    }

    private synchronized void call(String name) {
        calls.add(name);
        Optional<RemoteFailure> failure = failures.isEmpty() ? Optional.empty() : failures.removeFirst();
        failure.ifPresent(it -> {
            throw it;
        });
    }

    int started() {
        return byId.size();
    }

    synchronized void cutOff(String id) {
        find(id).cutOff = "Query cancelled! : Bytes scanned limit was exceeded";
    }

    @Override
    public synchronized String start(QueryRequest request, String token) {
        call("start " + token);
        String id = byToken.computeIfAbsent(token, it -> "q-" + (byToken.size() + 1));
        byId.putIfAbsent(id, new Query(request));
        if (interruptsAtStart) {
            interruptsAtStart = false;
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled("start the query");
        }
        if (!lostAnswers.isEmpty()) {
            throw lostAnswers.removeFirst();
        }
        return id;
    }

    @Override
    public synchronized QueryExecution execution(String id) {
        call("get " + id);
        return look(id);
    }

    @Override
    public synchronized Batch executions(Collection<String> ids) {
        call("batch " + ids.size());
        if (forgetsInBatches) {
            Map<String, String> none = new HashMap<>();
            ids.forEach(id -> none.put(id, "not now"));
            return new Batch(List.of(), none);
        }
        return new Batch(ids.stream().map(this::look).toList(), Map.of());
    }

    private Query find(String id) {
        Query query = byId.get(id);
        if (query == null) {
            throw RemoteFailure.of(RemoteFailure.Kind.INVALID, "read query " + id, "it was not found");
        }
        return query;
    }

    private QueryExecution look(String id) {
        Query query = find(id);
        QueryState state = query.stopped || query.cutOff != null ? QueryState.CANCELLED
                : ++query.looks > looksUntilEnd ? QueryState.SUCCEEDED : QueryState.RUNNING;
        QueryExecution.Failure failure =
                query.cutOff == null ? null : new QueryExecution.Failure(query.cutOff, 0, 0, false);
        OptionalLong none = OptionalLong.empty();
        return new QueryExecution(id, query.request.sql(), Open.of(state), Open.of(StatementType.DML), failure, null,
                new QueryStatistics(none, none, none, none, OptionalLong.of(query.looks * A_LOOK), false),
                ExecutionContext.UNKNOWN);
    }

    @Override
    public synchronized void stop(String id) {
        call("stop " + id + (Thread.currentThread().isInterrupted() ? " interrupted" : ""));
        find(id).stopped = true;
    }

    @Override
    public Ids recent(String workgroup, Optional<String> token) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RuntimeStatistics statistics(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ResultPage page(String id, Optional<String> token, int rows) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
