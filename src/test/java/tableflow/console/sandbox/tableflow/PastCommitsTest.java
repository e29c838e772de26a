package tableflow.console.sandbox.tableflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.iceberg.HistoryEntry;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SnapshotUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.sandbox.confluent.TableOrder;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.tableflow.iceberg.S3Place;

/// A table with a past of two months, and the worker that takes it over.
class PastCommitsTest {
    private static final int DAYS = 60;
    private static final String TOPIC = "old";
    private static final String SCHEMA =
        "{\"type\":\"object\",\"required\":[\"id\"],\"properties\":{\"id\":{\"type\":\"integer\"}}}";

    @TempDir
    private static Path folder;

    private static LakeFixture lake;
    private static Instant end;
    private static int commits;

    /// Two records a day, in partitions by turns; the last of them is younger than the past's end.
    @BeforeAll
    static void start() throws Exception {
        end = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        lake = new LakeFixture(folder);
        lake.topic(TOPIC, 2, Map.of("retention.ms", "-1"));
        lake.register(TOPIC + "-value", SchemaFormat.JSON, SCHEMA);
        for (int i = 0; i < 2 * DAYS; i++) {
            lake.send(TOPIC, i % 2, end.minus(Duration.ofDays(DAYS)).plus(Duration.ofHours(12L * i)), id(i)).get();
        }
        lake.send(TOPIC, 1, end.plusMillis(1), id(2 * DAYS)).get();
        TableOrder order = new TableOrder(TOPIC, "s3://" + LakeFixture.CUSTOMER_BUCKET + "/11/1/org/env-1/lkc-1/v1/"
            + UUID.randomUUID(), end, new TableOrder.Settings(Set.of("ICEBERG"), Duration.ofDays(90), Optional.empty(),
            "SUSPend", Optional.empty(), false, false), Optional.of(LakeFixture.role()),
            List.of(new TableOrder.GlueCatalog("tci-1", "lkc-1", LakeFixture.role())));
        commits = new PastCommits(lake.settingsOf(), bucket(), Duration.ofDays(1)).write(order, end, () -> false);
        lake.order(order);
        lake.caughtUp(TOPIC, 2 * DAYS + 1);
    }

    @AfterAll
    static void stop() throws Exception {
        lake.close();
    }

    @Test
    void eachDayHasASnapshotThatIsReadable() throws Exception {
        assertThat(commits).isEqualTo(DAYS);
        Table table = lake.table(TOPIC);
        for (int day = 1; day <= DAYS; day++) {
            Instant at = end.minus(Duration.ofDays(DAYS - day));
            long id = SnapshotUtil.snapshotIdAsOfTime(table, at.toEpochMilli());
            Snapshot snapshot = Objects.requireNonNull(table.snapshot(id));
            assertThat(Instant.ofEpochMilli(snapshot.timestampMillis())).isEqualTo(at);
            assertThat(snapshot.summary()).containsEntry("total-records", Integer.toString(2 * day));
            assertThat(ids(table, id)).containsExactlyInAnyOrderElementsOf(
                LongStream.range(0, 2L * day).boxed().map(Object.class::cast).toList());
        }
    }

    @Test
    void theWorkerGoesOnBehindThePastAndKeepsIt() throws Exception {
        lake.send(TOPIC, 0, Instant.now(), id(2 * DAYS + 1)).get();
        lake.caughtUp(TOPIC, 2 * DAYS + 2);
        Table table = lake.table(TOPIC);
        Snapshot current = Objects.requireNonNull(table.currentSnapshot());
        assertThat(ids(table, current.snapshotId())).containsExactlyInAnyOrderElementsOf(
            LongStream.range(0, 2L * DAYS + 2).boxed().map(Object.class::cast).toList());
        assertThat(table.history()).hasSizeBetween(DAYS + 1, DAYS + 2)
            .isSortedAccordingTo((a, b) -> Long.compare(a.timestampMillis(), b.timestampMillis()))
            .extracting(HistoryEntry::timestampMillis).first()
            .isEqualTo(end.minus(Duration.ofDays(DAYS - 1)).toEpochMilli());
        lake.await(TOPIC, "is synced", state -> state.syncs().containsKey("tci-1"));
    }

    /// The bucket's times are those of the snapshots.
    @Test
    void objectsAreAsOldAsTheirSnapshots() throws Exception {
        Table table = lake.table(TOPIC);
        for (Snapshot snapshot : table.snapshots()) {
            if (snapshot.timestampMillis() <= end.toEpochMilli()) {
                assertThat(bucket().get(S3Place.of(snapshot.manifestListLocation()).key()).orElseThrow().lastModified())
                    .isEqualTo(Instant.ofEpochMilli(snapshot.timestampMillis()));
            }
        }
    }

    private static Bucket bucket() {
        return lake.store.bucket(LakeFixture.CUSTOMER_BUCKET).orElseThrow();
    }

    private static String id(int number) {
        return "{\"id\":" + number + "}";
    }

    private static List<Object> ids(Table table, long snapshot) throws Exception {
        List<Object> ids = new ArrayList<>();
        try (CloseableIterable<Record> rows = IcebergGenerics.read(table).useSnapshot(snapshot).build()) {
            rows.forEach(row -> ids.add(row.getField("id")));
        }
        return ids;
    }
}
