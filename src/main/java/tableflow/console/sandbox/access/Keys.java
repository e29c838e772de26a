package tableflow.console.sandbox.access;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// All live API keys. The control plane adds and removes, the other parts check. Thread-safe.
public final class Keys {
    private final Clock clock;
    private final Map<String, Key> keys = new ConcurrentHashMap<>();
    private final List<Consumer<Key>> removed = new CopyOnWriteArrayList<>();

    public Keys(Clock clock) {
        this.clock = clock;
    }

    public void add(Key key) {
        keys.put(key.id(), key);
    }

    /// Removes the key and tells the listeners before it returns.
    public Optional<Key> remove(String id) {
        Optional<Key> key = Optional.ofNullable(keys.remove(id));
        key.ifPresent(k -> removed.forEach(listener -> listener.accept(k)));
        return key;
    }

    public Optional<Key> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    public Collection<Key> all() {
        return List.copyOf(keys.values());
    }

    /// Called on the thread that removes a key, for parts that hold connections open under it.
    public void onRemoved(Consumer<Key> listener) {
        removed.add(listener);
    }

    /// May the bearer of this credential use a service of this kind and resource?
    public Verdict check(String id, String secret, KeyKind kind, String resource) {
        Key key = keys.get(id);
        if (key == null) {
            return Verdict.UNKNOWN;
        }
        if (!key.secret().matches(secret)) {
            return Verdict.WRONG_SECRET;
        }
        if (key.kind() != kind) {
            return Verdict.WRONG_KIND;
        }
        if (!key.resource().equals(resource)) {
            return Verdict.OTHER_RESOURCE;
        }
        return clock.instant().isBefore(key.usableAt()) ? Verdict.NOT_YET : Verdict.OK;
    }
}
