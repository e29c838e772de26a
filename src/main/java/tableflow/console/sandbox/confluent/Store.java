package tableflow.console.sandbox.confluent;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// The objects of one kind. Thread-safe for single calls; [ControlPlane] lets one request at a time look and then act.
final class Store<T extends Entity> {
    static final Comparator<Entity> OLDEST_FIRST =
            Comparator.comparing(Entity::createdAt).thenComparing(Entity::id);

    private final Map<String, T> all = new ConcurrentHashMap<>();

    void put(T one) {
        all.put(one.id(), one);
    }

    Optional<T> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    Optional<T> find(Predicate<T> wanted) {
        return list(wanted).stream().findFirst();
    }

    /// Oldest first.
    List<T> list(Predicate<T> wanted) {
        return all.values().stream().filter(wanted).sorted(OLDEST_FIRST).toList();
    }

    List<T> list() {
        return list(one -> true);
    }

    int size() {
        return all.size();
    }

    void remove(String id) {
        all.remove(id);
    }
}
