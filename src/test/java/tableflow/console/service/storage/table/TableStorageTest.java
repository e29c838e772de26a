package tableflow.console.service.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.LargeObject;
import tableflow.console.domain.storage.SnapshotStep;
import tableflow.console.domain.storage.TableSplit;
import tableflow.console.service.lake.LakeTable;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.lake.MemoryLake.Noted;
import tableflow.console.service.lake.Reached.By;
import tableflow.console.service.port.ObjectPages.Upload;
import tableflow.console.service.port.ObjectPages.Version;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.support.Waiter;

@Timeout(60)
class TableStorageTest {

    private static final Instant NOW = MemoryPages.now();
    private static final long OLD = NOW.minus(Duration.ofDays(30)).toEpochMilli();

    private final MemoryLake lake = new MemoryLake();
    private final MemoryPages pages = new MemoryPages();
    private String root = "";

    /// Two appends, and a rewrite that replaces one file of the first.
    @BeforeEach
    void table() {
        Table table = lake.create("orders", new Schema(Types.NestedField.optional(1, "id", Types.LongType.get())));
        root = S3Uri.parse(table.location()).key() + "/";
        table.newFastAppend()
                .appendFile(MemoryLake.file(table, Noted.of("a", 10, 100)))
                .appendFile(MemoryLake.file(table, Noted.of("gone", 5, 50)))
                .commit();
        table.newFastAppend().appendFile(MemoryLake.file(table, Noted.of("b", 20, 200))).commit();
        table.newRewrite()
                .deleteFile(MemoryLake.file(table, Noted.of("gone", 5, 50)))
                .addFile(MemoryLake.file(table, Noted.of("c", 5, 40)))
                .commit();
        for (String name : List.of("a", "b", "c", "gone")) {
            long bytes = switch (name) {
                case "a" -> 100;
                case "b" -> 200;
                case "c" -> 40;
                default -> 50;
            };
            put("data/" + name + ".parquet", bytes, OLD);
        }
        lake.open("orders").reached((location, bytes, by) -> {
            if (by == By.METADATA) {
                pages.put(S3Uri.parse(location).key(), 7, OLD, "STANDARD");
            }
        }, Progress.NONE);
    }

    private void put(String name, long size, long modified) {
        pages.put(root + name, size, modified, "STANDARD");
    }

    private TableSplit split() {
        Waiter waiter = new Waiter() {
            @Override
            public Instant now() {
                return NOW;
            }

            @Override
            public void pause(Duration time) {
                assertThat(time).isPositive();
            }
        };
        return new TableStorage(pages, MemoryLake.threads(), waiter, TableStorage.SAFE_AGE)
                .split(lake.open("orders"), Progress.NONE);
    }

    @Test
    void everyObjectIsNeededByNowOrByOlderSnapshotsOrTellsOfThem() {
        TableSplit split = split();

        assertThat(split.live()).isEqualTo(Amount.of(3, 340));
        assertThat(split.kept()).isEqualTo(Amount.of(1, 50));
        assertThat(split.metadata().objects()).isGreaterThanOrEqualTo(9);
        assertThat(split.orphans()).isEqualTo(Amount.NONE);
        assertThat(split.recent()).isEqualTo(Amount.NONE);
        assertThat(split.missing()).isEqualTo(new TableSplit.Missing(0, 0));
        assertThat(split.listed().objects()).isEqualTo(pages.things().size());
    }

    @Test
    void whatNothingRefersToIsACandidateOnceItIsOld() {
        put("data/old.parquet", 1_000, OLD);
        put("data/older.parquet", 3_000, OLD);
        put("data/young.parquet", 500, NOW.minus(Duration.ofHours(1)).toEpochMilli());
        put("data/ahead.parquet", 5, NOW.plus(Duration.ofHours(1)).toEpochMilli());
        put("metadata/left-m0.avro", 9, OLD);
        put("_delta_log/00000000000000000001.json", 3, OLD);

        TableSplit split = split();

        assertThat(split.orphans()).isEqualTo(Amount.of(3, 4_009));
        assertThat(split.firstOrphans()).extracting(LargeObject::key).containsExactly(
                root + "data/older.parquet", root + "data/old.parquet", root + "metadata/left-m0.avro");
        assertThat(split.recent()).as("a clock that is ahead makes nothing old").isEqualTo(Amount.of(2, 505));
        assertThat(split.live()).isEqualTo(Amount.of(3, 340));
    }

