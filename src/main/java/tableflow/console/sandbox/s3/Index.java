package tableflow.console.sandbox.s3;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.storage.KeyOrder;

/// The keys of a bucket in their order. Objects without a history, nearly all, stand in one map as they are; whatever
/// has old versions or a delete marker has all its versions in a second one.
final class Index {
    private final ConcurrentSkipListMap<String, StoredObject> current;
    private final ConcurrentSkipListMap<String, List<StoredObject>> histories;

    /// An empty one.
    Index() {
        this(new SortedEntries<>(List.of()), new SortedEntries<>(List.of()));
    }

    /// @param current what a plain listing shows
    /// @param histories of those keys that have one, as [#hasHistory] says
    Index(SortedEntries<StoredObject> current, SortedEntries<List<StoredObject>> histories) {
        this.current = new ConcurrentSkipListMap<>(current);
        this.histories = new ConcurrentSkipListMap<>(histories);
    }

    /// True when a plain listing shows the first of these versions.
    static boolean shows(List<StoredObject> versions) {
        return !versions.isEmpty() && !versions.getFirst().isDeleteMarker();
    }

    /// True when there is more to a key than a single object.
    static boolean hasHistory(List<StoredObject> versions) {
        return versions.size() > 1 || (versions.size() == 1 && versions.getFirst().isDeleteMarker());
    }

    /// The objects that a plain listing shows.
    NavigableMap<String, StoredObject> current() {
        return current;
    }

    /// All versions and delete markers, newest first, of the keys that have more than a single object.
    NavigableMap<String, List<StoredObject>> histories() {
        return histories;
    }

    /// All versions of a key, newest first.
    List<StoredObject> versions(String key) {
        List<StoredObject> history = histories.get(key);
        if (history != null) {
            return history;
        }
        StoredObject only = current.get(key);
        return only == null ? List.of() : List.of(only);
    }

    void set(String key, List<StoredObject> versions) {
        if (shows(versions)) {
            current.put(key, versions.getFirst());
        } else {
            current.remove(key);
        }
        if (hasHistory(versions)) {
            histories.put(key, List.copyOf(versions));
        } else {
            histories.remove(key);
        }
    }

    /// The first key from this one on, whether it has an object or only a history.
    @Nullable String ceiling(String key) {
        return smaller(current.ceilingKey(key), histories.ceilingKey(key));
    }

    /// The first key behind this one, whether it has an object or only a history.
    @Nullable String higher(String key) {
        return smaller(current.higherKey(key), histories.higherKey(key));
    }

    private static @Nullable String smaller(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return KeyOrder.KEYS.compare(one, other) <= 0 ? one : other;
    }

    boolean isEmpty() {
        return current.isEmpty() && histories.isEmpty();
    }

    /// Number of keys, more or less while others write.
    int size() {
        return current.size() + (int) histories.keySet().stream().filter(key -> !current.containsKey(key)).count();
    }

    /// Every key with its versions, in the order of keys.
    Stream<Map.Entry<String, List<StoredObject>>> all() {
        Stream<Map.Entry<String, List<StoredObject>>> plain = current.entrySet().stream()
                .filter(one -> !histories.containsKey(one.getKey()))
                .map(one -> Map.entry(one.getKey(), List.of(one.getValue())));
        return Stream.concat(plain, histories.entrySet().stream());
    }
}
