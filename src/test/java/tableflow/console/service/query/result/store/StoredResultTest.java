package tableflow.console.service.query.result.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.FakeAthena;
import tableflow.console.service.query.Queries;
import tableflow.console.service.query.result.AthenaCsv;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.query.result.Results;
import tableflow.console.service.support.PositionedFile;

class StoredResultTest extends StoreFixture {

    @Test
    void rowsAreReadWhileOthersArriveAndListenersAreTold() {
        fill(200_000);
        List<Long> seen = new ArrayList<>();
        try (StoredResult result = store().begin(facts("q1"))) {
            assertThat(result.entry().arrival().is(Arrival.State.ARRIVING)).isTrue();
            try (StoredResult.Registration ignored = result.listen(() -> seen.add(result.file().rows()))) {
                result.fetch(results, ended(), Progress.NONE);
            }
            int told = seen.size();
            assertThat(seen).isSorted().contains(0L).endsWith(200_000L);
            assertThat(seen.stream().distinct()).hasSizeGreaterThanOrEqualTo(3);
            result.fetch(results, ended(), Progress.NONE);
            assertThat(seen).hasSize(told);
        }
    }

    @Test
    void expiredCredentialsHalfWayKeepWhatCameAndTheRestComesAfterRenewal() throws IOException {
        fill(200_000);
        bucket.onRead.add((Runnable) () -> {});
        bucket.onRead.add(RemoteFailure.of(Kind.UNAUTHORIZED, "read", "ExpiredToken"));
        try (StoredResult result = store().begin(facts("q1"))) {
            assertThatThrownBy(() -> result.fetch(results, ended(), Progress.NONE))
                    .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.UNAUTHORIZED)).isTrue());
            assertThat(result.entry().arrival()).isEqualTo(Arrival.incomplete("ExpiredToken"));
            assertThat(result.file().row(10)).containsExactly("10");
        }
        try (StoredResult again = store().open("q1")) {
            assertThat(again.entry().arrival()).isEqualTo(Arrival.incomplete("ExpiredToken"));
            again.fetch(results, ended(), Progress.NONE);
            assertThat(again.entry().arrival()).isEqualTo(Arrival.COMPLETE);
            assertThat(again.file().rows()).isEqualTo(200_000);
        }
        assertThat(Files.readAllBytes(folder.resolve("q1").resolve("rows.csv"))).isEqualTo(bucket.content);
    }

    @Test
    void anObjectThatIsDeletedOrChangedMeanwhileIsToldAndNothingIsMixed() {
        fill(200_000);
        bucket.onRead.add((Runnable) () -> {});
        bucket.onRead.add(RemoteFailure.of(Kind.NOT_FOUND, "read", "NoSuchKey"));
        try (StoredResult result = store().begin(facts("q1"))) {
            assertThatThrownBy(() -> result.fetch(results, ended(), Progress.NONE)).hasMessageContaining("NoSuchKey");
            long rows = result.file().rows();
            assertThat(rows).isPositive();

            bucket.etag = "e2";
            assertThatThrownBy(() -> result.fetch(results, ended(), Progress.NONE))
                    .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.CONFLICT)).isTrue());
            assertThat(result.file().rows()).isEqualTo(rows);
            assertThat(result.entry().arrival().why()).contains("changed");
        }
    }

    @Test
    void aCancelledFetchIsIncompleteAndCanBeGoneOnWith() {
        fill(200_000);
        bucket.onRead.add((Runnable) () -> Thread.currentThread().interrupt());
        try (StoredResult result = store().begin(facts("q1"))) {
            assertThatThrownBy(() -> result.fetch(results, ended(), Progress.NONE))
                    .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.CANCELLED)).isTrue());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(result.entry().arrival()).isEqualTo(Arrival.incomplete("the fetch was cancelled"));
            assertThat(folder.resolve("q1").resolve("result.json")).content().contains("the fetch was cancelled");
            assertThat(result.file().rows()).isPositive();
            result.fetch(results, ended(), Progress.NONE);
            assertThat(result.file().rows()).isEqualTo(200_000);
        }
    }

    @Test
    void textsOfDescribeBecomeRowsOfTheirColumns() throws IOException {
        FakeAthena told = new FakeAthena(new ResultColumn("col_name", "string", 0, 0),
                new ResultColumn("data_type", "string", 0, 0), new ResultColumn("comment", "string", 0, 0));
        told.object = "s3://r/q.txt";
        told.rows.add(List.of("id                  \tbigint              \tthe key"));
        told.rows.add(List.of("total\tdouble"));
        Results byApi = new Results(new Queries(told, waiter), bucket, Runnable::run, waiter);
        try (StoredResult result = store().begin(facts("q1"))) {
            result.fetch(byApi, told.in("SUCCEEDED"), Progress.NONE);

            assertThat(result.entry().source()).contains(new Results.Source(false, "it is no CSV"));
            assertThat(result.file().row(0)).containsExactly("id", "bigint", "the key");
            assertThat(result.file().row(1)).isEqualTo(Arrays.asList("total", "double", null));
            assertThat(result.entry().arrival()).isEqualTo(Arrival.COMPLETE);
        }
    }

    @Test
    void anApiFetchIsGoneOnWithByTheApi() throws IOException {
        athena.object = "s3://r/q.csv";
        athena.rows.add(List.of("n"));
        for (int i = 0; i < 30_000; i++) {
            athena.rows.add(List.of(Integer.toString(i)));
        }
        bucket.onStat = RemoteFailure.of(Kind.FORBIDDEN, "look", "403");
        try (StoredResult result = store().begin(facts("q1"))) {
            assertThatThrownBy(() -> result.fetch(results, ended(), (what, done, total) -> {
                if (done > 10_000) {
                    Thread.currentThread().interrupt();
                }
            })).isInstanceOf(RemoteFailure.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(result.file().rows()).isBetween(10_000L, 29_000L);
        }
        Path rows = folder.resolve("q1").resolve("rows.csv");
        Files.writeString(rows, "\"torn", StandardOpenOption.APPEND);
        bucket.onStat = null;
        try (StoredResult again = store().open("q1")) {
            again.fetch(results, ended(), Progress.NONE);
            assertThat(again.file().rows()).isEqualTo(30_000);
            assertThat(again.file().row(29_999)).containsExactly("29999");
        }
    }

    @Test
    void aFullDiskIsToldAndWhatHasArrivedStays() throws IOException {
        fill(200_000);
        long[] room = {300_000};
        ResultStore store = new ResultStore(folder, 1L << 30, () -> now, file -> limited(file, room));
        try (StoredResult result = store.begin(facts("q1"))) {
            assertThatThrownBy(() -> result.fetch(results, ended(), Progress.NONE))
                    .isInstanceOfSatisfying(RemoteFailure.class, it -> {
                        assertThat(it.getMessage()).contains("No space left on device");
                        assertThat(it.advice().orElse("")).contains("room");
                    });
            assertThat(result.entry().arrival()).isEqualTo(Arrival.incomplete("No space left on device"));
            assertThat(result.file().size()).isEqualTo(262_144);
            assertThat(result.file().row(9)).containsExactly("9");

            room[0] = Long.MAX_VALUE;
            result.fetch(results, ended(), Progress.NONE);
            assertThat(result.file().rows()).isEqualTo(200_000);
        }
        assertThat(Files.readAllBytes(folder.resolve("q1").resolve("rows.csv"))).isEqualTo(bucket.content);
    }

    /// Takes bytes up to a place, half a write too, as a full disk does.
    private static PositionedFile limited(Path file, long[] room) throws IOException {
        PositionedFile disk = PositionedFile.open(file);
        return new PositionedFile() {
            @Override
            public int read(long position, byte[] into, int from, int to) throws IOException {
                return disk.read(position, into, from, to);
            }

            @Override
            public void write(long position, byte[] bytes, int from, int to) throws IOException {
                if (position + to - from > room[0]) {
                    disk.write(position, bytes, from, from + (int) (room[0] - position));
                    throw new IOException("No space left on device");
                }
                disk.write(position, bytes, from, to);
            }

            @Override
            public void truncate(long size) throws IOException {
                disk.truncate(size);
            }

            @Override
            public long size() throws IOException {
                return disk.size();
            }

            @Override
            public void close() throws IOException {
                disk.close();
            }
        };
    }

    @Test
    void aCellOfTenMebibytesAndSixteenHundredColumnsAreKept() throws IOException {
        String large = "x".repeat(10 << 20);
        List<String> names = IntStream.range(0, 1_600).mapToObj(i -> "c" + i).toList();
        List<@Nullable String> row = new ArrayList<>(names);
        row.set(7, large);
        bucket.content = (AthenaCsv.line(names)
                + AthenaCsv.line(row)).getBytes(StandardCharsets.UTF_8);
        try (StoredResult result = store().begin(facts("q1"))) {
            result.fetch(results, ended(), Progress.NONE);
            ResultFile file = result.file();
            assertThat(file.heading()).hasSize(1_600);
            assertThat(file.row(0)).hasSize(1_600).element(7).isEqualTo(large);
        }
    }
}
