package tableflow.console.sandbox.tableflow.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.inmemory.InMemoryFileIO;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.OutputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;

/// Compaction and the age of rows on tables whose rows are replaced and deleted, and what is left when they are ended
/// in the midst of their work.
class RewritesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private final Failing files = new Failing();
    private final Map<Long, Long> expected = new TreeMap<>();
    private Table table;
    private Pointer pointer;

    @BeforeEach
    void create() throws Exception {
        Struct columns = new Struct(List.of(Column.required("id", Primitive.LONG),
            Column.required("version", Primitive.LONG), Column.required("at", Primitive.TIMESTAMPTZ)));
        pointer = new Pointer(folder.resolve("t.json"));
        table = PointedTable.create("t", files, pointer, "s3://bucket/t", IcebergTypes.schema(columns),
            Map.of("format-version", "2"));
    }

    @Test
    void rowsAreTheSameAfterEachOfManyRewritesInAnyOrder() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int merges = 0;
        int ageings = 0;
        upsert(random, 0);
        for (int step = 1; step < 40; step++) {
            // Each kind comes now and then, whatever the dice say.
            switch (step % 20 == 15 ? step / 20 % 2 : random.nextInt(12)) {
                case 0 -> merges += new Compaction(table).run(RewritesTest::enter) ? 1 : 0;
                case 1 -> {
                    long limit = step - 12L;
                    expected.values().removeIf(version -> version < limit);
                    ageings += new RowExpiry(table, "at").run(START.plusSeconds(limit), RewritesTest::enter) ? 1 : 0;
                }
                default -> upsert(random, step);
            }
            assertThat(rows()).as("seed %s, step %s", seed, step).isEqualTo(expected);
            assertThat(table.currentSnapshot().summary()).containsEntry("entered", "yes");
        }
        assertThat(merges).as("seed %s", seed).isPositive();
        assertThat(ageings).as("seed %s", seed).isPositive();
    }

    @Test
    void smallFilesBecomeOneAndIdleDeleteFilesGo() throws Exception {
        Random random = new Random(7);
        for (int step = 0; step < 20; step++) {
            upsert(random, step);
        }
        assertThat(new Compaction(table).run(RewritesTest::enter)).isTrue();
        assertThat(table.currentSnapshot().operation()).isEqualTo(DataOperations.REPLACE);
        assertThat(table.currentSnapshot().summary()).containsEntry("total-data-files", "1")
            .containsEntry("total-records", Integer.toString(expected.size()));
        assertThat(deletes()).isEmpty();
        assertThat(new Compaction(table).run(RewritesTest::enter)).as("one file is not merged again").isFalse();
        assertThat(rows()).isEqualTo(expected);
    }

    @Test
    void noMoreThanItsShareIsMergedAtOnce() throws Exception {
        AppendFiles append = table.newAppend();
        for (long step = 0; step < Compaction.MOST + 5; step++) {
            append.appendFile(new TableFiles(table).data(List.of(row(step, step))));
            expected.put(step, step);
        }
        append.commit();
        assertThat(new Compaction(table).run(RewritesTest::enter)).isTrue();
        assertThat(table.currentSnapshot().summary()).containsEntry("total-data-files", "6");
        assertThat(rows()).isEqualTo(expected);
    }

    @Test
    void oldFilesGoWholeAndMixedOnesAreWrittenAnew() throws Exception {
        add(1, 10);
        add(2, 20);
        expected.remove(1L);
        assertThat(new RowExpiry(table, "at").run(START.plusSeconds(15), RewritesTest::enter)).isTrue();
        assertThat(table.currentSnapshot().operation()).isEqualTo(DataOperations.DELETE);
        assertThat(rows()).isEqualTo(expected);
        table.newAppend().appendFile(new TableFiles(table).data(List.of(row(3, 30), row(4, 40)))).commit();
        expected.put(4L, 40L);
        expected.remove(2L);
        assertThat(new RowExpiry(table, "at").run(START.plusSeconds(40), RewritesTest::enter)).isTrue();
        assertThat(table.currentSnapshot().operation()).isEqualTo(DataOperations.OVERWRITE);
        assertThat(rows()).isEqualTo(expected);
        long snapshot = table.currentSnapshot().snapshotId();
        assertThat(new RowExpiry(table, "at").run(START.plusSeconds(40), RewritesTest::enter)).isFalse();
        assertThat(table.currentSnapshot().snapshotId()).isEqualTo(snapshot);
    }

    /// The first write that fails is the first, then the second, and so on until nothing fails any more: each time the
    /// table is opened anew from what is there.
    @Test
    void aRewriteThatIsEndedAnywhereLeavesTheTableAsItWas() throws Exception {
        Random random = new Random(3);
        for (int step = 0; step < Compaction.FEWEST; step++) {
            upsert(random, step);
        }
        int ended = 0;
        for (boolean done = false; !done; ended++) {
            files.left.set(ended);
            try {
                done = new Compaction(table).run(RewritesTest::enter);
            } catch (UncheckedIOException killed) {
                assertThat(killed).hasMessageContaining("killed before");
            }
            files.left.set(Integer.MAX_VALUE);
            table = PointedTable.open("t", files, new Pointer(folder.resolve("t.json"))).orElseThrow();
            assertThat(rows()).as("ended at write %s", ended).isEqualTo(expected);
        }
        assertThat(ended).as("a data file, manifests, a list and the metadata are written").isGreaterThan(4);
        assertThat(table.currentSnapshot().operation()).isEqualTo(DataOperations.REPLACE);
    }

    private static void enter(SnapshotUpdate<?> update) {
        update.set("entered", "yes");
    }

    /// A few rows are replaced, and one is deleted.
    private void upsert(Random random, int version) {
        Schema key = table.schema().select("id");
        Map<Long, Record> fresh = new TreeMap<>();
        List<Record> gone = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            long id = random.nextInt(30);
            Record deleted = GenericRecord.create(key);
            deleted.set(0, id);
            gone.add(deleted);
            fresh.put(id, row(id, version));
            expected.put(id, (long) version);
        }
        long last = fresh.keySet().iterator().next();
        fresh.remove(last);
        expected.remove(last);
        TableFiles writer = new TableFiles(table);
        RowDelta delta = table.newRowDelta();
        delta.addDeletes(writer.deletes(gone, key));
        writer.dataOf(fresh.values()).ifPresent(delta::addRows);
        enter(delta);
        delta.commit();
    }

    private void add(long id, long version) {
        table.newAppend().appendFile(new TableFiles(table).data(List.of(row(id, version)))).commit();
        expected.put(id, version);
    }

    private Record row(long id, long version) {
        Record row = GenericRecord.create(table.schema());
        row.setField("id", id);
        row.setField("version", version);
        row.setField("at", START.plusSeconds(version).atOffset(ZoneOffset.UTC));
        return row;
    }

    private Map<Long, Long> rows() throws Exception {
        Map<Long, Long> rows = new TreeMap<>();
        try (CloseableIterable<Record> all = IcebergGenerics.read(table).build()) {
            for (Record row : all) {
                assertThat(rows.put((Long) row.getField("id"), (Long) row.getField("version"))).isNull();
            }
        }
        return rows;
    }

    private Set<DeleteFile> deletes() throws Exception {
        Set<DeleteFile> deletes = new HashSet<>();
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            tasks.forEach(task -> deletes.addAll(task.deletes()));
        }
        return deletes;
    }

    /// Files in memory whose writer is killed after a number of files.
    private static final class Failing extends InMemoryFileIO {
        private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

        @Override
        public OutputFile newOutputFile(String location) {
            if (left.getAndDecrement() <= 0) {
                throw new UncheckedIOException(new java.io.IOException("killed before " + location));
            }
            return super.newOutputFile(location);
        }
    }
}
