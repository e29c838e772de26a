package tableflow.console.service.storage.table;

import tableflow.console.domain.storage.SnapshotHistory;
import tableflow.console.domain.storage.TableSplit;

/// What lies under a table's root.
///
/// @param split what the bytes are
/// @param orphans all orphan candidates; closed with this
/// @param history the kept snapshots with what each keeps, by the metadata
public record TableContents(TableSplit split, ObjectList orphans, SnapshotHistory history) implements AutoCloseable {

    @Override
    public void close() {
        orphans.close();
    }
}
