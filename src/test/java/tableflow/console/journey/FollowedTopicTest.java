package tableflow.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.Main;
import tableflow.console.sandbox.kafka.TestCluster;

/// `topics consume --follow` as a process, ended by Ctrl-C.
class FollowedTopicTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int INTERRUPTED = 130;

    @TempDir
    private static Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Ctrl-C is sent with kill -INT")
    void ctrlCEndsItWithWholeLines() throws Exception {
        try (TestCluster cluster = new TestCluster(folder.resolve("broker"))) {
            cluster.key("K", TestCluster.ADMIN);
            cluster.topic("orders", 2);
            try (KafkaProducer<String, String> producer = cluster.producer("K", Map.of())) {
                for (int i = 0; i < 5_000; i++) {
                    var _ = producer.send(new ProducerRecord<>("orders", i % 2, "k", "{\"id\":" + i + "}"));
                }
                producer.flush();
            }
            Path out = folder.resolve("out.jsonl");
            Path err = folder.resolve("err.txt");
            Process consume = heedingInterrupts(new Program(folder)
                    .java(Main.class, List.of("topics", "consume", "orders", "--from", "beginning", "--follow",
                            "--profile-file", profile(cluster).toString())))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            try {
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
                while (Files.size(out) < 100_000) {
                    assertThat(System.nanoTime()).as(Files.readString(err)).isLessThan(end);
                    assertThat(consume.waitFor(20, TimeUnit.MILLISECONDS)).as(Files.readString(err)).isFalse();
                }
                new ProcessBuilder("kill", "-INT", Long.toString(consume.pid())).start().waitFor();
                assertThat(consume.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } finally {
                consume.destroyForcibly();
            }
            assertThat(consume.exitValue()).isEqualTo(INTERRUPTED);
            assertThat(Files.readString(out)).endsWith("}\n");
            for (String line : Files.readAllLines(out)) {
                JsonNode record = JSON.readTree(line);
                assertThat(record.path("value").path("id").isInt()).as(line).isTrue();
            }
            assertThat(Files.readString(err)).as("what came until then").contains(" records.");
        }
    }

    /// What a shell runs in the background ignores interrupts, and so does all that it starts, this JVM too.
    private static ProcessBuilder heedingInterrupts(ProcessBuilder program) {
        if (OS.LINUX.isCurrentOs()) {
            List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
            command.addAll(program.command());
            program.command(command);
        }
        return program;
    }

    private static Path profile(TestCluster cluster) throws Exception {
        ObjectNode profile = JSON.createObjectNode().put("version", 1).put("name", "test").put("kind", "sandbox")
                .put("environmentTag", "dev").put("readOnly", false);
        profile.putObject("confluent").put("apiUrl", "http://127.0.0.1:1").put("environmentId", "env-1")
                .putObject("cloudApiKey").put("id", "C").put("secret", "not-used-at-all");
        profile.putObject("kafka").put("clusterId", TestCluster.ID)
                .put("bootstrapServers", cluster.broker().bootstrapServers())
                .put("securityProtocol", "SASL_PLAINTEXT")
                .putObject("apiKey").put("id", "K").put("secret", TestCluster.secretOf("K"));
        return Files.writeString(folder.resolve("p.json"), profile.toString());
    }
}
