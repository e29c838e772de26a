package tableflow.console.sandbox.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;

/// A running Kafka broker on loopback: SASL_PLAINTEXT with PLAIN, API keys as users, access by the keys' owners.
///
/// Topics, access control lists and offsets live in the directory and survive a restart on it.
public final class Broker implements AutoCloseable {
    private static final String LOG_DIRECTORY = "log";
    private static final String CLOUD_SETTINGS = "confluent-topic-settings.json";

    private final String clusterId;
    private final String bootstrapServers;
    private final InternalKey internal;
    private final LoopbackSockets sockets;
    private final ExitGuard guard;
    private final KafkaNode node;
    private final CloudSettings cloudSettings;

    private Broker(String clusterId, int port, InternalKey internal, LoopbackSockets sockets, Running running) {
        this.clusterId = clusterId;
        this.bootstrapServers = LoopbackSockets.HOST + ":" + port;
        this.internal = internal;
        this.sockets = sockets;
        this.guard = running.guard();
        this.node = running.node();
        this.cloudSettings = running.cloudSettings();
    }

    /// What a start leaves behind.
    private record Running(KafkaNode node, ExitGuard guard, CloudSettings cloudSettings) {}

    /// Starts a broker and returns when it serves clients.
    ///
    /// @param directory where the data lives; made if absent, reopened if it holds this cluster's data
    /// @param access names the cluster, whose id (`lkc-...`) clients see; asked at every authentication and request,
    ///     from the broker's threads
    /// @throws IOException if the directory cannot be used or the broker does not start
    public static Broker start(Path directory, BrokerAccess access) throws IOException {
        String clusterId = access.clusterId();
        var guard = new ExitGuard();
        guard.install();
        var internal = new InternalKey(new SecureRandom());
        var sockets = new LoopbackSockets();
        try {
            int clientPort = sockets.bind(BrokerSettings.CLIENT_LISTENER);
            int controllerPort = sockets.bind(BrokerSettings.CONTROLLER_LISTENER);
            Path data = directory.toAbsolutePath().resolve(LOG_DIRECTORY);
            var settings = new BrokerSettings(data, new Gate(access, internal), internal)
                .with(clientPort, controllerPort);
            var cloud = new CloudSettings(directory.resolve(CLOUD_SETTINGS));
            KafkaNode node = KafkaNode.start(data, clusterId, settings, sockets, guard);
            return new Broker(clusterId, clientPort, internal, sockets, new Running(node, guard, cloud));
        } catch (Exception failure) {
            sockets.close();
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

    /// Client properties with which the sandbox itself administers the broker. They hold a secret: never log them.
    public Map<String, Object> adminProperties() {
        return internal.clientSettings(bootstrapServers);
    }

    /// The topic settings that this broker does not know but Confluent's do.
    public CloudSettings cloudSettings() {
        return cloudSettings;
    }

    /// A new admin client of the sandbox's own; the caller closes it.
    public Admin admin() {
        return Admin.create(adminProperties());
    }

    /// Stops the broker; its data stays. Returns when the ports are free.
    @Override
    public void close() {
        try {
            node.close();
        } finally {
            closeSockets();
        }
    }

    private void closeSockets() {
        try {
            sockets.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String toString() {
        return "Broker[" + clusterId + " on " + bootstrapServers + "]";
    }
}
