package tableflow.console.service.monitor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.lake.LakeFile;
import tableflow.console.domain.lake.LakeFile.ColumnNote;
import tableflow.console.domain.monitor.Lag.Held;
import tableflow.console.domain.table.MetadataColumn;
import tableflow.console.service.lake.LakeTable;

/// Finds the newest offset of each partition in a table's files, from the bounds of `$$partition` and `$$offset` in its
/// manifests. No data is read; each manifest is.
final class HeldOffsets {

    private final Map<Integer, Long> newest = new HashMap<>();
    private long mixed = -1;
    private boolean blind;

    private HeldOffsets() {}

    /// The offsets that a snapshot holds; empty when a file does not tell its bounds.
    static Optional<Held> of(LakeTable table, long snapshotId, Progress progress) {
        HeldOffsets offsets = new HeldOffsets();
        table.files(snapshotId, true, offsets::add, progress);
        return offsets.blind ? Optional.empty() : Optional.of(new Held(offsets.newest, offsets.mixed));
    }

    private void add(LakeFile file) {
        if (!file.isData() || file.rows() == 0) {
            return;
        }
        ColumnNote partition = note(file, MetadataColumn.PARTITION);
        ColumnNote offset = note(file, MetadataColumn.OFFSET);
        Long lowest = partition == null ? null : number(partition.lower());
        Long highest = partition == null ? null : number(partition.upper());
        Long last = offset == null ? null : number(offset.upper());
        if (lowest == null || highest == null || last == null) {
            blind = true;
        } else if (lowest.equals(highest)) {
            newest.merge(lowest.intValue(), last, Math::max);
        } else {
            mixed = Math.max(mixed, last);
        }
    }

    private static @Nullable ColumnNote note(LakeFile file, MetadataColumn column) {
        List<String> names = List.of(
                column.columnName(MetadataColumnNaming.DEFAULT), column.columnName(MetadataColumnNaming.PORTABLE));
        return file.columns().stream().filter(note -> names.contains(note.name())).findFirst().orElse(null);
    }

    private static @Nullable Long number(@Nullable String bound) {
        try {
            return bound == null ? null : Long.valueOf(bound);
        } catch (NumberFormatException strange) {
            return null;
        }
    }
}
