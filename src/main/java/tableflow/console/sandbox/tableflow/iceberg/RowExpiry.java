package tableflow.console.sandbox.tableflow.iceberg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFiles;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/// Takes rows out of a table whose time is before a moment. Files with old rows alone go as they are; those with
/// younger rows too are written anew without the old ones. It is one commit: `delete`, or `overwrite` when files were
/// written.
public final class RowExpiry {
    private final Table table;
    private final Types.NestedField time;
    private final LiveRows rows;

    /// @param column of type timestamp with zone, without which no row is
    public RowExpiry(Table table, String column) {
        this.table = table;
        this.time = table.schema().findField(column);
        this.rows = new LiveRows(table);
    }

    /// @param enter what belongs into the summary of the snapshot
    /// @return whether there was a commit
    public boolean run(Instant before, Consumer<SnapshotUpdate<?>> enter) throws IOException {
        Snapshot current = table.currentSnapshot();
        if (current == null) {
            return false;
        }
        long limit = ChronoUnit.MICROS.between(Instant.EPOCH, before);
        List<DataFile> old = new ArrayList<>();
        List<FileScanTask> mixed = new ArrayList<>();
        for (FileScanTask task : rows.files(current)) {
            if (bound(task.file().upperBounds(), Long.MAX_VALUE) < limit) {
                old.add(task.file());
            } else if (bound(task.file().lowerBounds(), Long.MIN_VALUE) < limit && hasOld(task, before)) {
                mixed.add(task);
            }
        }
        if (mixed.isEmpty()) {
            if (old.isEmpty()) {
                return false;
            }
            DeleteFiles delete = table.newDelete();
            old.forEach(delete::deleteFile);
            enter.accept(delete);
            delete.commit();
            return true;
        }
        OverwriteFiles overwrite = table.newOverwrite().validateFromSnapshot(current.snapshotId());
        old.forEach(overwrite::deleteFile);
        for (FileScanTask task : mixed) {
            try (CloseableIterable<Record> live = rows.of(task)) {
                new TableFiles(table).dataOf(CloseableIterable.filter(live, row -> young(row, before)))
                    .ifPresent(overwrite::addFile);
            }
            overwrite.deleteFile(task.file());
        }
        enter.accept(overwrite);
        overwrite.commit();
        return true;
    }

    /// Bounds may be missing, and the row that made the bound may be deleted.
    private boolean hasOld(FileScanTask task, Instant before) throws IOException {
        try (CloseableIterable<Record> live = rows.of(task)) {
            for (Record row : live) {
                if (!young(row, before)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean young(Record row, Instant before) {
        return !(row.getField(time.name()) instanceof OffsetDateTime at) || !at.toInstant().isBefore(before);
    }

    private long bound(@Nullable Map<Integer, ByteBuffer> bounds, long unknown) {
        ByteBuffer bound = bounds == null ? null : bounds.get(time.fieldId());
        Long micros = bound == null ? null : Conversions.fromByteBuffer(time.type(), bound);
        return micros == null ? unknown : micros;
    }
}
