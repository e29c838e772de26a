package tableflow.console.sandbox.s3;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/// The keys of a bucket in their order. Objects without a history, nearly all, stand in one map as they are; whatever
/// has old versions or a delete marker has all its versions in a second one.
final class Index {
    private final ConcurrentSkipListMap<String, StoredObject> current = new ConcurrentSkipListMap<>(KeyOrder.KEYS);
    private final ConcurrentSkipListMap<String, List<StoredObject>> histories =
            new ConcurrentSkipListMap<>(KeyOrder.KEYS);

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
        if (versions.isEmpty() || versions.getFirst().isDeleteMarker()) {
            current.remove(key);
        } else {
            current.put(key, versions.getFirst());
        }
        if (versions.isEmpty() || (versions.size() == 1 && !versions.getFirst().isDeleteMarker())) {
            histories.remove(key);
        } else {
            histories.put(key, List.copyOf(versions));
        }
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
