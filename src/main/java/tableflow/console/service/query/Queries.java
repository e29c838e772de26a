package tableflow.console.service.query;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryExecution.StatementType;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.QueryState;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.domain.query.ResultPage;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.service.port.Athena;
import tableflow.console.service.support.Waiter;

/// Runs statements and reads their results. Every call blocks; an interrupt ends it, and ends the query in Athena too:
/// a query nobody waits for would go on scanning, and cost.
public final class Queries {

    private final Athena athena;
    private final Waiter waiter;

    public Queries(Athena athena, Waiter waiter) {
        this.athena = athena;
        this.waiter = waiter;
    }

    /// Runs a statement to its end.
    ///
    /// @param watcher told of every look at the query, the last one included; on the calling thread
    /// @return the execution, which has SUCCEEDED, FAILED or been CANCELLED: by its workgroup's limit, or by somebody
    ///     else
    /// @throws RemoteFailure INVALID for a statement that does not parse, CANCELLED after an interrupt, and what Athena
    ///     answers besides
    public QueryExecution run(QueryRequest request, Consumer<QueryExecution> watcher) {
        String id = athena.start(request, UUID.randomUUID().toString());
        boolean ended = false;
        try {
            for (int looks = 1; ; looks++) {
                QueryExecution now = athena.execution(id);
                watcher.accept(now);
                if (now.isFinal()) {
                    ended = true;
                    return now;
                }
                waiter.pause(Polling.after(looks));
            }
        } finally {
            if (!ended) {
                stopUnwatched(id);
            }
        }
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
        QueryExecution.Failure failure = ended.failure();
        String why = failure == null ? ended.state().text().toLowerCase(Locale.ROOT) : failure.reason();
        boolean cancelled = ended.state().is(QueryState.CANCELLED);
        return RemoteFailure.of(cancelled ? Kind.QUOTA : Kind.INVALID, "run the query " + ended.id(), why)
                .withAdvice(advice(cancelled, failure));
    }

    private static String advice(boolean cancelled, QueryExecution.@Nullable Failure failure) {
        if (cancelled) {
            return "It was ended in Athena: by the workgroup's limit of scanned bytes, or by somebody else. Filter "
                    + "more, name fewer columns, or have the limit raised.";
        }
        return failure != null && failure.retryable()
                ? "Athena says that trying again may help."
                : "Correct the statement, or the rights of who runs it.";
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

    /// The interrupt has to be set aside: the call that stops the query would end by it at once.
    private void stopUnwatched(String id) {
        boolean interrupted = Thread.interrupted();
        try {
            athena.stop(id);
        } catch (RemoteFailure notStopped) {
            // Whoever waited is told what ended the wait; the query ends by its own limits.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
