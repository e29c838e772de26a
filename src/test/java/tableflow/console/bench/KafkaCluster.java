package tableflow.console.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import tableflow.console.journey.Program;

/// Kafka brokers as they come, each a process of its own: more partitions than one process may have files open, and no
/// part of the sandbox in what is measured. One key may enter (PLAIN), and may do everything.
final class KafkaCluster implements AutoCloseable {

    private static final int BATCH = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Process> processes = new ArrayList<>();
    private final List<Integer> ports;
    private final String id;
    private final String key;
    private final String secret;

    /// A node of it: number, folder, what its quorum is and where it listens are in the arguments.
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Map<String, String> settings = new HashMap<>();
        JSON.readTree(file.toFile()).properties().forEach(one -> settings.put(one.getKey(), one.getValue().asText()));
        String data = settings.get("log.dirs");
        try (var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter().setPrintStream(silent)
                    .setNodeId(Integer.parseInt(settings.get("node.id")))
                    .setClusterId(arguments[1])
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(data)
                    .addDirectory(data)
                    .run();
        }
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties(settings)), Time.SYSTEM);
        server.startup();
        server.awaitShutdown();
    }

    private static Properties properties(Map<String, String> settings) {
        Properties all = new Properties();
        all.putAll(settings);
        return all;
    }

    /// @param program starts its processes
    /// @param profile of a sandbox, whose cluster this one stands for
    KafkaCluster(Program program, Path folder, int brokers, Path profile) throws IOException {
        var kafka = JSON.readTree(profile.toFile()).get("kafka");
        id = kafka.get("clusterId").asText();
        key = kafka.get("apiKey").get("id").asText();
        secret = kafka.get("apiKey").get("secret").asText();
        ports = freePorts(2 * brokers + 1);
        for (int node = 1; node <= brokers; node++) {
            Path file = folder.resolve("node-" + node + ".json");
            JSON.writeValue(file.toFile(), settings(node, folder.resolve("data-" + node)));
            processes.add(program.java(KafkaCluster.class, List.of(file.toString(), id))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("node-" + node + ".log").toFile())
                    .start());
        }
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> open = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return open.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket one : open) {
                one.close();
            }
        }
    }

    private Map<String, String> settings(int node, Path data) {
        boolean controls = node == 1;
        String controller = "127.0.0.1:" + ports.getLast();
        String own = "CLIENT://127.0.0.1:" + ports.get(2 * node - 2) + ",INSIDE://127.0.0.1:" + ports.get(2 * node - 1);
        Map<String, String> all = new HashMap<>();
        all.put("log.dirs", data.toString());
        all.put("node.id", Integer.toString(node));
        all.put("process.roles", controls ? "broker,controller" : "broker");
        all.put("controller.quorum.voters", "1@" + controller);
        all.put("listeners", controls ? own + ",CONTROLLER://" + controller : own);
        all.put("advertised.listeners", own);
        all.put("controller.listener.names", "CONTROLLER");
        all.put("inter.broker.listener.name", "INSIDE");
        all.put("listener.security.protocol.map", "CLIENT:SASL_PLAINTEXT,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.put("sasl.enabled.mechanisms", "PLAIN");
        all.put("listener.name.client.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_%s=\"%s\";"
                        .formatted(key, secret));
        all.put("offsets.topic.num.partitions", "1");
        all.put("offsets.topic.replication.factor", "1");
        all.put("auto.create.topics.enable", "false");
        all.put("log.cleaner.dedupe.buffer.size", "2097152");
        all.put("log.index.size.max.bytes", "4096");
        return all;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + ports.getFirst();
    }

    /// Makes the topics; replication factor 1.
    void fill(int topics, int partitions) throws InterruptedException, ExecutionException {
        Map<String, Object> client = Map.of(
                "bootstrap.servers", bootstrapServers(),
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" "
                        .formatted(key) + "password=\"%s\";".formatted(secret),
                "default.api.timeout.ms", 300_000,
                "request.timeout.ms", 120_000);
        try (Admin admin = Admin.create(client)) {
            while (admin.describeCluster().nodes().get().size() < processes.size()) {
                TimeUnit.SECONDS.sleep(1);
            }
            for (int from = 0; from < topics; from += BATCH) {
                admin.createTopics(IntStream.range(from, Math.min(topics, from + BATCH))
                        .mapToObj(i -> new NewTopic("load.topic-%05d".formatted(i), partitions, (short) 1))
                        .toList()).all().get();
            }
        }
    }

    /// The sandbox's profile with this cluster in the place of its own.
    Path profile(Path sandbox, Path file) throws IOException {
        ObjectNode all = (ObjectNode) JSON.readTree(sandbox.toFile());
        ((ObjectNode) all.get("kafka")).put("bootstrapServers", bootstrapServers());
        JSON.writeValue(file.toFile(), all);
        return file;
    }

    @Override
    public void close() throws InterruptedException {
        processes.forEach(Process::destroy);
        for (Process one : processes) {
            if (!one.waitFor(30, TimeUnit.SECONDS)) {
                one.destroyForcibly();
            }
        }
    }
}
