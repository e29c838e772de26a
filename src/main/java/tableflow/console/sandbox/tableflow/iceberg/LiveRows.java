package tableflow.console.sandbox.tableflow.iceberg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericDeleteFilter;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.Deletes;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.formats.ReadBuilder;
import org.apache.iceberg.io.CloseableIterable;

/// The data files of a snapshot, and the rows in them that no delete file takes away.
public final class LiveRows {
    private final Table table;

    public LiveRows(Table table) {
        this.table = table;
    }

    /// The data files of a snapshot, each with the delete files that count for it and the bounds of its columns.
    public List<FileScanTask> files(Snapshot snapshot) {
        List<FileScanTask> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().useSnapshot(snapshot.snapshotId()).includeColumnStats().planFiles()) {
            tasks.forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /// The rows of a data file that are still there, as rows of the table as it is now.
    public CloseableIterable<Record> of(FileScanTask file) {
        GenericDeleteFilter deletes = new GenericDeleteFilter(table.io(), file, table.schema(), table.schema());
        return deletes.filter(read(file, deletes.requiredSchema()));
    }

    /// Places, from 0, of the rows of a data file that are there no more.
    public PositionDeleteIndex gone(FileScanTask file) {
        if (file.deletes().isEmpty()) {
            return PositionDeleteIndex.empty();
        }
        List<Long> gone = new ArrayList<>();
        GenericDeleteFilter deletes = new GenericDeleteFilter(table.io(), file, table.schema(), new Schema());
        Predicate<Record> stays = deletes.eqDeletedRowFilter();
        try (CloseableIterable<Record> rows = read(file, deletes.requiredSchema())) {
            long place = 0;
            for (Record row : rows) {
                if (!stays.test(row)) {
                    gone.add(place);
                }
                place++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Deletes.toPositionIndex(CloseableIterable.withNoopClose(gone));
    }

    private CloseableIterable<Record> read(FileScanTask file, Schema columns) {
        ReadBuilder<Record, Object> reader = FormatModelRegistry.readBuilder(
            file.file().format(), Record.class, table.io().newInputFile(file.file().location()));
        return reader.project(columns).build();
    }
}
