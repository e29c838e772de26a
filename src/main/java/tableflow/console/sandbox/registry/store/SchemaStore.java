package tableflow.console.sandbox.registry.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that the registry knows. Each call is atomic; whoever needs several in one piece synchronizes on the store.
public final class SchemaStore {
    /// Ids begin here in Confluent Cloud.
    private static final int FIRST_ID = 100_001;

    private final Clock clock;
    private final Map<String, Map<Integer, StoredSchema>> schemas = new TreeMap<>();
    private final Map<String, List<StoredVersion>> versions = new TreeMap<>();
    private final Map<String, ObjectNode> configs = new TreeMap<>();
    private final Map<String, String> modes = new TreeMap<>();
    private long changes;

    public SchemaStore(Clock clock) {
        this.clock = clock;
    }

    /// How often something was changed: the same number twice means the same content.
    public synchronized long changes() {
        return changes;
    }

    /// The schema with this id in a context.
    public synchronized Optional<StoredSchema> schema(String context, int id) {
        return Optional.ofNullable(schemas.getOrDefault(context, Map.of()).get(id));
    }

    /// The schema with this content in a context.
    public synchronized Optional<StoredSchema> schema(String context, SchemaContent content) {
        return schemas.getOrDefault(context, Map.of()).values().stream()
            .filter(schema -> schema.content().equals(content)).findFirst();
    }

    /// Gives a content its id: the one it has, else `wanted`, else the next.
    public synchronized StoredSchema intern(String context, SchemaContent content, @Nullable Integer wanted) {
        Optional<StoredSchema> known = schema(context, content);
        if (known.isPresent()) {
            return known.get();
        }
        Map<Integer, StoredSchema> all = schemas.computeIfAbsent(context, key -> new TreeMap<>());
        int next = Math.max(FIRST_ID, all.keySet().stream().mapToInt(id -> id + 1).max().orElse(FIRST_ID));
        int id = wanted == null ? next : wanted;
        // The same content has the same guid everywhere and always.
        String guid = UUID.nameUUIDFromBytes(content.toString().getBytes(StandardCharsets.UTF_8)).toString();
        StoredSchema schema = new StoredSchema(id, guid, content);
        all.put(id, schema);
        return schema;
    }

    /// All versions of a subject, oldest first, softly deleted ones included.
    public synchronized List<StoredVersion> versions(SubjectName subject) {
        return List.copyOf(versions.getOrDefault(subject.toString(), List.of()));
    }

    /// All versions of all subjects, by subject, then oldest first.
    public synchronized List<StoredVersion> versions() {
        return versions.values().stream().flatMap(List::stream).toList();
    }

    /// Adds a version after the newest, or as `wanted`.
    public synchronized StoredVersion add(SubjectName subject, StoredSchema schema, @Nullable Integer wanted) {
        List<StoredVersion> all = versions.computeIfAbsent(subject.toString(), key -> new ArrayList<>());
        int next = all.isEmpty() ? 1 : all.getLast().number() + 1;
        StoredVersion version =
            new StoredVersion(subject, wanted == null ? next : wanted, schema, false, clock.millis());
        put(all, version);
        changes++;
        return version;
    }

    private static void put(List<StoredVersion> all, StoredVersion version) {
        all.removeIf(other -> other.number() == version.number());
        all.add(version);
        all.sort((one, other) -> Integer.compare(one.number(), other.number()));
    }

    /// Puts back what was saved.
    synchronized void restore(StoredVersion version) {
        schemas.computeIfAbsent(version.subject().context(), key -> new TreeMap<>())
            .put(version.schema().id(), version.schema());
        put(versions.computeIfAbsent(version.subject().toString(), key -> new ArrayList<>()), version);
    }

    /// Marks a version as deleted.
    public synchronized void softDelete(StoredVersion version) {
        List<StoredVersion> all = versions.get(version.subject().toString());
        if (all != null) {
            put(all, version.softlyDeleted());
            changes++;
        }
    }

    /// Forgets a version, and its schema when nothing else has it.
    public synchronized void erase(StoredVersion version) {
        changes++;
        String subject = version.subject().toString();
        List<StoredVersion> all = versions.getOrDefault(subject, new ArrayList<>());
        all.removeIf(other -> other.number() == version.number());
        if (all.isEmpty()) {
            versions.remove(subject);
        }
        String context = version.subject().context();
        int id = version.schema().id();
        boolean used = versions().stream()
            .anyMatch(other -> other.subject().context().equals(context) && other.schema().id() == id);
        if (!used) {
            schemas.getOrDefault(context, new TreeMap<>()).remove(id);
        }
    }

    /// Names of all contexts, the default one first.
    public synchronized Set<String> contexts() {
        Set<String> contexts = new TreeSet<>(Set.of(SubjectName.DEFAULT_CONTEXT));
        versions().forEach(version -> contexts.add(version.subject().context()));
        return contexts;
    }

    /// The config set for exactly this subject, context or (empty) the registry.
    public synchronized Optional<ObjectNode> config(SubjectName subject) {
        return Optional.ofNullable(configs.get(subject.toString())).map(ObjectNode::deepCopy);
    }

    /// Sets a config, or removes it.
    public synchronized void config(SubjectName subject, @Nullable ObjectNode config) {
        changes++;
        if (config == null) {
            configs.remove(subject.toString());
        } else {
            configs.put(subject.toString(), config);
        }
    }

    /// The mode set for exactly this subject, context or (empty) the registry.
    public synchronized Optional<String> mode(SubjectName subject) {
        return Optional.ofNullable(modes.get(subject.toString()));
    }

    /// Sets a mode, or removes it.
    public synchronized void mode(SubjectName subject, @Nullable String mode) {
        changes++;
        if (mode == null) {
            modes.remove(subject.toString());
        } else {
            modes.put(subject.toString(), mode);
        }
    }

    synchronized Map<String, ObjectNode> configs() {
        return Map.copyOf(configs);
    }

    synchronized Map<String, String> modes() {
        return Map.copyOf(modes);
    }
}
