package tableflow.console.domain.lake;

/// What a snapshot holds of one partition.
///
/// @param partition its values as `day=2026-01-01/bucket=3`; empty for a table without partitions
/// @param data files with rows; equality deletes are not subtracted
/// @param deletes delete files
public record PartitionFigures(String partition, FileTotals data, FileTotals deletes) {

    /// With one more file.
    public PartitionFigures plus(LakeFile file) {
        return file.isData()
                ? new PartitionFigures(partition, data.plus(file), deletes)
                : new PartitionFigures(partition, data, deletes.plus(file));
    }
}
