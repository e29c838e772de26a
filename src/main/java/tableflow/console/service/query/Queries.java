package tableflow.console.service.query;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryExecution.StatementType;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.QueryState;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.domain.query.ResultPage;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.service.port.Athena;
import tableflow.console.service.support.Waiter;

/// Runs statements and reads their results. Every call blocks; an interrupt ends it, and ends the query in Athena too.
public final class Queries {

    private final Athena athena;
    private final Runs runs;

    /// Runs that are remembered nowhere, and that are given up after some minutes without a look.
    public Queries(Athena athena, Waiter waiter) {
        this(athena, new Runs(athena, waiter, RunMemory.none(), Runs.Patience.ofCommand()));
    }

    /// @param runs of the same Athena
    public Queries(Athena athena, Runs runs) {
        this.athena = athena;
        this.runs = runs;
    }

    /// How statements are run.
    public Runs runs() {
        return runs;
    }

    /// Runs a statement to its end; see [Runs#run].
    ///
    /// @param watcher told of every look at the query, the last one included; on the calling thread
    public QueryExecution run(QueryRequest request, Consumer<QueryExecution> watcher) {
        return runs.run(request, OptionalLong.empty(), watcher::accept);
    }

    /// Runs a statement that has to succeed.
    ///
    /// @throws RemoteFailure also when the query fails or is cancelled, with the engine's words
    public QueryExecution succeed(QueryRequest request, Consumer<QueryExecution> watcher) {
        QueryExecution ended = run(request, watcher);
        if (ended.state().is(QueryState.SUCCEEDED)) {
            return ended;
        }
        throw failure(ended);
    }

    /// Why a query that has ended did not succeed, in the engine's words.
    public static RemoteFailure failure(QueryExecution ended) {
        return QueryEnd.failure(ended);
    }

    /// The columns of a succeeded query's result, with their types.
    public List<ResultColumn> columns(QueryExecution ended) {
        return athena.page(ended.id(), Optional.empty(), 1).columns();
    }

    /// Sends all rows of a succeeded query to `sink`, a page at a time; the heading row is not sent.
    public void rows(QueryExecution ended, RowSink sink) {
        Optional<String> token = Optional.empty();
        boolean first = true;
        do {
            Progress.throwIfCancelled("read the result of query " + ended.id());
            ResultPage page = athena.page(ended.id(), token, Athena.PAGE_ROWS);
            List<List<@Nullable String>> rows = page.rows();
            if (first) {
                sink.columns(page.columns());
                rows = hasHeading(ended, page) ? rows.subList(1, rows.size()) : rows;
                first = false;
            }
            rows.forEach(sink::row);
            token = page.next();
        } while (token.isPresent());
    }

    /// The API gives the columns' names as the first row for DML, and for SHOW FUNCTIONS; for other SHOW and DESCRIBE
    /// statements the first row is data. The names themselves decide, for DML alone may a data row be equal to them.
    private static boolean hasHeading(QueryExecution ended, ResultPage page) {
        if (page.rows().isEmpty()) {
            return false;
        }
        boolean names = page.rows().getFirst()
                .equals(page.columns().stream().map(ResultColumn::name).toList());
        return names && (ended.statement().is(StatementType.DML) || headed(ended.sql()));
    }

    private static boolean headed(String sql) {
        return StatementKind.of(sql).result().hasHeading();
    }
}
