package tableflow.console.service.query.result.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.query.result.Results;

/// A result that is kept and open: it is not removed meanwhile. Rows can be read while others arrive. Close it.
public final class StoredResult implements AutoCloseable {

    private final ResultStore store;
    private final Kept kept;
    private final AtomicBoolean closed = new AtomicBoolean();

    StoredResult(ResultStore store, Kept kept) {
        this.store = store;
        this.kept = kept;
    }

    /// What is known of it now.
    public ResultEntry entry() {
        return kept.entry();
    }

    /// Its columns with their types; empty until they are known.
    public List<ResultColumn> columns() {
        return entry().columns();
    }

    /// Its rows. Not to be closed: that is done with this.
    public ResultFile file() {
        return kept.file;
    }

    /// Has `listener` called when rows have arrived or [#entry] has changed, on the thread that brought them: often
    /// some times a second, and it must be quick. Closing what is returned ends it.
    public Registration listen(Runnable listener) {
        kept.listeners.add(listener);
        return () -> kept.listeners.remove(listener);
    }

    /// What ends a listener.
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /// Brings what is not here yet; returns when all is. A fetch that failed or was cancelled is gone on with by
    /// another call, after a restart too.
    ///
    /// @throws RemoteFailure what Athena and S3 answer; CANCELLED after an interrupt; CONFLICT when another thread or
    ///     another console is fetching it, or when the object is another by now; and when the disk is full. What has
    ///     arrived stays and [ResultEntry#arrival()] says why there is no more.
    public void fetch(Results results, QueryExecution ended, Progress progress) {
        if (!entry().arrival().is(Arrival.State.COMPLETE)) {
            fetch(results, ended, progress, null);
        }
    }

    /// Drops what is here, which breaks the rules or is of another object than lies there by now, and brings all of it
    /// anew. Nothing is dropped unless Athena can give the result: for its columns it reads the same object.
    ///
    /// @throws RemoteFailure as [#fetch]
    public void fetchAnew(Results results, QueryExecution ended, Progress progress) {
        fetch(results, ended, progress, results.columns(ended));
    }

    /// @param anew the columns, where everything is brought anew
    private void fetch(
            Results results, QueryExecution ended, Progress progress, @Nullable List<ResultColumn> anew) {
        String what = what(ended);
        if (!kept.fetching.compareAndSet(false, true)) {
            throw busy(what, "it is being fetched already");
        }
        try (UseLock ignored = store.fetching(kept, what)) {
            if (anew != null) {
                kept.change(entry -> entry.withColumns(anew).withArrival(Arrival.ARRIVING));
                kept.file.clear();
            }
            if (anew != null || !kept.refresh()) {
                bring(results, ended, progress);
            }
        } catch (IOException failed) {
            throw LocalFailures.of(what, kept.folder.rows(), failed);
        } finally {
            kept.fetching.set(false);
        }
        // The rows are here: an interrupt that comes this late takes nothing away.
        if (!Thread.currentThread().isInterrupted()) {
            store.makeRoom();
        }
    }

    private static String what(QueryExecution ended) {
        return "fetch the result of query " + ended.id();
    }

    private FutureTask<List<ResultColumn>> naming(Results results, QueryExecution ended) {
        return results.atOnce(() -> {
            List<ResultColumn> known = results.columns(ended);
            kept.change(entry -> entry.withColumns(known));
            return known;
        });
    }

    /// Waits for the columns. Where Athena knows no more of the query, or may not be asked, the rows alone tell them.
    private void named(FutureTask<List<ResultColumn>> naming, String what) throws IOException {
        try {
            naming.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled(what).withCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unwritten) {
                throw unwritten;
            }
            if (!(e.getCause() instanceof RemoteFailure refused)) {
                throw new IllegalStateException(what + " broke", e.getCause());
            }
            if (!(refused.is(Kind.INVALID) || refused.is(Kind.NOT_FOUND) || refused.is(Kind.FORBIDDEN))) {
                throw refused;
            }
            List<ResultColumn> texts = ResultFolder.texts(kept.file);
            kept.change(entry -> entry.withColumns(texts));
        }
    }

    static RemoteFailure busy(String what, String why) {
        return RemoteFailure.of(Kind.CONFLICT, what, why)
                .withAdvice("Wait for it, or cancel it there and fetch the rest here.");
    }

    private void bring(Results results, QueryExecution ended, Progress progress) throws IOException {
        boolean arrived = false;
        String why = "the fetch broke";
        try {
            kept.change(entry -> entry.withArrival(Arrival.ARRIVING));
            // Asked for while the first rows are on their way: either call takes a journey to Athena or S3.
            FutureTask<List<ResultColumn>> naming = columns().isEmpty() ? naming(results, ended) : null;
            try {
                results.fetch(ended, new Landing(), (message, done, total) -> {
                    kept.tell();
                    progress.report(message, done, total);
                });
                if (naming != null) {
                    named(naming, what(ended));
                }
            } finally {
                if (naming != null) {
                    naming.cancel(true);
                }
            }
            arrived = kept.file.endsWhole();
            why = "the object ends in the middle of a row";
        } catch (RemoteFailure failed) {
            why = failed.is(Kind.CANCELLED) ? "the fetch was cancelled" : failed.why();
            throw failed;
        } catch (UncheckedIOException unwritten) {
            IOException cause = Objects.requireNonNull(unwritten.getCause());
            why = String.valueOf(cause.getMessage());
            throw cause;
        } finally {
            end(arrived ? Arrival.COMPLETE : Arrival.incomplete(why));
        }
    }

    /// A disk that takes nothing more must not hide what went wrong; on it the result stays "arriving", which nobody
    /// brings: an incomplete one.
    private void end(Arrival arrival) {
        try {
            kept.change(entry -> entry.withArrival(arrival));
        } catch (IOException full) {
            kept.tell();
        }
    }

    /// Where the rows go, and from which object they have come so far.
    private final class Landing implements Results.Target {
        @Override
        public ResultFile file() {
            return kept.file;
        }

        @Override
        public boolean begunByApi() {
            return entry().source().map(source -> !source.fromStorage()).orElse(false);
        }

        @Override
        public @Nullable String etag() {
            return entry().etag();
        }

        @Override
        public void comesFrom(Results.Source source, @Nullable String etag) throws IOException {
            kept.change(entry -> entry.withSource(source, etag));
        }
    }

    /// Another reader closes its own.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            store.release(kept);
        }
    }
}
