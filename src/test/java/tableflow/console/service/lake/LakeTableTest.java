package tableflow.console.service.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.FileSizes;
import tableflow.console.domain.lake.FileTotals;
import tableflow.console.domain.lake.LakeFile;
import tableflow.console.domain.lake.LakeFile.ColumnNote;
import tableflow.console.domain.lake.LakeFile.Content;
import tableflow.console.domain.lake.PartitionFigures;
import tableflow.console.domain.lake.SchemaVersion;
import tableflow.console.domain.lake.SchemaVersion.Change;
import tableflow.console.domain.lake.SnapshotDifference;
import tableflow.console.domain.lake.TableRef;
import tableflow.console.domain.table.TableRule;
import tableflow.console.service.lake.MemoryLake.Noted;

class LakeTableTest {

    private static final Schema SCHEMA = new Schema(
            NestedField.required(1, "id", Types.LongType.get()),
            NestedField.optional(2, "day", Types.DateType.get()),
            NestedField.optional(3, "price", Types.DecimalType.of(10, 2)));

    private final MemoryLake lake = new MemoryLake();

    private Table byDay() {
        return lake.create("orders", SCHEMA,
                PartitionSpec.builderFor(SCHEMA).identity("day").build(), Map.of());
    }

    private static List<LakeFile> files(LakeTable table, long snapshot) {
        List<LakeFile> found = new ArrayList<>();
        table.files(snapshot, true, found::add, Progress.NONE);
        return found;
    }

    private static long current(Table table) {
        return table.currentSnapshot().snapshotId();
    }

    @Test
    void filesAreToldWithPartitionSizesAndBounds() {
        Table table = byDay();
        table.newAppend()
                .appendFile(MemoryLake.file(table, Noted.of("a", 10, 1_000)
                        .sizes(Map.of("id", 700L))
                        .bounds("id", 5L, Long.MAX_VALUE)
                        .bounds("price", new BigDecimal("0.10"), new BigDecimal("99.99")),
                        "day=2026-02-01"))
                .commit();

        LakeFile file = files(lake.open("orders"), current(table)).getFirst();

        assertThat(file.content()).isEqualTo(Content.DATA);
        assertThat(file.name()).isEqualTo("a.parquet");
        assertThat(file.partition()).isEqualTo("day=2026-02-01");
        assertThat(file.rows()).isEqualTo(10);
        assertThat(file.bytes()).isEqualTo(1_000);
        assertThat(file.columns()).containsExactly(
                new ColumnNote("id", OptionalLong.of(700), OptionalLong.of(10), OptionalLong.of(0),
                        "5", "9223372036854775807"),
                new ColumnNote("price", OptionalLong.empty(), OptionalLong.of(10), OptionalLong.of(0),
                        "0.10", "99.99"));
    }

    @Test
    void partitionsAddUpDataAndDeletes() {
        Table table = byDay();
        table.newAppend()
                .appendFile(MemoryLake.file(table, Noted.of("a", 10, 1_000), "day=2026-02-01"))
                .appendFile(MemoryLake.file(table, Noted.of("b", 20, 3_000), "day=2026-02-01"))
                .appendFile(MemoryLake.file(table, Noted.of("c", 5, 500), "day=2026-02-02"))
                .commit();
        table.newRowDelta().addDeletes(FileMetadata.deleteFileBuilder(table.spec())
                .ofEqualityDeletes(1)
                .withPath(table.location() + "/data/d.parquet")
                .withFormat("PARQUET")
                .withPartitionPath("day=2026-02-02")
                .withFileSizeInBytes(40)
                .withRecordCount(2)
                .build()).commit();

        assertThat(lake.open("orders").partitions(current(table), Progress.NONE)).containsExactly(
                new PartitionFigures("day=2026-02-01", new FileTotals(2, 30, 4_000), FileTotals.NONE),
                new PartitionFigures("day=2026-02-02", new FileTotals(1, 5, 500), new FileTotals(1, 2, 40)));
    }

