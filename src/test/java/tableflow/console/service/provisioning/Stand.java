package tableflow.console.service.provisioning;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.change.ChangeRequest;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.change.PlannedCall;
import tableflow.console.domain.confluent.ServiceAccount;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.RunEvent;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.TopicSpec;
import tableflow.console.domain.provisioning.TopicSpec.ValueSchema;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.port.CallListener;
import tableflow.console.service.port.Connector;
import tableflow.console.service.port.ControlPlane;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.KafkaMessages;
import tableflow.console.service.port.KafkaRest;
import tableflow.console.service.port.Metrics;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.port.Tableflow;
import tableflow.console.service.profile.SecretStore;
import tableflow.console.service.support.Waiter;

/// Provisioning on a [World] in memory, with time that passes at once.
final class Stand {

    static final String ROLE = "arn:aws:iam::123456789012:role/tableflow";

    /// A schema with a column, as every table needs one.
    static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\"}}}";

    final World world = new World();
    final Vault vault = new Vault(world);
    final Time time = new Time();
    final List<RunEvent> events = new CopyOnWriteArrayList<>();
    final List<Thread> threads = new CopyOnWriteArrayList<>();
    boolean readOnly;
    @Nullable KeyRef kafkaKey;
    private final Path folder;

    Stand(Path folder) {
        this.folder = folder;
        world.accounts.put("sa-1", new ServiceAccount("sa-1", "owner", ""));
    }

    /// Time that passes when somebody waits.
    static final class Time implements Waiter {
        private Instant now = World.instant();

        @Override
        public synchronized Instant now() {
            return now;
        }

        @Override
        public void pause(Duration time) {
            if (Thread.currentThread().isInterrupted()) {
                throw RemoteFailure.cancelled("wait");
            }
            synchronized (this) {
                now = now.plus(time);
            }
            // Lets the other steps go on, so that an hour does not pass before they have begun.
            LockSupport.parkNanos(50_000);
        }
    }

    /// A secret store that can break, and that can be killed before and after it stores.
    static final class Vault implements SecretStore {
        final Map<String, Secret> secrets = new ConcurrentHashMap<>();
        private final World world;
        boolean broken;

        Vault(World world) {
            this.world = world;
        }

        @Override
        public void put(String ref, Secret secret) {
            if (broken) {
                throw RemoteFailure.of(RemoteFailure.Kind.UNREACHABLE, "store a secret", "the keychain is locked");
            }
            world.effect("store secret", () -> String.valueOf(secrets.put(ref, secret)));
        }

        @Override
        public Optional<Secret> get(String ref) {
            return Optional.ofNullable(secrets.get(ref));
        }

        @Override
        public void delete(String ref) {
            secrets.remove(ref);
        }

        @Override
        public String describe() {
            return "memory";
        }
    }

    private record Fakes(World world, Waiter time) implements Connector {
        @Override
        public ControlPlane controlPlane(ApiKey cloudKey) {
            return new FakeControl(world, time);
        }

        @Override
        public Tableflow tableflow(ApiKey key) {
            return new FakeTableflow(world, time, key.id());
        }

        @Override
        public KafkaRest kafkaRest(URI restUrl, String clusterId, ApiKey key) {
            return new FakeData.Kafka(world, key.id());
        }

        @Override
        public KafkaAdmin kafkaAdmin(String bootstrapServers, String securityProtocol, ApiKey kafkaKey) {
            throw new UnsupportedOperationException();
        }

        @Override
        public KafkaMessages kafkaMessages(String bootstrapServers, String securityProtocol, ApiKey kafkaKey) {
            throw new UnsupportedOperationException("provisioning reads no records");
        }

        @Override
        public Metrics metrics(@Nullable URI url, ApiKey key) {
            throw new UnsupportedOperationException("provisioning measures nothing");
        }

        @Override
        public SchemaRegistry schemaRegistry(URI url, ApiKey key) {
            return new FakeData.Registry(world, key.id());
        }

        @Override
        public PlannedCall preview(ChangeRequest request, Endpoints endpoints) {
            return new PlannedCall("POST", "http://preview/" + request.getClass().getSimpleName(), request.toString());
        }

        @Override
        public Connector listening(CallListener listener) {
            return this;
        }
    }

