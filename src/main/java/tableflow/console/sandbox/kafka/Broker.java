package tableflow.console.sandbox.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;

/// A running Kafka broker on loopback: SASL_PLAINTEXT with PLAIN, API keys as users, access by the keys' owners.
///
/// Topics, access control lists and offsets live in the directory and survive a restart on it.
public final class Broker implements AutoCloseable {
    private static final String LOG_DIRECTORY = "log";
    private static final String CLOUD_SETTINGS = "confluent-topic-settings.json";

    private final String clusterId;
    private final Path data;
    private final CloudSettings cloudSettings;
    private final InternalKey internal = new InternalKey(new SecureRandom());
    private final ExitGuard guard = new ExitGuard();
    private final LoopbackSockets sockets = new LoopbackSockets();
    private final String bootstrapServers;
    private final KafkaNode node;

    private Broker(Path directory, BrokerAccess access, int port) throws Exception {
        clusterId = access.clusterId();
        data = directory.resolve(LOG_DIRECTORY);
        cloudSettings = new CloudSettings(directory.resolve(CLOUD_SETTINGS));
        guard.install();
        try {
            int clientPort = sockets.bind(BrokerSettings.CLIENT_LISTENER, port);
            int controllerPort = sockets.bind(BrokerSettings.CONTROLLER_LISTENER);
            bootstrapServers = LoopbackSockets.HOST + ":" + clientPort;
            var settings = new BrokerSettings(data, new Gate(access, internal), internal);
            node = KafkaNode.start(data, clusterId, settings.with(clientPort, controllerPort), sockets, guard);
        } catch (Exception | Error failure) {
            sockets.close();
            throw failure;
        }
    }

    /// Starts a broker and returns when it serves clients.
    ///
    /// @param directory where the data lives; made if absent, reopened if it holds this cluster's data
    /// @param access names the cluster, whose id (`lkc-...`) clients see; asked at every authentication and request,
    ///     from the broker's threads
    /// @throws IOException if the directory cannot be used or the broker does not start
    public static Broker start(Path directory, BrokerAccess access) throws IOException {
        return start(directory, access, 0);
    }

    /// The same at the port of one that was closed, for clients that wait for it; 0 for any.
    static Broker start(Path directory, BrokerAccess access, int port) throws IOException {
        try {
            return new Broker(directory.toAbsolutePath(), access, port);
        } catch (Exception failure) {
            throw new IOException("The Kafka broker did not start in " + directory + ": " + failure.getMessage(),
                failure);
        }
    }

    public String clusterId() {
        return clusterId;
    }

    /// `127.0.0.1:PORT`.
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /// Completed with a sentence for the user when the broker breaks (lost data directory, fatal fault). The process
    /// lives on; the broker should be closed and may be started anew.
    public CompletionStage<String> failure() {
        return guard.failure();
    }

    /// Client properties with which the sandbox itself administers, writes and reads. They hold a secret: never log
    /// them.
    public Map<String, Object> adminProperties() {
        return internal.clientSettings(bootstrapServers);
    }

    /// A new admin client of the sandbox's own; the caller closes it.
    public Admin admin() {
        return Admin.create(adminProperties());
    }

    /// The topic settings that this broker does not know but Confluent's do.
    public CloudSettings cloudSettings() {
        return cloudSettings;
    }

    /// When a topic was made; Kafka tells nobody, but writes one small file per partition then and never again.
    ///
    /// @return empty for an unknown topic, and for one whose files are not written yet
    Optional<Instant> createdAt(String topic) {
        try {
            Path file = data.resolve(topic + "-0").resolve("partition.metadata");
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Stops the broker; its data stays. Returns when the ports are free.
    @Override
    public void close() {
        try {
            node.close();
        } finally {
            sockets.close();
        }
    }

    @Override
    public String toString() {
        return "Broker[" + clusterId + " on " + bootstrapServers + "]";
    }
}
