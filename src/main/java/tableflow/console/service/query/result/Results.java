package tableflow.console.service.query.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.query.Queries;
import tableflow.console.service.support.Waiter;

/// Fetches results: from the object in S3, which is some ten times as fast for large ones, or where that cannot be read
/// (no right to it, kept by the workgroup itself, no CSV) from the API.
public final class Results {

    private final Queries queries;
    private final ObjectDownload download;

    /// Where a result came from.
    ///
    /// @param fromStorage the object in S3; otherwise the API
    /// @param why the API was used; empty when it was not
    public record Source(boolean fromStorage, String why) {}

    /// @param executor runs the pieces of a download that come at the same time
    public Results(Queries queries, ObjectStorage storage, Executor executor, Waiter waiter) {
        this.queries = queries;
        this.download = new ObjectDownload(storage, executor, waiter);
    }

    /// Fills `into`, which is empty or holds the beginning of the same result. Rows can be read from it meanwhile.
    ///
    /// @throws RemoteFailure what neither way could do; the rows that have arrived stay
    /// @throws UncheckedIOException when `into` cannot be written
    public Source fetch(QueryExecution ended, ResultFile into, Progress progress) {
        String object = ended.resultObject();
        if (object == null || !object.endsWith(".csv")) {
            return throughApi(ended, into, object == null ? "the workgroup keeps the result itself" : "it is no CSV");
        }
        try {
            download.run(S3Uri.parse(object), into, progress);
            return new Source(true, "");
        } catch (IOException failed) {
            throw new UncheckedIOException("the result could not be kept", failed);
        } catch (RemoteFailure refused) {
            if (into.size() > 0 || !(refused.is(Kind.FORBIDDEN) || refused.is(Kind.NOT_FOUND))) {
                throw refused;
            }
            return throughApi(ended, into, refused.why());
        }
    }

    private Source throughApi(QueryExecution ended, ResultFile into, String why) {
        queries.rows(ended, new CsvAppender(into));
        return new Source(false, why);
    }
}
