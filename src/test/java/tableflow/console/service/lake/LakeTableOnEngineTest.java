package tableflow.console.service.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Type;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Progress;
import tableflow.console.domain.lake.FileTotals;
import tableflow.console.domain.lake.LakeFile;
import tableflow.console.domain.lake.LakeFile.Content;
import tableflow.console.domain.lake.PartitionFigures;
import tableflow.console.domain.lake.SchemaVersion;
import tableflow.console.domain.lake.SchemaVersion.Change;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.SnapshotDifference;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.sandbox.EngineLake;
import tableflow.console.sandbox.tableflow.iceberg.Compaction;
import tableflow.console.sandbox.tableflow.iceberg.IcebergTypes;
import tableflow.console.sandbox.tableflow.iceberg.PastFiles;
import tableflow.console.sandbox.tableflow.iceberg.PointedTable;
import tableflow.console.sandbox.tableflow.iceberg.Pointer;
import tableflow.console.sandbox.tableflow.iceberg.RowExpiry;
import tableflow.console.sandbox.tableflow.iceberg.SchemaChange;
import tableflow.console.sandbox.tableflow.iceberg.TableFiles;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.ObjectStorage;

/// A table as the sandbox's materialiser writes it: rows replaced and deleted by key, a schema that changes, rows that
/// grow too old, files that are merged. What the console tells of it from metadata is what the SQL engine tells, and
/// what the writer counted.
@Tag("engine")
@Timeout(900)
@ExtendWith(EngineLake.Shared.class)
class LakeTableOnEngineTest {

    private static final String DATABASE = "figures";
    private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");
    private static final Struct FIRST = new Struct(List.of(
            Column.required("id", Primitive.LONG),
            Column.required("version", Primitive.INT),
            Column.required("at", Primitive.TIMESTAMPTZ)));
    private static final Struct SECOND = new Struct(List.of(
            Column.required("id", Primitive.LONG),
            Column.required("version", Primitive.LONG),
            Column.required("at", Primitive.TIMESTAMPTZ),
            Column.nullable("coupon", Primitive.STRING)));

    /// By the numbers that Iceberg gives them.
    private static final List<Content> CONTENTS =
            List.of(Content.DATA, Content.POSITION_DELETES, Content.EQUALITY_DELETES);

    @TempDir
    private static Path folder;

    private static EngineLake lake;
    private static Catalog catalog;
    private static ObjectStorage storage;
    private static final Map<Long, Long> EXPECTED = new TreeMap<>();
    private static final Random RANDOM = new Random(11);
    private static LakeTable table;

    @BeforeAll
    static void write(EngineLake given) throws Exception {
        lake = given;
        catalog = given.console().catalog();
        storage = given.console().storage();
        PastFiles files = new PastFiles(lake.bucket(), START);
        Pointer pointer = new Pointer(folder.resolve("figures.json"));
        Table written = PointedTable.create("figures", files, pointer, "s3://" + EngineLake.BUCKET + "/figures",
                IcebergTypes.schema(FIRST), Map.of("format-version", "2"));
        for (int step = 0; step < 10; step++) {
            files.now(START.plus(Duration.ofHours(step)));
            upsert(written, step);
        }
        UpdateSchema update = written.updateSchema();
        SchemaChange.plan(update, written.schema().asStruct(), SECOND);
        update.commit();
        files.now(START.plus(Duration.ofHours(10)));
        EXPECTED.values().removeIf(version -> version < 2);
        assertThat(new RowExpiry(written, "at").run(time(2), one -> { })).isTrue();
        for (int step = 10; step < 13; step++) {
            files.now(START.plus(Duration.ofHours(step + 1)));
            upsert(written, step);
        }
        files.now(START.plus(Duration.ofHours(14)));
        assertThat(new Compaction(written).run(one -> { })).isTrue();
        files.now(START.plus(Duration.ofHours(15)));
        upsert(written, 13);
        lake.enter(DATABASE, "t", pointer.metadata().orElseThrow());
        table = LakeTable.open(catalog.table(DATABASE, "t").orElseThrow(), storage, Thread.ofVirtual().factory());
    }

    @AfterAll
    static void drop() throws Exception {
        catalog.close();
        storage.close();
        lake.rows("DROP SCHEMA figures CASCADE", "");
    }

    private static Instant time(long version) {
        return START.plusSeconds(version);
    }