    @Test
    void filesThatAreGoneAreMissing() {
        pages.things().remove(root + "data/b.parquet");
        pages.things().remove(root + "data/gone.parquet");

        assertThat(split().missing()).isEqualTo(new TableSplit.Missing(1, 1));
    }

    @Test
    void oldVersionsAndUnfinishedUploadsAreBilledToo() {
        pages.version(new Version(root + "x", "3", 0, NOW, "", true, true));
        pages.version(new Version(root + "x", "2", 30, NOW, "STANDARD", false, false));
        pages.version(new Version(root + "x", "1", 20, NOW, "STANDARD", false, false));
        pages.version(new Version(root + "y", "1", 10, NOW, "STANDARD", true, false));
        pages.upload(new Upload(root + "z", "1", NOW, "STANDARD"), 77);
        pages.upload(new Upload("elsewhere/z", "1", NOW, "STANDARD"), 5);
        pages.pages(2, false, 1);

        TableSplit split = split();

        assertThat(split.noncurrent()).contains(Amount.of(2, 50));
        assertThat(split.marks()).contains(Amount.of(1, 0));
        assertThat(split.uploads()).contains(Amount.of(1, 77));
        assertThat(split.billed().bytes()).isEqualTo(split.listed().bytes().add(BigInteger.valueOf(127)));
    }

    @Test
    void whatMayNotBeListedIsToldAndNothingIsCalledMissing() {
        pages.before(ask -> {
            if (!ask.folded() || ask.prefix().key().equals(root + "data/")) {
                throw RemoteFailure.of(Kind.FORBIDDEN, "list", "AccessDenied");
            }
        });

        TableSplit split = split();

        assertThat(split.notes()).isNotEmpty().allMatch(note -> note.startsWith("not listed: s3://bucket/" + root));
        assertThat(split.missing()).isEqualTo(new TableSplit.Missing(0, 0));
    }

    @Test
    void theHistoryTellsWhatEachSnapshotDid() {
        List<SnapshotStep> steps = TableStorage.history(lake.open("orders").metadata());

        assertThat(steps).hasSize(3);
        assertThat(steps.getFirst().added()).satisfies(added -> {
            assertThat(added.files()).hasValue(2);
            assertThat(added.rows()).hasValue(15);
            assertThat(added.bytes()).hasValue(150);
        });
        assertThat(steps.getFirst().removed().files()).isEmpty();
        assertThat(steps.getLast().removed().files()).hasValue(1);
        assertThat(steps.getLast().files()).hasValue(3);
        assertThat(steps).extracting(SnapshotStep::current).containsExactly(false, false, true);
    }

    @Test
    void eachManifestIsReadOnce() {
        LakeTable table = lake.open("orders");
        lake.asked().clear();
        table.reached((location, bytes, by) -> {}, Progress.NONE);

        assertThat(lake.asked().stream().filter(one -> one.contains("-m"))).doesNotHaveDuplicates();
    }

    @Test
    void marksHoldWhatAMapWould() {
        Random random = new Random(11);
        KeyMarks marks = new KeyMarks(100_000);
        Set<String> known = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            String key = "data/" + random.nextInt(60_000);
            assertThat(marks.add(key, (byte) 1)).isTrue();
            known.add(key);
        }
        marks.add("data/1", (byte) 2);
        for (int i = 0; i < 60_000; i++) {
            String key = "data/" + i;
            if (!key.equals("data/1")) {
                assertThat(marks.get(key)).isEqualTo(known.contains(key) ? (byte) 1 : KeyMarks.NONE);
            }
        }
        marks.change("data/none", (byte) 3);
        assertThat(marks.get("data/none")).isEqualTo(KeyMarks.NONE);
        KeyMarks few = new KeyMarks(2);
        assertThat(few.add("a", (byte) 1) && few.add("b", (byte) 1)).isTrue();
        assertThat(few.add("c", (byte) 1)).isFalse();
        assertThat(few.add("b", (byte) 2)).as("it is there already").isTrue();
    }
}
