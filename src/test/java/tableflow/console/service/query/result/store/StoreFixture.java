package tableflow.console.service.query.result.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryStatistics;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.query.FakeAthena;
import tableflow.console.service.query.Queries;
import tableflow.console.service.query.result.Results;
import tableflow.console.service.support.Waiter;

/// A store in a folder of its own, and an S3 with one object.
abstract class StoreFixture {

    static final ResultColumn N = new ResultColumn("n", "bigint", 19, 0);

    @TempDir
    Path folder = Path.of("");

    final FakeAthena athena = new FakeAthena(N);
    final Bucket bucket = new Bucket();
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    final Waiter waiter = new Waiter() {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void pause(Duration time) {
            now = now.plus(time);
        }
    };
    final Results results = new Results(new Queries(athena, waiter), bucket, Runnable::run, waiter);

    @AfterEach
    void calm() {
        var _ = Thread.interrupted();
    }

    /// One object; a read may meet a failure, or run something first.
    static final class Bucket implements ObjectStorage {
        byte[] content = {};
        String etag = "e1";
        final Deque<Object> onRead = new ArrayDeque<>();
        @Nullable RemoteFailure onStat;

        @Override
        public void list(S3Uri prefix, Listing listing) {
            throw new AssertionError("not needed");
        }

        @Override
        public Stat stat(S3Uri object) {
            if (onStat != null) {
                throw onStat;
            }
            return new Stat(content.length, etag);
        }

        @Override
        public InputStream open(S3Uri object) {
            throw new AssertionError("not needed");
        }

        @Override
        public InputStream open(S3Uri object, long from, long to, String expected) {
            Object first = onRead.poll();
            if (first instanceof RemoteFailure failure) {
                throw failure;
            }
            if (first instanceof Runnable before) {
                before.run();
            }
            if (!expected.equals(etag)) {
                throw RemoteFailure.of(Kind.CONFLICT, "read " + object, "PreconditionFailed");
            }
            return new ByteArrayInputStream(content, (int) from, (int) (to - from));
        }

        @Override
        public void close() {}
    }

    ResultStore store(long limit) {
        return new ResultStore(folder, limit, () -> now);
    }

    ResultStore store() {
        return store(1L << 30);
    }

    ResultFacts facts(String id) {
        now = now.plusSeconds(1);
        return new ResultFacts(id, "SELECT n FROM t", "DML", "s3://r/q.csv", "primary", now, new QueryStatistics(
                OptionalLong.of(340), OptionalLong.empty(), OptionalLong.of(7), OptionalLong.of(200),
                OptionalLong.of(10_485_760), true));
    }

    QueryExecution ended() {
        athena.object = "s3://r/q.csv";
        return athena.in("SUCCEEDED");
    }

    void fill(int rows) {
        StringBuilder text = new StringBuilder("\"n\"\n");
        for (int i = 0; i < rows; i++) {
            text.append('"').append(i).append("\"\n");
        }
        bucket.content = text.toString().getBytes(StandardCharsets.UTF_8);
    }

    void keep(ResultStore store, String id, int rows) {
        fill(rows);
        try (StoredResult result = store.begin(facts(id))) {
            result.fetch(results, ended(), Progress.NONE);
        }
    }
}
