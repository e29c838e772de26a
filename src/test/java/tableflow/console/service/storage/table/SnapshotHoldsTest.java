package tableflow.console.service.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tableflow.console.domain.Progress;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.SnapshotHistory;
import tableflow.console.domain.storage.SnapshotHold;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.lake.MemoryLake.Noted;

@Timeout(300)
class SnapshotHoldsTest {

    private static final Schema SCHEMA = new Schema(Types.NestedField.optional(1, "id", Types.LongType.get()));

    private final MemoryLake lake = new MemoryLake();

    /// Random tables against a plain account of which file goes with which snapshot.
    @Test
    void everySnapshotHoldsWhatNoLaterOneNeeds() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 8; round++) {
            String name = "random" + round;
            Table table = lake.create(name, SCHEMA, PartitionSpec.unpartitioned(),
                    Map.of("commit.manifest-merge.enabled", String.valueOf(random.nextBoolean()),
                            "commit.manifest.min-count-to-merge", "2"));
            Map<String, Long> now = new TreeMap<>();
            Map<String, Integer> last = new HashMap<>();
            Map<String, Long> sizes = new HashMap<>();
            int commits = 3 + random.nextInt(12);
            for (int commit = 0; commit < commits; commit++) {
                if (now.size() > 2 && random.nextInt(3) == 0) {
                    String old = List.copyOf(now.keySet()).get(random.nextInt(now.size()));
                    now.remove(old);
                    table.newDelete().deleteFile(table.location() + "/data/" + old + ".parquet").commit();
                } else {
                    String added = "f" + commit;
                    long bytes = random.nextInt(1_000);
                    now.put(added, bytes);
                    sizes.put(added, bytes);
                    table.newAppend().appendFile(MemoryLake.file(table, Noted.of(added, 1, bytes))).commit();
                }
                int step = commit;
                now.keySet().forEach(file -> last.put(file, step));
            }

            SnapshotHistory history = TableStorage.history(lake.open(name), Progress.NONE);

            assertThat(history.isComplete()).isTrue();
            assertThat(history.holds()).hasSize(commits);
            for (int commit = 0; commit < commits; commit++) {
                SnapshotHold hold = history.holds().get(commit);
                int step = commit;
                List<String> own = last.entrySet().stream()
                        .filter(one -> one.getValue() == step).map(Map.Entry::getKey).toList();
                assertThat(hold.holds()).as("seed %d, round %d, commit %d", seed, round, commit).isEqualTo(
                        Amount.of(own.size(), own.stream().mapToLong(sizes::get).sum()));
                assertThat(hold.isHeld()).isEqualTo(commit == commits - 1);
            }
        }
    }

    @Test
    void whatATagHoldsStaysWithTheTag() {
        Table table = lake.create(
                "orders", SCHEMA, PartitionSpec.unpartitioned(), Map.of("commit.manifest-merge.enabled", "false"));
        table.newAppend().appendFile(MemoryLake.file(table, Noted.of("a", 1, 100))).commit();
        long tagged = table.currentSnapshot().snapshotId();
        table.manageSnapshots().createTag("audit", tagged).commit();
        table.newDelete().deleteFile(table.location() + "/data/a.parquet").commit();
        table.newAppend().appendFile(MemoryLake.file(table, Noted.of("b", 1, 20))).commit();

        SnapshotHistory history = TableStorage.history(lake.open("orders"), Progress.NONE);

        assertThat(history.holds()).extracting(SnapshotHold::refs)
                .containsExactly(List.of(), List.of("audit"), List.of("main"));
        assertThat(history.holds()).extracting(SnapshotHold::holds)
                .containsExactly(Amount.NONE, Amount.of(1, 100), Amount.of(1, 20));
    }
}
