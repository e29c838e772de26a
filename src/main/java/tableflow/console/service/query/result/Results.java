package tableflow.console.service.query.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.query.Queries;
import tableflow.console.service.support.Waiter;

/// Fetches results: from the object in S3, which is some ten times as fast for large ones, or where that cannot be read
/// (no right to it, kept by the workgroup itself, no CSV) from the API.
public final class Results {

    /// The code of the failure that says that an object is another by now than what was fetched of it, as S3 has it.
    public static final String CHANGED = "PreconditionFailed";

    private final Queries queries;
    private final ObjectDownload download;
    private final Executor executor;

    /// Where a result came from.
    ///
    /// @param fromStorage the object in S3; otherwise the API
    /// @param why the API was used; empty when it was not
    public record Source(boolean fromStorage, String why) {}

    /// Where a result goes, and what is known of its beginning when a part is there.
    public interface Target {
        /// Empty, or holding the beginning of the same result.
        ResultFile file();

        /// Whether the API brought what is there.
        boolean begunByApi();

        /// The mark of the object that what is there came from; absent when it is not known, or the API brought it.
        @Nullable String etag();

        /// Told before the first row comes.
        void comesFrom(Source source, @Nullable String etag) throws IOException;

        /// A file alone.
        static Target of(ResultFile into) {
            return new Target() {
                @Override
                public ResultFile file() {
                    return into;
                }

                @Override
                public boolean begunByApi() {
                    return false;
                }

                @Override
                public @Nullable String etag() {
                    return null;
                }

                @Override
                public void comesFrom(Source source, @Nullable String etag) {
                    // Nobody keeps it.
                }
            };
        }
    }

    /// @param executor runs the pieces of a download that come at the same time
    public Results(Queries queries, ObjectStorage storage, Executor executor, Waiter waiter) {
        this.queries = queries;
        this.executor = executor;
        this.download = new ObjectDownload(storage, executor, waiter);
    }

    /// Fills `into`, which is empty or holds the beginning of the same result. Rows can be read from it meanwhile.
    ///
    /// @throws RemoteFailure what neither way could do; the rows that have arrived stay
    /// @throws UncheckedIOException when `into` cannot be written
    public Source fetch(QueryExecution ended, ResultFile into, Progress progress) {
        return fetch(ended, Target.of(into), progress);
    }

    /// As [#fetch(QueryExecution, ResultFile, Progress)], for what was begun before, by another process too.
    public Source fetch(QueryExecution ended, Target target, Progress progress) {
        try {
            String object = ended.resultObject();
            if (object == null) {
                return fromAthena(ended, target, progress);
            }
            if (!object.endsWith(".csv")) {
                return throughApi(ended, target, progress, "it is no CSV");
            }
            if (target.file().size() > 0 && target.begunByApi()) {
                return throughApi(ended, target, progress, "it was begun so");
            }
            return fromStorage(ended, S3Uri.parse(object), target, progress);
        } catch (IOException failed) {
            throw new UncheckedIOException("the result could not be kept", failed);
        }
    }

    /// The columns of a result, with their types: the object in S3 has only names.
    public List<ResultColumn> columns(QueryExecution ended) {
        return queries.columns(ended);
    }

    /// Begins `call` on a thread of its own, for what is asked beside a fetch.
    public <T> FutureTask<T> atOnce(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        executor.execute(task);
        return task;
    }

    private Source fromStorage(QueryExecution ended, S3Uri object, Target target, Progress progress)
            throws IOException {
        try {
            download.run(object, target, progress);
            return new Source(true, "");
        } catch (RemoteFailure refused) {
            if (target.file().size() > 0 && refused.is(Kind.NOT_FOUND)) {
                throw gone(ended, "the rest of " + object + " is no longer there: " + refused.why(), refused);
            }
            if (target.file().size() > 0 || !(refused.is(Kind.FORBIDDEN) || refused.is(Kind.NOT_FOUND))) {
                throw refused;
            }
            try {
                return throughApi(ended, target, progress, refused.why());
            } catch (RemoteFailure neither) {
                if (refused.is(Kind.NOT_FOUND) && isFinal(neither)) {
                    throw gone(ended, "its object " + object + " is no longer there", neither);
                }
                throw neither;
            }
        }
    }

    private Source fromAthena(QueryExecution ended, Target target, Progress progress) throws IOException {
        try {
            return throughApi(ended, target, progress, "the workgroup keeps the result itself");
        } catch (RemoteFailure refused) {
            if (refused.is(Kind.INVALID) || refused.is(Kind.NOT_FOUND)) {
                throw RemoteFailure.of(Kind.NOT_FOUND, "fetch the result of query " + ended.id(), refused.why())
                        .withAdvice("Athena keeps such a result for a day. Run the statement again.")
                        .withCause(refused);
            }
            throw refused;
        }
    }

    private static boolean isFinal(RemoteFailure refused) {
        return refused.is(Kind.INVALID) || refused.is(Kind.NOT_FOUND) || refused.is(Kind.FORBIDDEN);
    }

    private static RemoteFailure gone(QueryExecution ended, String why, RemoteFailure cause) {
        return RemoteFailure.of(Kind.NOT_FOUND, "fetch the result of query " + ended.id(), why)
                .withAdvice("It was deleted by hand or by a lifecycle rule of the bucket. Run the statement again.")
                .withCause(cause);
    }

    private Source throughApi(QueryExecution ended, Target target, Progress progress, String why) throws IOException {
        Source source = new Source(false, why);
        target.comesFrom(source, null);
        target.file().dropTorn();
        CsvAppender appender = new CsvAppender(target.file(), progress);
        try {
            queries.rows(ended, appender);
        } finally {
            appender.flush();
        }
        return source;
    }
}
