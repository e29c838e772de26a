package tableflow.console.service.messages.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.messages.SchemaName;
import tableflow.console.service.port.SchemaRegistry;

/// Holds the schemas that records name against the subjects of a topic of the same registry, by the usual names
/// (`TOPIC-key`, `TOPIC-value`).
final class SchemaConcerns implements SchemaLook {

    private final Supplier<SchemaRegistry> registry;

    SchemaConcerns(Supplier<SchemaRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public @Nullable SchemaPlan look(Counts counts, String topic, List<Concern> concerns, Progress progress) {
        if (!counts.isEmpty()) {
            add(counts, topic, concerns);
        }
        return null;
    }

    private void add(Counts counts, String topic, List<Concern> concerns) {
        try {
            SchemaRegistry opened = registry.get();
            add(opened, topic + "-key", counts.keys(), concerns);
            add(opened, topic + "-value", counts.values(), concerns);
        } catch (RemoteFailure failed) {
            if (failed.is(RemoteFailure.Kind.CANCELLED)) {
                throw failed;
            }
            concerns.add(new Concern.NoRegistry(String.valueOf(failed.getMessage())));
        }
    }

    private static void add(
            SchemaRegistry registry, String subject, Map<Optional<SchemaName>, Long> named, List<Concern> concerns) {
        if (named.isEmpty()) {
            return;
        }
        Optional<SchemaVersion> newest = registry.latest(subject);
        Map<String, Named> inOrder = new TreeMap<>();
        named.forEach((name, count) -> name.ifPresent(it -> inOrder.put(it.toString(), new Named(it, count))));
        inOrder.values().forEach(it -> one(registry, subject, newest, it, concerns));
        Long none = named.get(Optional.<SchemaName>empty());
        if (none != null && newest.isPresent()) {
            concerns.add(new Concern.NoSchema(subject, none));
        }
    }

    private record Named(SchemaName name, long records) {}

    private static void one(
            SchemaRegistry registry, String subject, Optional<SchemaVersion> newest, Named named,
            List<Concern> concerns) {
        SchemaName name = named.name();
        Optional<SchemaVersion> found = name.guid() == null ? registry.byId(name.id()) : registry.byGuid(name.guid());
        if (found.isEmpty()) {
            concerns.add(new Concern.UnknownSchema(name.toString(), named.records()));
            return;
        }
        SchemaVersion schema = found.get();
        if (newest.isPresent() && newest.get().id() == schema.id()) {
            return;
        }
        SchemaFormat format = schema.format().known();
        Optional<SchemaVersion> own = newest.isEmpty() || format == null
                ? Optional.empty()
                : registry.lookup(new NewSchema(subject, format, schema.text(), schema.references()));
        concerns.add(own.isPresent()
                ? new Concern.OlderSchema(
                        name.toString(), subject, own.get().version(), newest.get().version(), named.records())
                : new Concern.ForeignSchema(name.toString(), subject, named.records()));
    }
}
