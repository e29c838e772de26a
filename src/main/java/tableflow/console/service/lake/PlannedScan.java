package tableflow.console.service.lake;

import java.util.List;
import java.util.OptionalLong;
import tableflow.console.domain.lake.FileTotals;

/// Which files a scan would read, from manifests alone.
///
/// @param snapshotId what would be read; empty for a table that was never written
/// @param columns the used top-level columns, in the table's order
/// @param allColumns whether these are all that the table has
/// @param planned data files that may hold matching rows; bytes are whole files
/// @param columnBytes the used columns' bytes in these files and those that delete files compare, footers included;
///     whole files where the writer noted no sizes
/// @param mostBytes what an engine reads that takes each piece of a file for itself, whole, with all that is to be
///     deleted from it: the end of a file, where its columns are told, may be read for each piece once more
/// @param filesWithoutSizes planned files whose columns' sizes are not known
/// @param deletes delete files that apply to planned files, each counted once
/// @param live all data files of the snapshot
/// @param manifestsRead manifests that were read to learn this
/// @param manifests all manifests of the snapshot
public record PlannedScan(
        OptionalLong snapshotId,
        List<String> columns,
        boolean allColumns,
        FileTotals planned,
        long columnBytes,
        long mostBytes,
        long filesWithoutSizes,
        FileTotals deletes,
        long live,
        int manifestsRead,
        int manifests) {
    public PlannedScan {
        columns = List.copyOf(columns);
    }

    /// What it reads of the used columns, and each delete file once.
    public long usedBytes() {
        return columnBytes + deletes.bytes();
    }
}
