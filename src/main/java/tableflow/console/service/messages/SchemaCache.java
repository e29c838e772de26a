package tableflow.console.service.messages;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.schemas.SchemaReader;

/// The schemas that records name, each asked for once: what stands behind an id never changes. What was not found is
/// asked for again after a while, and not for every record.
final class SchemaCache {

    private static final long RETRY_NANOS = Duration.ofSeconds(10).toNanos();

    private final Supplier<SchemaRegistry> registry;
    private final LongSupplier nanos;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    SchemaCache(Supplier<SchemaRegistry> registry) {
        this(registry, System::nanoTime);
    }

    SchemaCache(Supplier<SchemaRegistry> registry, LongSupplier nanos) {
        this.registry = registry;
        this.nanos = nanos;
    }

    /// A schema, or why there is none.
    record Entry(@Nullable SchemaUse use, String why, long since) {}

    Entry byId(int id) {
        return find("schema " + id, it -> it.byId(id));
    }

    Entry byGuid(String guid) {
        return find("schema " + guid, it -> it.byGuid(guid));
    }

    private Entry find(String name, Function<SchemaRegistry, Optional<SchemaVersion>> question) {
        Entry known = entries.get(name);
        if (known != null && (known.use() != null || nanos.getAsLong() - known.since() < RETRY_NANOS)) {
            return known;
        }
        Entry found = ask(name, question);
        entries.put(name, found);
        return found;
    }

    private Entry ask(String name, Function<SchemaRegistry, Optional<SchemaVersion>> question) {
        try {
            Optional<SchemaVersion> version = question.apply(registry.get());
            if (version.isEmpty()) {
                return none("the registry does not have " + name);
            }
            SchemaReader reader = new SchemaReader(it -> registry.get().version(it.subject(), it.version()));
            return new Entry(SchemaUse.of(version.get(), reader.read(version.get())), "", nanos.getAsLong());
        } catch (RemoteFailure failed) {
            if (failed.is(Kind.CANCELLED)) {
                throw failed;
            }
            return none(name + " cannot be read: " + failed.getMessage());
        } catch (InvalidSchema broken) {
            return none(name + " is not understood: " + broken.getMessage());
        }
    }

    private Entry none(String why) {
        return new Entry(null, why, nanos.getAsLong());
    }
}
