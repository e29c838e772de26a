package tableflow.console.service.lake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Snapshot;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.lake.SnapshotHolder;

/// Puts snapshots into the order in which they go: those that only their age keeps, oldest first; then those that a
/// branch or tag holds; last the one that is current.
final class SnapshotOrder {

    private SnapshotOrder() {}

    static List<SnapshotHolder> of(BaseTable table) {
        @Nullable Snapshot current = table.currentSnapshot();
        Map<Long, List<String>> refs = new HashMap<>();
        table.refs().forEach((name, ref) ->
                refs.computeIfAbsent(ref.snapshotId(), id -> new ArrayList<>()).add(name));
        List<Snapshot> all = new ArrayList<>();
        table.snapshots().forEach(all::add);
        all.sort(Comparator.comparing((Snapshot one) -> current != null && one.snapshotId() == current.snapshotId())
                .thenComparing(one -> refs.containsKey(one.snapshotId()))
                .thenComparingLong(Snapshot::sequenceNumber)
                .thenComparingLong(Snapshot::timestampMillis));
        return all.stream()
                .map(one -> new SnapshotHolder(
                        one.snapshotId(),
                        one.schemaId(),
                        refs.getOrDefault(one.snapshotId(), List.of()).stream().sorted().toList(),
                        current != null && current.snapshotId() == one.snapshotId()))
                .toList();
    }
}
