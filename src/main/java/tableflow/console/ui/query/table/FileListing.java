package tableflow.console.ui.query.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tableflow.console.domain.Progress;
import tableflow.console.domain.lake.FileSizes;
import tableflow.console.domain.lake.FileTotals;
import tableflow.console.domain.lake.LakeFile;
import tableflow.console.domain.lake.PartitionFigures;
import tableflow.console.service.lake.LakeTable;

/// The files of a snapshot, read in one pass.
///
/// @param snapshotId whose
/// @param listed the first of them; figures count all
/// @param partitions by name
/// @param deletes delete files counted together
record FileListing(
        long snapshotId,
        List<LakeFile> listed,
        FileSizes sizes,
        List<PartitionFigures> partitions,
        FileTotals deletes) {

    /// More rows than anybody scrolls through; SQL on `"t$files"` has the rest.
    static final int MOST_LISTED = 10_000;

    /// Blocking; ends by an interrupt.
    static FileListing read(LakeTable table, long snapshotId, Progress progress) {
        List<LakeFile> listed = new ArrayList<>();
        FileSizes.Counter sizes = new FileSizes.Counter();
        Map<String, PartitionFigures> partitions = new HashMap<>();
        FileTotals[] deletes = {FileTotals.NONE};
        table.files(snapshotId, false, file -> {
            if (listed.size() < MOST_LISTED) {
                listed.add(file);
            }
            sizes.add(file);
            if (!file.isData()) {
                deletes[0] = deletes[0].plus(file);
            }
            partitions.merge(
                    file.partition(),
                    new PartitionFigures(file.partition(), FileTotals.NONE, FileTotals.NONE).plus(file),
                    (before, one) -> before.plus(file));
        }, progress);
        return new FileListing(
                snapshotId,
                listed,
                sizes.done(),
                partitions.values().stream().sorted(Comparator.comparing(PartitionFigures::partition)).toList(),
                deletes[0]);
    }

    /// How many files there are beyond those listed.
    long notListed() {
        return sizes.all().files() + deletes.files() - listed.size();
    }
}
