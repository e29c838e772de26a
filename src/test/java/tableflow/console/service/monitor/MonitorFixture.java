package tableflow.console.service.monitor;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.confluent.TableflowTopic.WriteMode;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.monitor.history.History;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.Metrics;
import tableflow.console.service.port.Webhook;
import tableflow.console.service.profile.SecretStore;
import tableflow.console.service.topics.FakeCluster;

/// A cluster, a lake and measurements in memory, and a monitoring of them.
public final class MonitorFixture {

    public final FakeCluster cluster = new FakeCluster();
    public final MemoryLake lake = new MemoryLake();
    /// By metric and topic.
    public final Map<String, Map<String, Long>> measured = new TreeMap<>();
    public final Map<String, Secret> secrets = new TreeMap<>();
    public final List<String> posted = new ArrayList<>();
    public @Nullable RemoteFailure catalogFailure;
    public @Nullable RemoteFailure metricsFailure;
    public @Nullable RemoteFailure webhookFailure;
    public final FakeBuckets buckets = new FakeBuckets();
    /// Entries of the catalog that are no tables of topics.
    public final List<CatalogTable> strange = new ArrayList<>();
    private final Map<String, Table> tables = new HashMap<>();
    private final AtomicLong files = new AtomicLong();

    public static Profile profile() {
        return new Profile(
                "test", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null, null);
    }

    /// A topic whose partitions end at these offsets, with an empty table.
    public MonitorFixture topic(String name, WriteMode mode, long... ends) {
        ends(name, ends);
        cluster.table(name, false, new TableflowTopic.Status(
                Open.of(Phase.RUNNING), null, List.of(), List.of(), Open.of(mode)));
        tables.put(name, lake.create(name, new Schema(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "$$partition", Types.IntegerType.get()),
                Types.NestedField.optional(3, "$$offset", Types.LongType.get()))));
        return this;
    }

    public void ends(String name, long... ends) {
        List<Partition> partitions = new ArrayList<>();
        for (int i = 0; i < ends.length; i++) {
            partitions.add(new Partition(i, 0, List.of(0), List.of(0), 0L, ends[i]));
        }
        cluster.topics.put(name, partitions);
    }

    /// Commits rows of one partition, up to an offset.
    public void commit(String name, int partition, long from, long to) {
        Table table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException(name);
        }
        table.newAppend()
                .appendFile(MemoryLake.file(table, MemoryLake.Noted
                        .of("f" + files.incrementAndGet(), to - from + 1, 1_000 * (to - from + 1))
                        .bounds("$$partition", partition, partition)
                        .bounds("$$offset", from, to)))
                .commit();
    }

    public MonitorFixture measure(String metric, String topic, long value) {
        measured.computeIfAbsent(metric, it -> new TreeMap<>()).put(topic, value);
        return this;
    }

    public MonitorSources sources() {
        return new MonitorSources(
                cluster.sources().tableflow(), cluster.sources().kafka(), FakeMetrics::new, FakeCatalog::new,
                () -> lake, List.of(MemoryLake.DATABASE));
    }

    public Sampler sampler(Executor executor, InstantSource clock) {
        return new Sampler(sources(), executor, MemoryLake.threads(), clock);
    }

    public Monitoring monitoring(Path folder, Executor executor, InstantSource clock) {
        Webhook webhook = (url, header, json) -> {
            if (webhookFailure != null) {
                throw webhookFailure;
            }
            posted.add(url + " " + (header == null ? "-" : header.name() + "=" + header.value().reveal()) + " " + json);
        };
        return new Monitoring(profile(), new Monitoring.Parts(
                sampler(executor, clock),
                new BucketWatch(() -> buckets, clock),
                new History(folder.resolve("history"), History.USUAL_LIMIT, clock),
                new AlertBook(folder.resolve("alerts.json"), clock),
                new SettingsFile(folder.resolve("settings.json"), clock),
                new Monitoring.Outside(webhook, new Secrets()),
                clock));
    }

    public SecretStore secretStore() {
        return new Secrets();
    }

    private final class Secrets implements SecretStore {
        @Override
        public Optional<Secret> get(String reference) {
            return Optional.ofNullable(secrets.get(reference));
        }

        @Override
        public void put(String reference, Secret secret) {
            secrets.put(reference, secret);
        }

        @Override
        public void delete(String reference) {
            secrets.remove(reference);
        }

        @Override
        public String describe() {
            return "memory";
        }
    }

    private final class FakeCatalog implements Catalog {
        @Override
        public List<CatalogDatabase> databases() {
            throw new UnsupportedOperationException("sampling lists no databases");
        }

        @Override
        public Optional<CatalogDatabase> database(String name) {
            throw new UnsupportedOperationException("sampling reads no database");
        }

        @Override
        public void tables(String database, Consumer<CatalogTable> sink) {
            if (catalogFailure != null) {
                throw catalogFailure;
            }
            strange.forEach(sink);
            tables.keySet().forEach(name -> lake.entry(database, name).ifPresent(sink));
        }

        @Override
        public Optional<CatalogTable> table(String database, String name) {
            throw new UnsupportedOperationException("a call for each table is too many");
        }

        @Override
        public void close() {}
    }

    private final class FakeMetrics implements Metrics {
        @Override
        public List<Descriptor> descriptors() {
            if (metricsFailure != null) {
                throw metricsFailure;
            }
            return measured.keySet().stream()
                    .map(name -> new Descriptor(
                            name, "", "1", name.endsWith("storage") || name.endsWith("offset") ? "GAUGE_INT64"
                                    : "COUNTER_INT64", Set.of("topic")))
                    .toList();
        }

        @Override
        public List<Series> query(Question question) {
            Instant at = question.window().from();
            return measured.getOrDefault(question.metric(), Map.of()).entrySet().stream()
                    .map(entry -> new Series(
                            Map.of("topic", entry.getKey()),
                            List.of(new Point(at, BigDecimal.valueOf(entry.getValue())))))
                    .toList();
        }
    }
}
