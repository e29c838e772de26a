package tableflow.console.domain.lake;

import java.util.List;

/// What one snapshot has that another has not, file by file. A compaction shows as files removed and added with the
/// same rows.
///
/// @param added data files that only `to` has
/// @param removed data files that only `from` has
/// @param addedDeletes delete files that only `to` has
/// @param removedDeletes delete files that only `from` has
/// @param addedFiles the first of the files that only `to` has
/// @param removedFiles the first of the files that only `from` has
/// @param manifestsRead manifests that only one of the two lists: all others hold the same files for both
/// @param manifestsShared manifests that both list, which were not read
public record SnapshotDifference(
        long from,
        long to,
        FileTotals added,
        FileTotals removed,
        FileTotals addedDeletes,
        FileTotals removedDeletes,
        List<LakeFile> addedFiles,
        List<LakeFile> removedFiles,
        int manifestsRead,
        int manifestsShared) {

    /// How many files are listed of each side; the totals count all.
    public static final int MOST_LISTED = 1_000;

    public SnapshotDifference {
        addedFiles = List.copyOf(addedFiles);
        removedFiles = List.copyOf(removedFiles);
    }

    /// Whether both hold the same files.
    public boolean isEmpty() {
        return added.files() + removed.files() + addedDeletes.files() + removedDeletes.files() == 0;
    }

    /// Rows that came, less those that went, deletes not applied.
    public long rowsGained() {
        return added.rows() - removed.rows();
    }
}
