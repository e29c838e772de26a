package tableflow.console.service.monitor;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.monitor.Lag.Held;

/// What the metadata file of a table says that matters for watching it. It never changes: another commit makes another
/// file.
///
/// @param pointer the metadata file
/// @param snapshotId the newest snapshot; absent before the first
/// @param committedAt when rows were last committed, milliseconds since 1970; a compaction is no such commit
/// @param rows of the newest snapshot
/// @param deletes whether files delete rows, by value or by place
/// @param snapshots kept
/// @param looked whether the files were looked at for the offsets that they hold
/// @param held these offsets; absent when they were not looked at, or do not tell
record TableState(
        String pointer,
        @Nullable Long snapshotId,
        OptionalLong committedAt,
        OptionalLong rows,
        OptionalLong bytes,
        OptionalLong files,
        boolean deletes,
        int snapshots,
        boolean looked,
        @Nullable Held held) {

    static TableState of(String pointer, TableMetadata metadata) {
        Snapshot current = metadata.current().orElse(null);
        if (current == null) {
            // Known to be empty: all of the topic waits.
            return new TableState(
                    pointer, null, OptionalLong.empty(), OptionalLong.of(0), OptionalLong.of(0), OptionalLong.of(0),
                    false, 0, true, new Held(Map.of(), -1));
        }
        OptionalLong files = current.dataFiles();
        OptionalLong deleteFiles = current.deleteFiles();
        return new TableState(
                pointer,
                current.id(),
                committedAt(metadata),
                current.records(),
                current.bytes(),
                files.isPresent()
                        ? OptionalLong.of(files.getAsLong() + deleteFiles.orElse(0))
                        : OptionalLong.empty(),
                deleteFiles.orElse(0) > 0,
                metadata.snapshots().size(),
                false,
                null);
    }

    /// Of the kept snapshots, the newest that was not made by rewriting files ("replace", Iceberg's specification).
    private static OptionalLong committedAt(TableMetadata metadata) {
        return metadata.snapshots().stream()
                .filter(one -> !"replace".equals(one.operation()))
                .mapToLong(Snapshot::committedAt)
                .max();
    }

    TableState looked(@Nullable Held offsets) {
        return new TableState(
                pointer, snapshotId, committedAt, rows, bytes, files, deletes, snapshots, true, offsets);
    }
}
