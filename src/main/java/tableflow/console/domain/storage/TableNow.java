package tableflow.console.domain.storage;

import java.util.Optional;
import java.util.OptionalLong;
import tableflow.console.domain.lake.CommitRhythm;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.TableMetadata;

/// What a table's metadata file says of it: one request, and no listing. Figures that its writer left out are empty.
///
/// @param location its root
/// @param formatVersion of Iceberg
/// @param bytes of data and delete files that a reader of now needs
/// @param rows equality deletes are not subtracted
/// @param files with data
/// @param deleteFiles that a reader applies
/// @param snapshots that are kept
/// @param oldest when the oldest kept snapshot was committed, milliseconds since 1970; empty without one
/// @param newest when the current snapshot was committed; empty for a table that was never written
/// @param rhythm of its commits; empty where too few are kept
public record TableNow(
        String location,
        int formatVersion,
        OptionalLong bytes,
        OptionalLong rows,
        OptionalLong files,
        OptionalLong deleteFiles,
        int snapshots,
        OptionalLong oldest,
        OptionalLong newest,
        Optional<CommitRhythm> rhythm) {

    /// The figures of a metadata file. Those of a table without a snapshot are zeros: nothing was ever written.
    public static TableNow of(TableMetadata metadata) {
        Optional<Snapshot> current = metadata.current();
        boolean empty = metadata.currentSnapshotId() == null;
        return new TableNow(
                metadata.location(),
                metadata.formatVersion(),
                empty ? OptionalLong.of(0) : current.map(Snapshot::bytes).orElse(OptionalLong.empty()),
                empty ? OptionalLong.of(0) : current.map(Snapshot::records).orElse(OptionalLong.empty()),
                empty ? OptionalLong.of(0) : current.map(Snapshot::dataFiles).orElse(OptionalLong.empty()),
                empty ? OptionalLong.of(0) : current.map(Snapshot::deleteFiles).orElse(OptionalLong.empty()),
                metadata.snapshots().size(),
                metadata.snapshots().stream().mapToLong(Snapshot::committedAt).min(),
                current.map(one -> OptionalLong.of(one.committedAt())).orElse(OptionalLong.empty()),
                CommitRhythm.of(metadata.snapshots()));
    }
}