    @Test
    void theDifferenceReadsOnlyManifestsThatDiffer() {
        Table table = lake.create("orders", SCHEMA, PartitionSpec.unpartitioned(),
                Map.of("commit.manifest-merge.enabled", "false"));
        for (int i = 0; i < 5; i++) {
            table.newAppend().appendFile(MemoryLake.file(table, Noted.of("f" + i, 10, 100))).commit();
        }
        long before = current(table);
        table.newAppend().appendFile(MemoryLake.file(table, Noted.of("new", 7, 70))).commit();
        LakeTable read = lake.open("orders");
        int asked = lake.asked().size();

        SnapshotDifference came = read.difference(before, current(table), Progress.NONE);

        assertThat(came.added()).isEqualTo(new FileTotals(1, 7, 70));
        assertThat(came.removed()).isEqualTo(FileTotals.NONE);
        assertThat(came.rowsGained()).isEqualTo(7);
        assertThat(came.addedFiles()).extracting(LakeFile::name).containsExactly("new.parquet");
        assertThat(came.manifestsRead()).isEqualTo(1);
        assertThat(came.manifestsShared()).isEqualTo(5);
        assertThat(lake.asked().subList(asked, lake.asked().size()))
                .filteredOn(request -> request.contains("-m0.avro")).hasSize(1);
        assertThat(read.difference(before, before, Progress.NONE).isEmpty()).isTrue();
        SnapshotDifference went = read.difference(current(table), before, Progress.NONE);
        assertThat(went.removed()).isEqualTo(came.added());
    }

