package tableflow.console.sandbox;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.sandbox.access.AccessControl;
import tableflow.console.sandbox.confluent.Addresses;
import tableflow.console.sandbox.confluent.ControlPlane;
import tableflow.console.sandbox.confluent.Founding;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.http.Handler;
import tableflow.console.sandbox.http.HttpService;
import tableflow.console.sandbox.http.OwnerOnly;
import tableflow.console.sandbox.http.Router;
import tableflow.console.sandbox.kafka.Broker;
import tableflow.console.sandbox.kafka.BrokerAccess;
import tableflow.console.sandbox.kafka.BrokerTopics;
import tableflow.console.sandbox.kafkarest.KafkaRest;
import tableflow.console.sandbox.metrics.MetricsApi;
import tableflow.console.sandbox.registry.Registry;
import tableflow.console.sandbox.registry.RegistrySettings;
import tableflow.console.sandbox.seed.SeedJournal;
import tableflow.console.sandbox.tableflow.Materialiser;
import tableflow.console.sandbox.tableflow.MaterialiserSettings;

/// A running sandbox: a Kafka broker with its REST API, a Schema Registry, Confluent's control plane, the AWS
/// services of a lake, and the admin address of the test hook. All on loopback, on ports of their own.
public final class Sandbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

    private final SandboxSettings settings;
    private final AccessControl access;
    private final Faults faults = new Faults();
    private final LateTopics topics = new LateTopics();
    private final ControlPlane control;
    private final Lake lake;
    private final HttpService admin;
    private final Kafka kafka;
    private final Registry registry;
    private final MetricsApi metrics;
    private final CompletionStage<Void> planted;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private record Kafka(Broker broker, KafkaRest rest) {}

    private Sandbox(SandboxSettings settings, Readiness readiness) throws IOException {
        Stopwatch watch = new Stopwatch(readiness, System.nanoTime());
        this.settings = settings;
        this.access = AccessControl.of(Clock.systemUTC(), settings.pace());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            OwnerOnly.sweep(settings.directory());
            SeedJournal journal = Seeds.journal(settings);
            control = opened(ControlPlane.start(access, topics, faults,
                    settings.directory().resolve("confluent.json")));
            watch.ready("Confluent control plane");
            Future<Lake> startingLake = threads.submit(timed(this::startLake, "S3", watch));
            Future<Kafka> startingKafka = threads.submit(timed(this::startKafka, "Kafka broker", watch));
            Future<Registry> startingRegistry = threads.submit(timed(this::startRegistry, "Schema Registry", watch));
            lake = result(startingLake);
            var _ = lake.engine().ready().thenRun(() -> watch.ready("SQL engine"));
            registry = result(startingRegistry);
            kafka = result(startingKafka);
            control.announce(new Addresses(kafka.broker().bootstrapServers(), kafka.rest().url(), registry.url()));
            MaterialiserSettings tableflow = tableflowSettings();
            Materialiser materialiser = opened(Materialiser.start(tableflow, control::tableOrders));
            control.attach(materialiser);
            metrics = opened(MetricsApi.start(new MetricsApi.Settings(access, control.kafkaCrn(), faults,
                    settings.directory().resolve("metrics")), kafka.broker(), materialiser));
            watch.ready("Metrics API");
            Seeds seeds = opened(new Seeds(journal,
                    new Seeds.Ground(kafka.broker(), registry, control, lake, tableflow), watch));
            seeds.plantFirst();
            admin = opened(HttpService.start("admin", hooks(materialiser)));
            watch.ready("Sandbox");
            seeds.plantRest();
            planted = seeds.finished();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Starts all parts at once and returns when all serve and the first of the seed is in; the rest follows.
    ///
    /// @throws IOException when a part does not start, and says why; nothing is left running then
    public static Sandbox start(SandboxSettings settings, Readiness readiness) throws IOException {
        return new Sandbox(settings, readiness);
    }

    private Lake startLake() throws IOException {
        return opened(Lake.start(settings, access.clock(), faults, control::awsPrincipals));
    }

    private Kafka startKafka() throws IOException {
        Founding founding = control.founding();
        Broker broker = opened(Broker.start(settings.directory().resolve("kafka"),
                new BrokerAccess(access.keys(), access.roles(), control.kafkaCrn(), founding.clusters().kafka())));
        topics.attach(opened(new BrokerTopics(broker)));
        KafkaRest rest = opened(KafkaRest.start(broker, access.keys(), faults, access.pace(), access.clock()));
        return new Kafka(broker, rest);
    }

    private MaterialiserSettings tableflowSettings() {
        return new MaterialiserSettings(kafka.broker(), registry, lake.confluentAccess(),
                access.clock(),
                new MaterialiserSettings.Rhythm(settings.pace().commitEvery(), settings.pace().compactEvery()),
                settings.directory().resolve("tableflow"));
    }

    private Registry startRegistry() throws IOException {
        RegistrySettings wanted = new RegistrySettings(access.keys(), access.roles(), faults, access.clock(),
                control.environmentCrn(), control.founding().clusters().registry());
        return opened(Registry.start(wanted, settings.directory().resolve("schemas.json")));
    }

    private Router hooks(Materialiser materialiser) {
        Handler controlled = control.hooks();
        Handler more = lake.hooks(materialiser.hooks().fallback((request, allowed) -> controlled.handle(request)));
        return faults.admin().fallback((request, allowed) -> more.handle(request));
    }

    private static <T> Callable<T> timed(Callable<T> start, String part, Stopwatch watch) {
        return () -> {
            T started = start.call();
            watch.ready(part);
            return started;
        };
    }

    private static <T> T result(Future<T> part) throws IOException {
        try {
            return part.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the sandbox started", e);
        }
    }

    /// Remembers what is to be closed, newest first.
    private <T extends AutoCloseable> T opened(T part) {
        synchronized (parts) {
            parts.addFirst(part);
        }
        return part;
    }

    /// The AWS side.
    Lake lake() {
        return lake;
    }

    /// The address of all AWS services.
    public String awsUrl() {
        return lake.url();
    }

    /// Ids and keys that every sandbox has.
    public Founding founding() {
        return control.founding();
    }

    public String organizationId() {
        return control.organizationId();
    }

    public String confluentUrl() {
        return control.url();
    }

    public String bootstrapServers() {
        return kafka.broker().bootstrapServers();
    }

    public String kafkaRestUrl() {
        return kafka.rest().url();
    }

    public String registryUrl() {
        return registry.url();
    }

    /// Address of Confluent's Metrics API.
    public String metricsUrl() {
        return metrics.url();
    }

    /// Where faults, table outcomes and quotas are armed.
    public String adminUrl() {
        return admin.url();
    }

    /// The same hook in process.
    public Faults faults() {
        return faults;
    }

    /// Completed when the seed is in; much of it is planted behind a sandbox that serves already.
    public CompletionStage<Void> planted() {
        return planted;
    }

    /// Completed with a sentence when the broker breaks.
    public CompletionStage<String> failure() {
        return kafka.broker().failure();
    }

    /// Stops all parts, the newest first; the data stays in the directory.
    @Override
    public void close() {
        synchronized (parts) {
            while (!parts.isEmpty()) {
                try {
                    parts.removeFirst().close();
                } catch (Exception e) {
                    LOG.warn("a part of the sandbox did not stop cleanly", e);
                }
            }
        }
    }
}
