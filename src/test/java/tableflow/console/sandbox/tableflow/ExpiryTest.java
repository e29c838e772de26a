package tableflow.console.sandbox.tableflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.inmemory.InMemoryFileIO;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.sandbox.tableflow.iceberg.IcebergTypes;
import tableflow.console.sandbox.tableflow.iceberg.PointedTable;
import tableflow.console.sandbox.tableflow.iceberg.Pointer;
import tableflow.console.sandbox.tableflow.iceberg.TableFiles;

/// Which snapshots go when they are old, and which files go with them.
class ExpiryTest {
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    private Path folder;

    private final InMemoryFileIO files = new InMemoryFileIO();
    private final String root = "s3://bucket/" + UUID.randomUUID();
    private Table table;

    @BeforeEach
    void create() throws Exception {
        Struct columns = new Struct(List.of(Column.required("id", Primitive.LONG)));
        table = PointedTable.create("t", files, new Pointer(folder.resolve("t.json")), root,
            IcebergTypes.schema(columns), Map.of("format-version", "2"));
    }

    @Test
    void youngSnapshotsStay() {
        append(0, 30);
        TopicTable.expire(table, Instant.now(), WEEK);

        assertThat(table.snapshots()).hasSize(30);
    }

    @Test
    void tenStayHoweverOldTheyAre() throws Exception {
        append(0, 25);
        List<Snapshot> before = snapshots();
        TopicTable.expire(table, later(), WEEK);

        assertThat(snapshots()).isEqualTo(before.subList(15, 25));
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(LongStream.range(0, 25).boxed().toList());
        append(25, 1);
        assertThat(ids()).hasSize(26);
    }

    @Test
    void noMoreThanAHundredStayHoweverYoung() throws Exception {
        append(0, 101);
        TopicTable.expire(table, Instant.now(), WEEK);

        assertThat(snapshots()).hasSizeBetween(10, 100);
        assertThat(ids()).hasSize(101);
    }

    /// Only data that no snapshot reaches goes, and the lists of the snapshots that went.
    @Test
    void filesGoWithTheLastSnapshotThatReachesThem() throws Exception {
        append(0, 5);
        Set<String> replaced = data();
        List<Snapshot> old = snapshots();
        table.newDelete().deleteFromRowFilter(Expressions.alwaysTrue()).commit();
        append(5, 4);
        TopicTable.expire(table, later(), WEEK);
        assertThat(replaced).as("10 snapshots, so none goes").allMatch(files::fileExists);

        append(9, 12);
        TopicTable.expire(table, later(), WEEK);
        assertThat(snapshots()).hasSize(10);
        assertThat(replaced).noneMatch(files::fileExists);
        assertThat(old).extracting(Snapshot::manifestListLocation).noneMatch(files::fileExists);
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(LongStream.range(5, 21).boxed().toList());
    }

    /// Who began to read the current snapshot before the expiry reads it to the end.
    @Test
    void aReaderOfTheCurrentSnapshotIsNotDisturbed() throws Exception {
        append(0, 20);
        try (CloseableIterable<Record> rows = IcebergGenerics.read(table).build()) {
            TopicTable.expire(table, later(), WEEK);
            assertThat(rows).hasSize(20);
        }
        for (Snapshot left : snapshots()) {
            assertThat(left.allManifests(files)).extracting(ManifestFile::path).allMatch(files::fileExists);
            try (CloseableIterable<Record> rows =
                    IcebergGenerics.read(table).useSnapshot(left.snapshotId()).build()) {
                assertThat(rows).hasSize(Math.toIntExact(left.sequenceNumber()));
            }
        }
    }

    private static Instant later() {
        return Instant.now().plus(WEEK).plusSeconds(60);
    }

    private void append(long first, int commits) {
        for (long id = first; id < first + commits; id++) {
            Record row = GenericRecord.create(table.schema());
            row.setField("id", id);
            table.newAppend().appendFile(new TableFiles(table).data(List.of(row))).commit();
        }
    }

    private List<Snapshot> snapshots() {
        List<Snapshot> all = new ArrayList<>();
        table.snapshots().forEach(all::add);
        return all;
    }

    private Set<String> data() throws Exception {
        Set<String> data = new HashSet<>();
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            tasks.forEach(task -> data.add(task.file().location()));
        }
        return data;
    }

    private List<Object> ids() throws Exception {
        List<Object> ids = new ArrayList<>();
        try (CloseableIterable<Record> rows = IcebergGenerics.read(table).build()) {
            rows.forEach(row -> ids.add(row.getField("id")));
        }
        return ids;
    }
}
