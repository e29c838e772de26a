package tableflow.console.domain.lake;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An Iceberg table's metadata file, so far as the console reads it.
///
/// @param formatVersion 1, 2 or 3
/// @param location the root of the table
/// @param currentSnapshotId absent for a table that was never written
/// @param snapshots the kept ones, oldest first
public record TableMetadata(
        int formatVersion, String uuid, String location, long lastUpdated, @Nullable Long currentSnapshotId,
        List<Snapshot> snapshots) {
    public TableMetadata {
        snapshots = List.copyOf(snapshots);
    }

    /// The snapshot that a reader sees.
    public Optional<Snapshot> current() {
        return snapshots.stream()
                .filter(one -> currentSnapshotId != null && one.id() == currentSnapshotId)
                .findFirst();
    }
}