    /// Against what is written down beside: random appends, deletes and rewrites.
    @Test
    void theDifferenceOfAnyTwoSnapshotsIsThatOfTheirFiles() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Table table = lake.create("orders", SCHEMA, PartitionSpec.unpartitioned(),
                Map.of("commit.manifest.min-count-to-merge", "3"));
        List<Long> snapshots = new ArrayList<>();
        List<List<DataFile>> contents = new ArrayList<>();
        List<DataFile> live = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            int step = live.size() < 3 ? 0 : random.nextInt(3);
            DataFile fresh = MemoryLake.file(table, Noted.of("f" + i, 1 + random.nextInt(50), 1 + random.nextInt(900)));
            switch (step) {
                case 0 -> {
                    table.newAppend().appendFile(fresh).commit();
                    live.add(fresh);
                }
                case 1 -> {
                    DataFile gone = live.remove(random.nextInt(live.size()));
                    table.newDelete().deleteFile(gone).commit();
                }
                default -> {
                    DataFile gone = live.remove(random.nextInt(live.size()));
                    table.newOverwrite().deleteFile(gone).addFile(fresh).commit();
                    live.add(fresh);
                }
            }
            snapshots.add(current(table));
            contents.add(List.copyOf(live));
        }
        LakeTable read = lake.open("orders");
        for (int i = 0; i < 40; i++) {
            int from = random.nextInt(snapshots.size());
            int to = random.nextInt(snapshots.size());
            SnapshotDifference found = read.difference(snapshots.get(from), snapshots.get(to), Progress.NONE);
            assertThat(found.added()).as("seed %d, %d to %d", seed, from, to)
                    .isEqualTo(only(contents.get(to), contents.get(from)));
            assertThat(found.removed()).as("seed %d, %d to %d", seed, from, to)
                    .isEqualTo(only(contents.get(from), contents.get(to)));
        }
    }

    private static FileTotals only(List<DataFile> here, List<DataFile> there) {
        List<String> others = there.stream().map(DataFile::location).toList();
        return here.stream()
                .filter(file -> !others.contains(file.location()))
                .map(file -> new FileTotals(1, file.recordCount(), file.fileSizeInBytes()))
                .reduce(FileTotals.NONE, FileTotals::plus);
    }

    @Test
    void schemasAreToldWithWhatChangedAndTheRule() {
        Table table = lake.create("orders", SCHEMA);
        table.newAppend().appendFile(MemoryLake.file(table, Noted.of("a", 1, 1))).commit();
        table.updateSchema().addColumn("note", Types.StringType.get()).updateColumn("price",
                Types.DecimalType.of(12, 2)).commit();
        table.newAppend().appendFile(MemoryLake.file(table, Noted.of("b", 1, 1))).commit();
        table.updateSchema().deleteColumn("day").renameColumn("note", "remark").commit();

        List<SchemaVersion> history = lake.open("orders").schemaHistory();

        assertThat(history).extracting(SchemaVersion::id).containsExactly(0, 1, 2);
        assertThat(history).extracting(SchemaVersion::current).containsExactly(false, false, true);
        assertThat(history.get(0).since()).isPresent();
        assertThat(history.get(1).since()).isPresent();
        assertThat(history.get(2).since()).as("nothing was written with it").isEmpty();
        assertThat(history.get(1).changes()).containsExactlyInAnyOrder(
                new Change(SchemaVersion.Kind.RETYPED, "price", "decimal(10, 2)", "decimal(12, 2)", null),
                new Change(SchemaVersion.Kind.ADDED, "note", null, "string", null));
        assertThat(history.get(2).changes()).containsExactlyInAnyOrder(
                new Change(SchemaVersion.Kind.REMOVED, "day", "date", null, TableRule.FIELD_DELETED),
                new Change(SchemaVersion.Kind.RENAMED, "remark", "note", "remark", TableRule.FIELD_DELETED));
    }

    @Test
    void layoutRefsAndTimesAreTold() {
        Table table = byDay();
        table.replaceSortOrder().asc("id").commit();
        table.newAppend().appendFile(MemoryLake.file(table, Noted.of("a", 1, 1), "day=2026-02-01")).commit();
        table.manageSnapshots().createTag("q1", current(table)).commit();
        LakeTable read = lake.open("orders");

        assertThat(read.partitioning()).containsExactly("identity(day)");
        assertThat(read.sortOrder()).containsExactly("identity(id) ASC NULLS FIRST");
        assertThat(table.sortOrder()).isNotEqualTo(SortOrder.unsorted());
        assertThat(read.refs()).containsExactly(
                new TableRef("main", true, current(table)), new TableRef("q1", false, current(table)));
        assertThat(read.snapshotAt(table.currentSnapshot().timestampMillis())).hasValue(current(table));
        assertThat(read.snapshotAt(0)).isEmpty();
        assertThat(read.metadata().current().orElseThrow().records()).hasValue(1);
    }

    @Test
    void sizesOfFilesAreCountedInBuckets() {
        Table table = lake.create("orders", SCHEMA);
        var append = table.newAppend();
        IntStream.range(0, 12).forEach(i -> append.appendFile(
                MemoryLake.file(table, Noted.of("s" + i, 1, (16 << 10) - 1))));
        append.appendFile(MemoryLake.file(table, Noted.of("b", 1, 16 << 10)))
                .appendFile(MemoryLake.file(table, Noted.of("c", 1, 5L << 30)))
                .commit();

        FileSizes sizes = lake.open("orders").fileSizes(current(table), Progress.NONE);

        assertThat(sizes.all().files()).isEqualTo(14);
        assertThat(sizes.smallFiles().files()).isEqualTo(13);
        assertThat(sizes.verdict()).isEqualTo(FileSizes.Verdict.MANY_SMALL);
        assertThat(sizes.buckets()).extracting(bucket -> bucket.files().files())
                .containsExactly(12L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
        assertThat(sizes.buckets().getFirst().limit()).isEqualTo(16 << 10);
    }

    @Test
    void aSnapshotThatIsGoneIsNamed() {
        lake.create("orders", SCHEMA);
        assertThatThrownBy(() -> files(lake.open("orders"), 17))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> {
                    assertThat(it.kind()).isEqualTo(Kind.NOT_FOUND);
                    assertThat(it.what()).contains("17");
                });
    }

    @Test
    void whatCannotBeReadIsNamedWhereverItLies() {
        Table table = lake.create("orders", SCHEMA, PartitionSpec.unpartitioned(),
                Map.of("commit.manifest-merge.enabled", "false"));
        for (int i = 0; i < 3; i++) {
            table.newAppend().appendFile(MemoryLake.file(table, Noted.of("f" + i, 1, 1))).commit();
        }
        for (String part : List.of("metadata.json", "snap-", "-m0.avro")) {
            lake.before(object -> {
                if (object.key().contains(part)) {
                    throw RemoteFailure.of(Kind.FORBIDDEN, "read " + object, "AccessDenied");
                }
            });
            assertThatThrownBy(() -> files(lake.open("orders"), current(table))).as(part)
                    .isInstanceOfSatisfying(RemoteFailure.class, it -> {
                        assertThat(it.kind()).isEqualTo(Kind.FORBIDDEN);
                        assertThat(it.what()).contains(part);
                    });
        }
    }

    @Test
    void manyFilesPassOneByOneAndCanBeCancelled() {
        Table table = lake.create("orders", SCHEMA, PartitionSpec.unpartitioned(),
                Map.of("commit.manifest-merge.enabled", "false"));
        for (int part = 0; part < 4; part++) {
            var append = table.newAppend();
            for (int i = 0; i < 2_500; i++) {
                append.appendFile(MemoryLake.file(table, Noted.of(part + "-" + i, 1, 1)));
            }
            append.commit();
        }
        LakeTable read = lake.open("orders");
        List<Long> told = new ArrayList<>();
        long[] seen = {0};
        read.files(current(table), false, file -> seen[0]++, (message, done, total) -> {
            assertThat(total).isEqualTo(10_000);
            told.add(done);
        });
        assertThat(seen[0]).isEqualTo(10_000);
        assertThat(told).hasSize(10).last().isEqualTo(10_000L);

        long[] some = {0};
        assertThatThrownBy(() -> read.files(current(table), false, file -> {
            if (++some[0] == 10) {
                Thread.currentThread().interrupt();
            }
        }, Progress.NONE)).isInstanceOfSatisfying(RemoteFailure.class, it ->
                assertThat(it.kind()).isEqualTo(Kind.CANCELLED));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(some[0]).isEqualTo(10);
    }

    @Test
    void largeMetadataIsReadPieceByPiece() {
        Table table = lake.create("orders", SCHEMA);
        String filler = "x".repeat(LakeFiles.PIECE);
        table.updateProperties().set("note", filler).set("more", filler).commit();
        table.newAppend().appendFile(MemoryLake.file(table, Noted.of("a", 1, 1))).commit();

        LakeTable read = lake.open("orders");

        assertThat(read.metadata().snapshots()).hasSize(1);
        assertThat(lake.asked()).filteredOn(request -> request.matches("(begin|[0-9]+-[0-9]+) .*"))
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(read.traffic().bytes()).isGreaterThan(2L * LakeFiles.PIECE);
        assertThat(read.traffic().requests()).isEqualTo(lake.asked().size());
    }

    @Test
    void anOrdinaryMetadataFileTakesOneRequest() {
        Table table = lake.create("orders", SCHEMA);
        table.newAppend().appendFile(MemoryLake.file(table, Noted.of("a", 1, 1))).commit();

        LakeTable read = lake.open("orders");

        assertThat(read.metadata().snapshots()).hasSize(1);
        assertThat(lake.asked()).singleElement().asString().startsWith("begin ").endsWith(".metadata.json");
        assertThat(read.traffic().requests()).isEqualTo(1);
    }
}