    /// Some rows are replaced, and one is deleted.
    private static void upsert(Table written, long version) {
        Schema key = written.schema().select("id");
        Map<Long, Record> fresh = new TreeMap<>();
        List<Record> gone = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            long id = RANDOM.nextInt(40);
            Record deleted = GenericRecord.create(key);
            deleted.set(0, id);
            gone.add(deleted);
            Record row = GenericRecord.create(written.schema());
            row.setField("id", id);
            boolean wide = written.schema().findType("version").typeId() == Type.TypeID.LONG;
            row.setField("version", wide ? Long.valueOf(version) : (Object) (int) version);
            row.setField("at", time(version).atOffset(ZoneOffset.UTC));
            fresh.put(id, row);
            EXPECTED.put(id, version);
        }
        long last = fresh.keySet().iterator().next();
        fresh.remove(last);
        EXPECTED.remove(last);
        TableFiles writer = new TableFiles(written);
        RowDelta delta = written.newRowDelta();
        delta.addDeletes(writer.deletes(gone, key));
        writer.dataOf(fresh.values()).ifPresent(delta::addRows);
        delta.commit();
    }

    private static List<JsonNode> rows(String sql) throws Exception {
        return lake.rows(sql, DATABASE);
    }

    private static long count(String sql) throws Exception {
        return rows(sql).getFirst().get(0).asLong();
    }

    private static long current() {
        return table.metadata().current().orElseThrow().id();
    }

    private static List<LakeFile> files(long snapshot) {
        List<LakeFile> found = new ArrayList<>();
        table.files(snapshot, false, found::add, Progress.NONE);
        return found;
    }

    @Test
    void theTableIsWhatWasWritten() throws Exception {
        Map<Long, Long> read = new TreeMap<>();
        rows("SELECT id, version FROM t").forEach(row -> read.put(row.get(0).asLong(), row.get(1).asLong()));
        assertThat(read).isEqualTo(EXPECTED);
    }

    @Test
    void snapshotsAreThoseOfTheEngine() throws Exception {
        List<String> told = new ArrayList<>();
        for (Snapshot one : table.metadata().snapshots()) {
            told.add(one.id() + " " + one.parentId() + " " + one.operation() + " " + one.committedAt() + " "
                    + new TreeMap<>(one.summary()));
        }
        List<String> engine = new ArrayList<>();
        for (JsonNode row : rows("SELECT snapshot_id, parent_id, operation, "
                + "CAST(to_unixtime(committed_at) * 1000 AS bigint), summary FROM \"t$snapshots\" ORDER BY 4")) {
            Map<String, String> summary = new TreeMap<>();
            row.get(4).properties().forEach(one -> summary.put(one.getKey(), one.getValue().asText()));
            engine.add(row.get(0).asText() + " " + row.get(1).asText() + " " + row.get(2).asText() + " "
                    + row.get(3).asText() + " " + summary);
        }
        assertThat(told).isEqualTo(engine);
        assertThat(told).hasSize(16).anyMatch(one -> one.contains(" replace "));
        assertThat(table.refs()).singleElement().satisfies(main ->
                assertThat(main.snapshotId()).isEqualTo(current()));
    }

    @Test
    void filesAreThoseOfTheEngine() throws Exception {
        Map<String, String> engine = new HashMap<>();
        for (JsonNode row : rows("SELECT file_path, content, file_format, record_count, file_size_in_bytes "
                + "FROM \"t$files\"")) {
            engine.put(row.get(0).asText(), row.get(1).asText() + " " + row.get(2).asText() + " " + row.get(3).asText()
                    + " " + row.get(4).asText());
        }
        Map<String, String> told = new HashMap<>();
        files(current()).forEach(file -> told.put(file.path(), CONTENTS.indexOf(file.content()) + " "
                + file.format() + " " + file.rows() + " " + file.bytes()));
        assertThat(told).isEqualTo(engine).isNotEmpty();
        assertThat(told.values()).anyMatch(one -> one.startsWith("2 "));
        assertThat(table.partitions(current(), Progress.NONE)).singleElement()
                .satisfies(one -> assertThat(one.data().files() + one.deletes().files()).isEqualTo(told.size()));
    }

    /// Each snapshot's files against the totals that its writer noted.
    @Test
    void theFilesOfEachSnapshotAreThoseThatItsWriterCounted() {
        for (Snapshot one : table.metadata().snapshots()) {
            FileTotals data = FileTotals.NONE;
            FileTotals deletes = FileTotals.NONE;
            for (LakeFile file : files(one.id())) {
                data = file.isData() ? data.plus(file) : data;
                deletes = file.isData() ? deletes : deletes.plus(file);
            }
            assertThat(data.files()).isEqualTo(one.dataFiles().orElseThrow());
            assertThat(data.rows()).isEqualTo(one.records().orElseThrow());
            assertThat(deletes.files()).isEqualTo(one.deleteFiles().orElseThrow());
            assertThat(deletes.rows()).isEqualTo(one.figure("total-equality-deletes").orElseThrow());
            assertThat(data.bytes() + deletes.bytes()).isEqualTo(one.bytes().orElseThrow());
            assertThat(table.fileSizes(one.id(), Progress.NONE).all()).isEqualTo(data);
        }
    }

    /// From each snapshot to the next it is what the writer says that it did; the way back is the opposite.
    @Test
    void theDifferenceIsWhatTheWriterDid() {
        List<Snapshot> all = table.metadata().snapshots();
        for (int i = 1; i < all.size(); i++) {
            Snapshot to = all.get(i);
            SnapshotDifference one = table.difference(all.get(i - 1).id(), to.id(), Progress.NONE);
            assertThat(List.of(
                            one.added().files(), one.added().rows(), one.removed().files(), one.removed().rows(),
                            one.addedDeletes().files(), one.addedDeletes().rows(), one.removedDeletes().files(),
                            one.added().bytes() + one.addedDeletes().bytes(),
                            one.removed().bytes() + one.removedDeletes().bytes()))
                    .as("%s, %s", to.operation(), to.summary())
                    .containsExactly(
                            noted(to, "added-data-files"), noted(to, "added-records"),
                            noted(to, "deleted-data-files"), noted(to, "deleted-records"),
                            noted(to, "added-delete-files"), noted(to, "added-equality-deletes"),
                            noted(to, "removed-delete-files"), noted(to, "added-files-size"),
                            noted(to, "removed-files-size"));
            SnapshotDifference back = table.difference(to.id(), all.get(i - 1).id(), Progress.NONE);
            assertThat(back.added()).isEqualTo(one.removed());
            assertThat(back.removedDeletes()).isEqualTo(one.addedDeletes());
        }
        SnapshotDifference whole = table.difference(all.getFirst().id(), all.getLast().id(), Progress.NONE);
        assertThat(whole.rowsGained()).isEqualTo(
                all.getLast().records().orElseThrow() - all.getFirst().records().orElseThrow());
    }

    private static long noted(Snapshot snapshot, String figure) {
        return snapshot.figure(figure).orElse(0);
    }

    @Test
    void timeTravelPicksTheSameSnapshotAsTheEngine() throws Exception {
        for (int hour = 0; hour < 16; hour += 3) {
            Instant moment = START.plus(Duration.ofHours(hour)).plusSeconds(1);
            long chosen = table.snapshotAt(moment.toEpochMilli()).orElseThrow();
            String at = moment.toString().replace('T', ' ').replace("Z", " UTC");
            assertThat(count("SELECT count(*) FROM t FOR TIMESTAMP AS OF TIMESTAMP '" + at + "'"))
                    .isEqualTo(count("SELECT count(*) FROM t FOR VERSION AS OF " + chosen));
        }
        assertThat(table.snapshotAt(START.minusSeconds(60).toEpochMilli())).isEmpty();
    }

    @Test
    void schemasAreTheWritersWithWhatChanged() throws Exception {
        List<SchemaVersion> history = table.schemaHistory();
        assertThat(history).extracting(SchemaVersion::columns).containsExactly(FIRST, SECOND);
        assertThat(history.getLast().current()).isTrue();
        assertThat(history.getLast().changes()).containsExactlyInAnyOrder(
                new Change(SchemaVersion.Kind.RETYPED, "version", "int", "long", null),
                new Change(SchemaVersion.Kind.ADDED, "coupon", null, "string", null));
        assertThat(history.getFirst().since()).hasValue(table.metadata().snapshots().getFirst().committedAt());
        assertThat(rows("SELECT column_name FROM information_schema.columns WHERE table_schema = 'figures' "
                + "AND table_name = 't' ORDER BY ordinal_position")).extracting(row -> row.get(0).asText())
                .isEqualTo(SECOND.fields().stream().map(Column::name).toList());
    }

    @Test
    void partitionsAreThoseOfTheEngine() throws Exception {
        rows("CREATE TABLE p (id bigint, at timestamp(6), name varchar) WITH (location = 's3://" + EngineLake.BUCKET
                + "/figures-p', partitioning = ARRAY['day(at)', 'bucket(id, 3)', 'truncate(name, 1)'])");
        rows("INSERT INTO p SELECT n, TIMESTAMP '2026-01-01 12:00:00' + n % 2 * INTERVAL '1' DAY, "
                + "CASE WHEN n % 5 > 0 THEN 'x' || CAST(n AS varchar) END FROM UNNEST(sequence(1, 30)) t(n)");
        rows("DELETE FROM p WHERE id = 7");
        LakeTable parted = LakeTable.open(
                catalog.table(DATABASE, "p").orElseThrow(), storage, Thread.ofVirtual().factory());
        Map<String, List<Long>> engine = new TreeMap<>();
        for (JsonNode row : rows("SELECT CAST(partition.at_day AS varchar), partition.id_bucket, partition.name_trunc, "
                + "record_count, file_count, total_size FROM \"p$partitions\"")) {
            engine.put("at_day=" + row.get(0).asText() + "/id_bucket=" + row.get(1).asText() + "/name_trunc="
                    + row.get(2).asText(), List.of(row.get(3).asLong(), row.get(4).asLong(), row.get(5).asLong()));
        }
        Map<String, List<Long>> told = new TreeMap<>();
        FileTotals deletes = FileTotals.NONE;
        for (PartitionFigures one : parted.partitions(
                parted.metadata().current().orElseThrow().id(), Progress.NONE)) {
            // The engine counts delete files as if they were data.
            FileTotals all = one.data().plus(one.deletes());
            told.put(one.partition(), List.of(all.rows(), all.files(), all.bytes()));
            deletes = deletes.plus(one.deletes());
        }
        assertThat(told).isEqualTo(engine).hasSize(12);
        assertThat(deletes.rows()).isEqualTo(1);
        assertThat(parted.partitioning()).containsExactly("day(at)", "bucket[3](id)", "truncate[1](name)");
    }
}
