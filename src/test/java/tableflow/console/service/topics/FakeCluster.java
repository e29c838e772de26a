package tableflow.console.service.topics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.CloudProvider;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowRegion;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.Topic;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.port.KafkaRest;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.port.Tableflow;

/// A cluster, a registry and a Tableflow in memory, any call of which can be made to fail or to do something first.
public final class FakeCluster {

    public final Map<String, List<Partition>> topics = new TreeMap<>();
    public final Map<String, List<TopicConfig>> configs = new TreeMap<>();
    public final Map<String, List<TopicConfig>> restConfigs = new TreeMap<>();
    public final Map<String, SchemaVersion> schemas = new TreeMap<>();
    /// Which subject's schema a GUID names.
    public final Map<String, String> guids = new TreeMap<>();
    public final Map<String, TableflowTopic> tables = new TreeMap<>();
    public final List<CatalogIntegration> catalogs = new ArrayList<>();
    /// Topics whose description and settings are refused.
    public final Map<String, RemoteFailure> refused = new HashMap<>();
    /// Topics that Kafka does not list.
    public final Set<String> hidden = new HashSet<>();
    public final List<KafkaRecord> records = new ArrayList<>();
    /// Groups, sizes, times and changes.
    public final FakeExtras extras = new FakeExtras(this);
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    /// Runs `action` in front of every call of `method`, `names` or `describe` for instance.
    public void before(String method, Runnable action) {
        before.put(method, action);
    }

    /// Makes every call of `method` fail.
    public void fail(String method, RemoteFailure.Kind kind, String why) {
        before(method, () -> {
            throw RemoteFailure.of(kind, "ask for " + method, why);
        });
    }

    public void mend(String method) {
        before.remove(method);
    }

    public int calls(String method) {
        return calls.getOrDefault(method, 0);
    }

    void called(String method) {
        calls.merge(method, 1, Integer::sum);
        before.getOrDefault(method, () -> {}).run();
    }

