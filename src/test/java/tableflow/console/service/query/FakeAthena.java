package tableflow.console.service.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.ExecutionContext;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryExecution.StatementType;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.QueryState;
import tableflow.console.domain.query.QueryStatistics;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.domain.query.ResultPage;
import tableflow.console.domain.query.RuntimeStatistics;
import tableflow.console.service.port.Athena;

/// Athena in memory: goes through the given states, one a look, and holds one result.
public final class FakeAthena implements Athena {
    public static final String ID = "q-1";

    public final List<String> calls = new ArrayList<>();
    public final List<QueryRequest> requests = new ArrayList<>();
    public final Deque<String> states = new ArrayDeque<>();
    final List<ResultColumn> columns;
    public final List<List<@Nullable String>> rows = new ArrayList<>();
    public StatementType type = StatementType.DML;
    public QueryExecution.@Nullable Failure failure;
    public @Nullable String object;
    @Nullable RemoteFailure whenLooking;
    /// What the next page meets, and all after it; behind so many that come.
    public volatile @Nullable RuntimeException onPage;
    public int goodPages;
    private String sql = "";

    public FakeAthena(ResultColumn... columns) {
        this.columns = List.of(columns);
    }

    @Override
    public String start(QueryRequest request, String token) {
        calls.add("start " + token.length());
        requests.add(request);
        sql = request.sql();
        return ID;
    }

    @Override
    public QueryExecution execution(String id) {
        if (whenLooking != null) {
            throw whenLooking;
        }
        return in(states.size() > 1 ? states.removeFirst() : states.getFirst());
    }

    @Override
    public Batch executions(Collection<String> ids) {
        return new Batch(ids.stream().map(this::execution).toList(), Map.of());
    }

    @Override
    public Ids recent(String workgroup, Optional<String> token) {
        return new Ids(List.of(ID), Optional.empty());
    }

    @Override
    public RuntimeStatistics statistics(String id) {
        return new RuntimeStatistics(QueryStatistics.NONE, Optional.empty(), Optional.empty());
    }

    public QueryExecution in(String state) {
        return new QueryExecution(ID, sql, Open.of(QueryState.class, state), Open.of(type), failure, object,
                QueryStatistics.NONE, ExecutionContext.UNKNOWN);
    }

    @Override
    public void stop(String id) {
        calls.add("stop" + (Thread.currentThread().isInterrupted() ? " interrupted" : ""));
    }

    @Override
    public ResultPage page(String id, Optional<String> token, int size) {
        int from = token.map(Integer::parseInt).orElse(0);
        int to = Math.min(rows.size(), from + size);
        calls.add("page " + from);
        RuntimeException refused = onPage;
        if (refused != null && --goodPages < 0) {
            throw refused;
        }
        return new ResultPage(columns, rows.subList(from, to),
                to < rows.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    @Override
    public void close() {
        calls.add("close");
    }
}