    Profile profile() {
        return new Profile("dev", Open.of(Profile.Kind.SANDBOX), "dev", readOnly,
                new Profile.Confluent(URI.create("http://api"), null, "env-1",
                        KeyRef.inline("PROFILECLOUD", new Secret("s")), "sa-1"),
                new Profile.Kafka("lkc-1", "b:9092", null, "SASL_SSL", kafkaKey), null, null,
                new Profile.Aws("us-east-1", null, null, "dev-confluent-topics-backup", Map.of(), null));
    }

    Provisioning provisioning() {
        return provisioning(Boundary.NONE);
    }

    Provisioning provisioning(Boundary boundary) {
        ThreadFactory virtual = Thread.ofVirtual().factory();
        ThreadFactory kept = work -> {
            Thread thread = virtual.newThread(work);
            threads.add(thread);
            return thread;
        };
        return new Provisioning(profile(),
                new Tools(new Fakes(world, time), vault, folder, kept, time, Timing.SANDBOX), boundary);
    }

    /// Returns when no thread of earlier runs is left.
    void joinAll() throws InterruptedException {
        for (Thread thread : threads) {
            thread.interrupt();
            if (!thread.join(Duration.ofMinutes(1))) {
                throw new AssertionError("a thread does not end: " + List.of(thread.getStackTrace()));
            }
        }
        threads.clear();
    }

    Plan plan(Manifest manifest) {
        return provisioning().plan(manifest, Progress.NONE);
    }

    RunResult apply(Manifest manifest) {
        return apply(manifest, ApplyOptions.DEFAULT);
    }

    RunResult apply(Manifest manifest, ApplyOptions options) {
        Provisioning provisioning = provisioning();
        return provisioning.apply(provisioning.plan(manifest, Progress.NONE), options, events::add);
    }

    static Manifest manifest(TopicSpec... topics) {
        return new Manifest(null, null, null, null, Manifest.Keys.DEFAULTS, new Manifest.Integration(null, ROLE),
                new Manifest.Glue(null, null), List.of(topics));
    }

    /// A manifest that makes everything there is to make: account and roles too.
    static Manifest whole(String... topics) {
        List<TopicSpec> specs = new ArrayList<>();
        for (String topic : topics) {
            specs.add(topic(topic, Map.of("retention.ms", "1000"), CompatibilityLevel.FULL));
        }
        return new Manifest(null, null, null, new Manifest.Owner(null, "dev-tableflow", null, true),
                Manifest.Keys.DEFAULTS, new Manifest.Integration(null, ROLE), new Manifest.Glue(null, "lake"), specs);
    }

    static TopicSpec topic(String name) {
        return topic(name, Map.of(), null);
    }

    static TopicSpec topic(String name, Map<String, String> configs, @Nullable CompatibilityLevel level) {
        return new TopicSpec(name, null, 1, configs, schema(SCHEMA), level, TopicSpec.Table.DEFAULT);
    }

    static TopicSpec with(TopicSpec spec, UnaryOperator<TopicSpec.Table> change) {
        return new TopicSpec(spec.name(), spec.clusterId(), spec.partitions(), spec.configs(), spec.schema(),
                spec.compatibility(), change.apply(spec.table()));
    }

    static TopicSpec partitions(TopicSpec spec, int partitions) {
        return new TopicSpec(spec.name(), spec.clusterId(), partitions, spec.configs(), spec.schema(),
                spec.compatibility(), spec.table());
    }

    static TopicSpec schema(TopicSpec spec, @Nullable String text) {
        return new TopicSpec(spec.name(), spec.clusterId(), spec.partitions(), spec.configs(),
                text == null ? null : schema(text), spec.compatibility(), spec.table());
    }

    private static ValueSchema schema(String text) {
        return new ValueSchema(SchemaFormat.JSON, text, List.of(), "topic-value.json");
    }

    static TopicSpec.Table formats(TopicSpec.Table table, TableFormat... formats) {
        return new TopicSpec.Table(Set.of(formats), table.storage(), table.settings(), table.acceptUpsert());
    }

    static TopicSpec.Table settings(TopicSpec.Table table, TableSettings settings) {
        return new TopicSpec.Table(table.formats(), table.storage(), settings, table.acceptUpsert());
    }
}
