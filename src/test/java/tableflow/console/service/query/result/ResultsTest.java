package tableflow.console.service.query.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.query.FakeAthena;
import tableflow.console.service.query.Queries;
import tableflow.console.service.support.Waiter;

class ResultsTest {

    @TempDir
    private Path folder = Path.of("");

    private final FakeAthena athena = new FakeAthena(new ResultColumn("n", "bigint", 19, 0));
    private final Bucket bucket = new Bucket();
    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final Waiter waiter = new Waiter() {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public void pause(Duration time) {
            pauses.add(time);
        }
    };
    private final Executor executor = task -> Thread.ofVirtual().start(task);
    private final Results results = new Results(new Queries(athena, waiter), bucket, executor, waiter);

    @AfterEach
    void calm() {
        var _ = Thread.interrupted();
    }

    /// One object. Each read takes the next trouble, if any is left.
    private static final class Bucket implements ObjectStorage {
        private byte[] content = {};
        private final List<String> reads = Collections.synchronizedList(new ArrayList<>());
        private final Deque<Object> troubles = new ArrayDeque<>();
        private @Nullable RemoteFailure atFirst;

        @Override
        public void list(S3Uri prefix, Listing listing) {
            throw new AssertionError("not needed");
        }

        @Override
        public Stat stat(S3Uri object) {
            if (atFirst != null) {
                throw atFirst;
            }
            return new Stat(content.length, "e");
        }

        @Override
        public InputStream open(S3Uri object) {
            throw new AssertionError("not needed");
        }

        @Override
        public synchronized InputStream open(S3Uri object, long from, long to, String etag) {
            assertThat(etag).isEqualTo("e");
            reads.add(from + "-" + to);
            InputStream piece = new ByteArrayInputStream(content, (int) from, (int) (to - from));
            Object trouble = troubles.poll();
            if (trouble instanceof RemoteFailure failure) {
                throw failure;
            }
            return trouble instanceof Integer bytes ? new Breaking(piece, bytes) : piece;
        }

        @Override
        public void close() {}
    }

    /// Loses the connection after so many bytes.
    private static final class Breaking extends FilterInputStream {
        private int left;

        Breaking(InputStream in, int left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (left == 0) {
                throw new SocketException("Connection reset");
            }
            int read = super.read(bytes, from, Math.min(length, left));
            left -= read;
            return read;
        }
    }

    private QueryExecution ended(@Nullable String object) {
        athena.object = object;
        return athena.in("SUCCEEDED");
    }

    private ResultFile into() throws IOException {
        return ResultFile.create(folder.resolve("r.csv"));
    }

    /// 2 million rows or so make pieces enough that several are on their way at once.
    private int fill(int rows) {
        StringBuilder text = new StringBuilder("\"n\"\n");
        for (int i = 0; i < rows; i++) {
            text.append('"').append(i).append("\"\n");
        }
        bucket.content = text.toString().getBytes(StandardCharsets.UTF_8);
        return rows;
    }

    @Test
    void aLargeObjectComesInPiecesAndInOrder() throws IOException {
        int rows = fill(2_000_000);
        List<Long> told = new ArrayList<>();
        try (ResultFile into = into()) {
            Results.Source source = results.fetch(
                    ended("s3://r/q.csv"), into, (what, done, total) -> told.add(done));

            assertThat(source).isEqualTo(new Results.Source(true, ""));
            assertThat(into.rows()).isEqualTo(rows);
            assertThat(into.endsWhole()).isTrue();
            assertThat(into.row(rows - 1L)).containsExactly(Integer.toString(rows - 1));
            assertThat(Files.readAllBytes(folder.resolve("r.csv"))).isEqualTo(bucket.content);
        }
        assertThat(bucket.reads.getFirst()).as("the first page does not wait for megabytes").isEqualTo("0-262144");
        assertThat(told).isSorted().endsWith((long) bucket.content.length);
    }

    @Test
    void aLostConnectionGoesOnWhereItWasLost() throws IOException {
        fill(20_000);
        bucket.troubles.addAll(List.of(10, 1_000, RemoteFailure.of(Kind.THROTTLED, "read", "SlowDown"), 0));
        try (ResultFile into = into()) {
            results.fetch(ended("s3://r/q.csv"), into, Progress.NONE);

            assertThat(into.rows()).isEqualTo(20_000);
        }
        int end = bucket.content.length;
        assertThat(bucket.reads).containsExactly(
                "0-" + end, "10-" + end, "1010-" + end, "1010-" + end, "1010-" + end);
        // The first time it is asked again at once.
        assertThat(pauses).hasSize(3);
    }

