package tableflow.console.sandbox.tableflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.sandbox.confluent.TableOrder;
import tableflow.console.sandbox.kafka.Eventually;

/// Tables that are compacted twice a second while rows come, and what Delta's readers see of them.
class TidiedTablesTest {
    private static final String SCHEMA =
        "{\"type\":\"object\",\"required\":[\"id\"],\"properties\":{\"id\":{\"type\":\"integer\"}}}";

    @TempDir
    private static Path folder;

    private static LakeFixture lake;

    @BeforeAll
    static void start() throws Exception {
        lake = new LakeFixture(folder, Duration.ofMillis(500));
    }

    @AfterAll
    static void stop() throws Exception {
        lake.close();
    }

    @Test
    void deltaTellsTheSameFiles() throws Exception {
        TableOrder order = table("both", 2, false, Optional.empty());
        for (int i = 0; i < 12; i++) {
            lake.send("both", i % 2, "k", "{\"id\":" + i + "}");
            lake.caughtUp("both", i + 1);
        }
        merged("both");
        // Meanwhile more may be merged.
        Eventually.holds("the Delta log has all files", () -> deltaFiles(order).equals(icebergFiles("both")));
        assertThat(lake.state("both").failingFormats()).isEmpty();
        assertThat(ids(lake.rows("both"))).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    }

    @Test
    void anUpsertTableIsTheSameForReadersOfBothFormatsWhateverIsMerged() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        TableOrder order = table("state", 2, true, Optional.empty());
        Map<String, Long> expected = new HashMap<>();
        int sent = 0;
        for (int commit = 0; commit < 14; commit++) {
            for (int i = 0; i < 5; i++) {
                String key = "k" + random.nextInt(12);
                int partition = key.hashCode() & 1;
                long id = sent++;
                boolean gone = random.nextInt(4) == 0;
                lake.send("state", partition, key, gone ? null : "{\"id\":" + id + "}");
                if (gone) {
                    expected.remove(key);
                } else {
                    expected.put(key, id);
                }
            }
            lake.caughtUp("state", sent);
            Eventually.holds("Delta agrees, seed " + seed,
                () -> ids(new DeltaReader(lake, order.path()).rows(lake.table("state").schema())).equals(
                    new TreeSet<>(expected.values())));
            assertThat(ids(lake.rows("state"))).as("seed %s", seed).isEqualTo(new TreeSet<>(expected.values()));
        }
        merged("state");
        assertThat(ids(lake.rows("state"))).as("seed %s", seed).isEqualTo(new TreeSet<>(expected.values()));
        assertThat(new DeltaReader(lake, order.path()).readerFeatures()).contains("deletionVectors", "columnMapping");
        lake.await("state", "has no failing format", state -> state.failingFormats().isEmpty());
    }

    @Test
    void keysLongerThan256BytesAreReplacedByTheirHash() throws Exception {
        table("long-keys", 1, true, Optional.empty());
        String longKey = "x".repeat(257);
        String longest = "y".repeat(256);
        for (int i = 0; i < 3; i++) {
            lake.send("long-keys", 0, longKey, "{\"id\":" + i + "}");
            lake.send("long-keys", 0, longest, "{\"id\":" + (10 + i) + "}");
            lake.caughtUp("long-keys", 2L * i + 2);
        }
        assertThat(ids(lake.rows("long-keys"))).containsExactly(2L, 12L);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(longKey.getBytes(StandardCharsets.UTF_8));
        assertThat(lake.rows("long-keys")).extracting(row -> row.getField("$$raw-key")).containsExactlyInAnyOrder(
            ByteBuffer.wrap(hash), ByteBuffer.wrap(longest.getBytes(StandardCharsets.UTF_8)));
        assertThat(lake.rows("long-keys")).extracting(row -> row.getField("key"))
            .contains(ByteBuffer.wrap(longKey.getBytes(StandardCharsets.UTF_8)));
        lake.send("long-keys", 0, longKey, null);
        lake.caughtUp("long-keys", 7);
        assertThat(ids(lake.rows("long-keys"))).containsExactly(12L);
    }

    @Test
    void rowsBeyondTheirAgeLeaveAndTheirOffsetsStay() throws Exception {
        Instant now = Instant.now();
        table("aged", 2, false, Optional.of(Duration.ofDays(30)));
        for (int i = 0; i < 20; i++) {
            lake.send("aged", i % 2, now.minus(Duration.ofHours(24L * (40 - i) + 12)), "{\"id\":" + i + "}").get();
        }
        lake.caughtUp("aged", 20);
        Eventually.holds("old rows are gone", () -> ids(lake.rows("aged")).equals(
            Set.of(11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L)));
        long before = deletes("aged");
        lake.send("aged", 0, now.minus(Duration.ofDays(31)), "{\"id\":99}").get();
        lake.caughtUp("aged", 21);
        Eventually.holds("the late old row is gone", () -> deletes("aged") > before);
        assertThat(ids(lake.rows("aged"))).isEqualTo(Set.of(11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L));
        assertThat(lake.progress("aged").rows()).as("each record is dealt with once").isEqualTo(21);
        lake.restart();
        lake.caughtUp("aged", 21);
        assertThat(lake.progress("aged").rows()).isEqualTo(21);
        assertThat(ids(lake.rows("aged"))).isEqualTo(Set.of(11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L));
    }

    private static TableOrder table(String topic, int partitions, boolean upsert, Optional<Duration> rowAge)
            throws Exception {
        lake.topic(topic, partitions, Map.of("retention.ms", "-1"));
        lake.register(topic + "-value", SchemaFormat.JSON, SCHEMA);
        return lake.order(topic, new TableOrder.Settings(Set.of("ICEBERG", "DELTA"), Duration.ofDays(7), rowAge,
            "SUSPEND", Optional.empty(), false, upsert));
    }

    private static void merged(String topic) throws Exception {
        Eventually.holds("small files of " + topic + " are merged", () -> {
            Table table = lake.table(topic);
            for (Snapshot one : table.snapshots()) {
                if (one.operation().equals(DataOperations.REPLACE)) {
                    return true;
                }
            }
            return false;
        });
    }

    private static Set<String> icebergFiles(String topic) throws Exception {
        Set<String> files = new HashSet<>();
        try (var tasks = lake.table(topic).newScan().planFiles()) {
            tasks.forEach(task -> files.add(task.file().location()));
        }
        return files;
    }

    /// How often rows were taken away. What is merged later stands behind it.
    private static long deletes(String topic) throws Exception {
        long deletes = 0;
        for (Snapshot one : lake.table(topic).snapshots()) {
            deletes += one.operation().equals(DataOperations.DELETE) ? 1 : 0;
        }
        return deletes;
    }

    private static Set<String> deltaFiles(TableOrder order) throws Exception {
        Set<String> files = new HashSet<>();
        new DeltaReader(lake, order.path()).files.keySet().forEach(file -> files.add(order.path() + "/" + file));
        return files;
    }

    private static Set<Long> ids(List<Record> rows) {
        TreeSet<Long> ids = new TreeSet<>();
        rows.forEach(row -> {
            if (!ids.add((Long) row.getField("id"))) {
                throw new AssertionError("twice: " + row);
            }
        });
        return ids;
    }
}