    /// A healthy topic of `partitions` partitions with three replicas, 100 records each, kept for seven days.
    public FakeCluster topic(String name, int partitions) {
        List<Partition> all = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            all.add(new Partition(i, i % 3, List.of(0, 1, 2), List.of(0, 1, 2), 10L, 110L));
        }
        topics.put(name, all);
        configs.put(name, List.of(
                config("cleanup.policy", "delete"),
                config("retention.ms", "604800000"),
                config("retention.bytes", "-1")));
        return this;
    }

    public FakeCluster schema(String subject, SchemaFormat format, int version) {
        schemas.put(subject, new SchemaVersion(subject, version, 100_000 + version, Open.of(format), "{}", List.of()));
        return this;
    }

    public FakeCluster table(String name, TableflowTopic.Phase phase) {
        return table(name, false, new TableflowTopic.Status(Open.of(phase), null, List.of(), List.of(), null));
    }

    public FakeCluster table(String name, boolean suspended, TableflowTopic.Status status) {
        tables.put(name, new TableflowTopic(
                name, "env-1", "lkc-1", Set.of(Open.of(TableFormat.ICEBERG)),
                new TableStorage.ByobAws("bucket", "cspi-1", "us-east-1", "s3://bucket/" + name),
                new TableflowTopic.Config(604_800_000L, null, null, null), suspended, status, null));
        return this;
    }

    public static TopicConfig config(String name, String value) {
        return new TopicConfig(name, value, false, false, false, "DYNAMIC_TOPIC_CONFIG");
    }

    public TopicSources sources() {
        return new TopicSources(() -> new FakeAdmin(this), Rest::new, Registry::new,
                () -> new TopicSources.TableflowScope(new Tables(), "env-1", "lkc-1"));
    }

    private static UnsupportedOperationException notHere() {
        return new UnsupportedOperationException("reading topics must not call this");
    }

    private final class Rest implements KafkaRest {

        @Override
        public List<TopicConfig> configs(String topic) {
            called("restConfigs");
            return restConfigs.getOrDefault(topic, List.of());
        }

        @Override
        public List<Topic> topics() {
            throw notHere();
        }

        @Override
        public Optional<Topic> topic(String name) {
            throw notHere();
        }

        @Override
        public void create(ChangeRequest.NewTopic request, boolean validateOnly) {
            throw notHere();
        }

        @Override
        public void alter(ChangeRequest.AlterTopicConfigs request, boolean validateOnly) {
            throw notHere();
        }

        @Override
        public void addPartitions(ChangeRequest.MorePartitions request) {
            throw notHere();
        }

        @Override
        public void delete(ChangeRequest.DeleteTopic request) {
            throw notHere();
        }
    }

    private final class Registry implements SchemaRegistry {

        @Override
        public Optional<SchemaVersion> latest(String subject) {
            called("latest");
            return Optional.ofNullable(schemas.get(subject));
        }

        @Override
        public Optional<SchemaVersion> version(String subject, int version) {
            called("version");
            return Optional.ofNullable(schemas.get(subject)).filter(it -> it.version() == version);
        }

        @Override
        public Optional<Instant> registeredAt(String subject, int version) {
            called("registeredAt");
            return Optional.ofNullable(extras.registered.getOrDefault(subject, new TreeMap<>()).get(version));
        }

        @Override
        public List<Integer> versions(String subject) {
            List<Integer> newest = latest(subject).map(SchemaVersion::version).stream().toList();
            Map<Integer, Instant> told = extras.registered.get(subject);
            return told == null ? newest : List.copyOf(told.keySet());
        }

        @Override
        public Optional<SchemaVersion> byId(int id) {
            called("byId");
            return schemas.values().stream().filter(it -> it.id() == id).findFirst();
        }

        @Override
        public Optional<SchemaVersion> byGuid(String guid) {
            called("byGuid");
            return Optional.ofNullable(guids.get(guid)).map(schemas::get);
        }

        @Override
        public List<SchemaVersion> latestOfAll(String subjectPrefix) {
            called("schemas");
            return List.copyOf(schemas.values());
        }

        @Override
        public Open<CompatibilityLevel> compatibilityLevel(String subject) {
            called("compatibility");
            return Open.of(CompatibilityLevel.BACKWARD);
        }

        @Override
        public List<String> subjects(String prefix) {
            throw notHere();
        }

        @Override
        public Optional<SchemaVersion> lookup(ChangeRequest.NewSchema schema) {
            called("lookup");
            return latest(schema.subject()).filter(it -> it.text().equals(schema.text()));
        }

        @Override
        public Verdict compatibility(ChangeRequest.NewSchema schema) {
            throw notHere();
        }

        @Override
        public SchemaVersion register(ChangeRequest.NewSchema request) {
            throw notHere();
        }

        @Override
        public Optional<Open<CompatibilityLevel>> ownCompatibilityLevel(String subject) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setCompatibility(ChangeRequest.SetCompatibility request) {
            throw notHere();
        }

        @Override
        public void delete(ChangeRequest.DeleteSchemaVersion request) {
            throw notHere();
        }
    }

    private final class Tables implements Tableflow {

        @Override
        public List<TableflowTopic> topics(String environmentId, String clusterId) {
            called("tableflow");
            return List.copyOf(tables.values());
        }

        @Override
        public Optional<TableflowTopic> topic(String environmentId, String clusterId, String name) {
            called("table");
            return Optional.ofNullable(tables.get(name));
        }

        @Override
        public List<CatalogIntegration> catalogIntegrations(String environmentId, String clusterId) {
            called("catalogs");
            return List.copyOf(catalogs);
        }

        @Override
        public List<TableflowRegion> regions(CloudProvider cloud) {
            throw notHere();
        }

        @Override
        public TableflowTopic create(ChangeRequest.NewTableflowTopic request) {
            throw notHere();
        }

        @Override
        public TableflowTopic change(ChangeRequest.ChangeTableflowTopic request) {
            extras.changes.add("resume " + request.name());
            table(request.name(), TableflowTopic.Phase.PENDING);
            return Objects.requireNonNull(tables.get(request.name()));
        }

        @Override
        public void delete(ChangeRequest.DeleteTableflowTopic request) {
            throw notHere();
        }

        @Override
        public CatalogIntegration create(ChangeRequest.NewGlueIntegration request) {
            throw notHere();
        }

        @Override
        public void delete(ChangeRequest.DeleteCatalogIntegration request) {
            throw notHere();
        }
    }
}