    @Test
    void afterFiveTriesWithoutAByteItGivesUpAndKeepsWhatCame() throws IOException {
        fill(2_000_000);
        try (ResultFile into = into()) {
            bucket.troubles.add(262_144);
            for (int i = 0; i < 40; i++) {
                bucket.troubles.add(0);
            }
            assertThatThrownBy(() -> results.fetch(ended("s3://r/q.csv"), into, Progress.NONE))
                    .isInstanceOfSatisfying(RemoteFailure.class, it -> {
                        assertThat(it.kind()).isEqualTo(Kind.UNREACHABLE);
                        assertThat(it.why()).contains("Connection reset");
                    });
            assertThat(into.size()).isEqualTo(262_144);
            assertThat(into.row(0)).containsExactly("0");

            bucket.troubles.clear();
            results.fetch(ended("s3://r/q.csv"), into, Progress.NONE);
            assertThat(into.rows()).isEqualTo(2_000_000);
        }
    }

    @Test
    void anObjectThatChangesMeanwhileIsNotMixed() throws IOException {
        fill(2_000_000);
        try (ResultFile into = into()) {
            bucket.troubles.add(262_144);
            bucket.troubles.add(RemoteFailure.of(Kind.CONFLICT, "read", "PreconditionFailed"));
            assertThatThrownBy(() -> results.fetch(ended("s3://r/q.csv"), into, Progress.NONE))
                    .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.CONFLICT)).isTrue());
        }
    }

    @Test
    void withoutARightToTheObjectTheApiGivesTheRows() throws IOException {
        bucket.atFirst = RemoteFailure.of(Kind.FORBIDDEN, "look at s3://r/q.csv", "403");
        athena.rows.add(List.of("n"));
        athena.rows.add(List.of("1"));
        athena.rows.add(Collections.singletonList(null));
        try (ResultFile into = into()) {
            Results.Source source = results.fetch(ended("s3://r/q.csv"), into, Progress.NONE);

            assertThat(source).isEqualTo(new Results.Source(false, "403"));
            assertThat(into.heading()).containsExactly("n");
            assertThat(into.row(0)).containsExactly("1");
            assertThat(into.row(1)).containsExactly((String) null);
        }
    }

    @Test
    void resultsThatTheWorkgroupKeepsComeFromTheApiAndGoOnWhereTheyStopped() throws IOException {
        athena.rows.add(List.of("n"));
        for (int i = 0; i < 1_500; i++) {
            athena.rows.add(List.of(Integer.toString(i)));
        }
        try (ResultFile into = into()) {
            byte[] begun = "\"n\"\n\"0\"\n".getBytes(StandardCharsets.UTF_8);
            into.append(begun, 0, begun.length);

            assertThat(results.fetch(ended(null), into, Progress.NONE).fromStorage()).isFalse();
            assertThat(into.rows()).isEqualTo(1_500);
            assertThat(into.row(1_499)).containsExactly("1499");
        }
    }

    @Test
    void throttlingBeforeTheFirstByteIsWaitedOutAndOtherRefusalsAreNot() throws IOException {
        fill(10);
        for (int i = 0; i < 3; i++) {
            bucket.troubles.add(RemoteFailure.of(Kind.THROTTLED, "read", "SlowDown"));
        }
        try (ResultFile into = into()) {
            results.fetch(ended("s3://r/q.csv"), into, Progress.NONE);
            assertThat(into.rows()).isEqualTo(10);
        }
        assertThat(pauses).hasSize(3).isSorted();

        bucket.troubles.add(RemoteFailure.of(Kind.UNAUTHORIZED, "read", "ExpiredToken"));
        try (ResultFile into = into()) {
            assertThatThrownBy(() -> results.fetch(ended("s3://r/q.csv"), into, Progress.NONE))
                    .isInstanceOfSatisfying(RemoteFailure.class, it ->
                            assertThat(it.is(Kind.UNAUTHORIZED)).isTrue());
        }
        assertThat(pauses).hasSize(3);
    }

    @Test
    void anInterruptEndsTheFetchAtOnce() throws IOException {
        fill(10);
        Thread.currentThread().interrupt();
        try (ResultFile into = into()) {
            assertThatThrownBy(() -> results.fetch(ended("s3://r/q.csv"), into, Progress.NONE))
                    .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.CANCELLED)).isTrue());
        }
    }
}
