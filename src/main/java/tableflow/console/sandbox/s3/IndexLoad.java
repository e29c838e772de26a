package tableflow.console.sandbox.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tableflow.console.domain.storage.KeyOrder;

/// Makes an index of the changes that a log tells, whatever their order.
///
/// A million keys put into a concurrent map one by one take long. Here they are sorted first, which costs next to
/// nothing for a log that was written in order, and the maps are made of what is sorted.
final class IndexLoad implements IndexLog.Replay {
    private final List<Map.Entry<String, List<StoredObject>>> changes = new ArrayList<>();
    private long backward;

    @Override
    public void versions(String key, List<StoredObject> versions) {
        if (!changes.isEmpty() && KeyOrder.KEYS.compare(changes.getLast().getKey(), key) >= 0) {
            backward++;
        }
        changes.add(Map.entry(key, versions));
    }

    /// How often a key did not come behind the one before it: what there is to sort.
    long backward() {
        return backward;
    }

    /// The index as the last change of each key left it. Nothing may be added afterwards.
    Index index() {
        if (backward > 0) {
            // Changes of one key stay in the order in which they came.
            changes.sort(Map.Entry.comparingByKey(KeyOrder.KEYS));
        }
        List<Map.Entry<String, StoredObject>> current = new ArrayList<>(changes.size());
        List<Map.Entry<String, List<StoredObject>>> histories = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Map.Entry<String, List<StoredObject>> change = changes.get(i);
            boolean last = i + 1 == changes.size() || !changes.get(i + 1).getKey().equals(change.getKey());
            List<StoredObject> versions = change.getValue();
            if (last && Index.shows(versions)) {
                current.add(Map.entry(change.getKey(), versions.getFirst()));
            }
            if (last && Index.hasHistory(versions)) {
                histories.add(Map.entry(change.getKey(), List.copyOf(versions)));
            }
        }
        changes.clear();
        return new Index(new SortedEntries<>(current), new SortedEntries<>(histories));
    }
}
