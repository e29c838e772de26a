package tableflow.console.sandbox.kafka;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble.VerificationFlag;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.common.MetadataVersion;

/// The only class that touches the broker's internal parts, which have no promise of stability: it fits the pinned
/// Kafka version. One node is controller and broker at once, assembled as Kafka's own server does it, but with sockets
/// that are bound already.
final class KafkaNode implements AutoCloseable {
    private final SharedServer shared;
    private final ControllerServer controller;
    private final BrokerServer broker;

    private KafkaNode(SharedServer shared, MetaPropertiesEnsemble meta) throws Exception {
        this.shared = shared;
        String metadata = meta.metadataLogDir().orElseThrow();
        controller = new ControllerServer(
            shared, KafkaRaftServer.configSchema(), new BootstrapDirectory(metadata).read());
        broker = new BrokerServer(shared);
    }

    /// Formats the directory if it is new, and starts the node; returns when the broker serves.
    ///
    /// @throws Exception if the directory cannot be used, or holds the data of another cluster
    static KafkaNode start(Path data, String clusterId, Map<String, Object> settings, LoopbackSockets sockets,
            ExitGuard guard) throws Exception {
        format(data, clusterId);
        var meta = new MetaPropertiesEnsemble.Loader()
            .addLogDirs(List.of(data.toString()))
            .addMetadataLogDir(data.toString())
            .load();
        meta.verify(Optional.of(clusterId), OptionalInt.of(BrokerSettings.NODE_ID),
            EnumSet.of(VerificationFlag.REQUIRE_AT_LEAST_ONE_VALID, VerificationFlag.REQUIRE_METADATA_LOG_DIR));
        var config = new KafkaConfig(settings, false);
        var shared = new SharedServer(config, meta, Time.SYSTEM, new Metrics(),
            CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
            List.of(), guard, sockets);
        var node = new KafkaNode(shared, meta);
        try {
            node.controller.startup();
            node.broker.startup();
        } catch (Exception | Error failure) {
            node.closeAfter(failure);
            throw failure;
        }
        return node;
    }

    private static void format(Path data, String clusterId) throws Exception {
        Files.createDirectories(data);
        try (var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                .setPrintStream(silent)
                .setNodeId(BrokerSettings.NODE_ID)
                .setClusterId(clusterId)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(data.toString())
                .addDirectory(data.toString())
                .setIgnoreFormatted(true)
                .run();
        }
    }

    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    /// Stops broker, controller and what they share. Every part is asked, whatever the others answer.
    @Override
    public void close() {
        RuntimeException first = null;
        for (Runnable part : List.<Runnable>of(
                broker::shutdown, controller::shutdown, shared::stopForBroker, shared::stopForController)) {
            try {
                part.run();
            } catch (RuntimeException failure) {
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
