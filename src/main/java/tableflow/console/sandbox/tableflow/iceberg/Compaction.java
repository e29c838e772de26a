package tableflow.console.sandbox.tableflow.iceberg;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/// Merges small files of a table into one, by a `replace` commit that changes no row. Rows that delete files took away
/// are not copied, and delete files go that count for no data file any more.
public final class Compaction {
    /// Below that a file is small.
    private static final long SMALL = 8L << 20;
    /// So few are no trouble.
    static final int FEWEST = 10;
    /// So many are merged at once: a table that gets more between two compactions keeps the rest.
    static final int MOST = 100;

    private final Table table;
    private final LiveRows rows;

    public Compaction(Table table) {
        this.table = table;
        this.rows = new LiveRows(table);
    }

    /// Merges the oldest small files, if there are enough. Nobody else may commit meanwhile.
    ///
    /// @param enter what belongs into the summary of the snapshot
    /// @return whether there was a commit
    public boolean run(Consumer<SnapshotUpdate<?>> enter) throws IOException {
        Snapshot current = table.currentSnapshot();
        if (current == null) {
            return false;
        }
        List<FileScanTask> files = rows.files(current);
        List<FileScanTask> small = files.stream().filter(one -> one.file().fileSizeInBytes() < SMALL)
            .sorted(Comparator.comparingLong(Compaction::sequence)).limit(MOST).toList();
        if (small.size() < FEWEST) {
            return false;
        }
        RewriteFiles replace = table.newRewrite().validateFromSnapshot(current.snapshotId())
            .dataSequenceNumber(current.sequenceNumber());
        small.forEach(one -> replace.deleteFile(one.file()));
        try (CloseableIterable<Record> all = CloseableIterable.concat(small.stream().map(rows::of).toList())) {
            new TableFiles(table).dataOf(all).ifPresent(replace::addFile);
        }
        idle(files, small).forEach(replace::deleteFile);
        enter.accept(replace);
        replace.commit();
        return true;
    }

    private static long sequence(FileScanTask file) {
        return Objects.requireNonNullElse(file.file().dataSequenceNumber(), 0L);
    }

    /// Delete files that counted for files that are merged now and count for none of the others.
    private static Iterable<DeleteFile> idle(List<FileScanTask> files, List<FileScanTask> merged) {
        Map<String, DeleteFile> idle = new LinkedHashMap<>();
        merged.forEach(one -> one.deletes().forEach(delete -> idle.put(delete.location(), delete)));
        files.stream().filter(one -> !merged.contains(one))
            .forEach(one -> one.deletes().forEach(delete -> idle.remove(delete.location())));
        return idle.values();
    }
}
