package tableflow.console.service.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
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
import tableflow.console.service.lake.Reached;
import tableflow.console.service.port.ObjectPages.Upload;
import tableflow.console.service.port.ObjectPages.Version;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.support.Waiter;

@Timeout(300)
class TableStorageTest {

    private static final Instant NOW = MemoryPages.now();
    private static final long OLD = NOW.minus(Duration.ofDays(30)).toEpochMilli();

    @TempDir
    private Path scratch;

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
        putMetadata();
    }

    private void putMetadata() {
        lake.open("orders").reached((location, bytes, rank) -> {
            if (rank == Reached.METADATA) {
                pages.put(S3Uri.parse(location).key(), 7, OLD, "STANDARD");
            }
        }, Progress.NONE);
    }

    private void put(String name, long size, long modified) {
        pages.put(root + name, size, modified, "STANDARD");
    }

    private final Waiter waiter = new Waiter() {
        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public void pause(Duration time) {
            assertThat(time).isPositive();
        }
    };

    private TableContents contents() {
        return new TableStorage(pages, MemoryLake.threads(), waiter, TableStorage.SAFE_AGE, scratch)
                .split(lake.tables(), MemoryLake.DATABASE, "orders", Progress.NONE);
    }

    private TableSplit split() {
        try (TableContents contents = contents()) {
            TableSplit split = contents.split();
            assertThat(split.difference()).as("each object is in one part").isEqualTo(Amount.NONE);
            assertThat(contents.orphans().amount()).isEqualTo(split.parts().orphans());
            return split;
        }
    }

    @Test
    void everyObjectIsNeededByNowOrByOlderSnapshotsOrTellsOfThem() {
        TableSplit split = split();

        assertThat(split.parts().live()).isEqualTo(Amount.of(3, 340));
        assertThat(split.parts().kept()).isEqualTo(Amount.of(1, 50));
        assertThat(split.parts().metadata().objects()).isGreaterThanOrEqualTo(9);
        assertThat(split.parts().orphans()).isEqualTo(Amount.NONE);
        assertThat(split.parts().recent()).isEqualTo(Amount.NONE);
        assertThat(split.missing()).isEqualTo(new TableSplit.Missing(0, 0));
        assertThat(split.scanned().objects()).isEqualTo(pages.things().size());
    }

    @Test
    void whatNothingRefersToIsACandidateOnceItIsOld() {
        put("data/old.parquet", 1_000, OLD);
        put("data/older.parquet", 3_000, OLD);
        put("data/young.parquet", 500, NOW.minus(Duration.ofHours(1)).toEpochMilli());
        put("data/ahead.parquet", 5, NOW.plus(Duration.ofHours(1)).toEpochMilli());
        put("metadata/left-m0.avro", 9, OLD);

        TableSplit split = split();

        assertThat(split.parts().orphans()).isEqualTo(Amount.of(3, 4_009));
        assertThat(split.largestOrphans()).extracting(LargeObject::key).containsExactly(
                root + "data/older.parquet", root + "data/old.parquet", root + "metadata/left-m0.avro");
        assertThat(split.parts().recent()).as("a clock that is ahead makes nothing old").isEqualTo(Amount.of(2, 505));
        assertThat(split.parts().live()).isEqualTo(Amount.of(3, 340));
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
        assertThat(split.billed().bytes()).isEqualTo(split.scanned().bytes().add(BigInteger.valueOf(127)));
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
        List<SnapshotStep> steps = TableStorage.steps(lake.open("orders").metadata());

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
        table.reached((location, bytes, rank) -> {}, Progress.NONE);

        assertThat(lake.asked().stream().filter(one -> one.contains("-m"))).doesNotHaveDuplicates();
    }
}
