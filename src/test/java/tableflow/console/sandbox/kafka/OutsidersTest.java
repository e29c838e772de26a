package tableflow.console.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.sandbox.access.Roles;

/// Clients that share no code with us or with the broker. Skipped where they are not installed.
@Tag("outsiders")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OutsidersTest {
    private static final int PATIENCE_SECONDS = 60;
    private TestCluster cluster;
    private Path directory;

    /// What a program left behind.
    private record Outcome(int status, String output, String errors) {}

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        directory = temporary;
        cluster = new TestCluster(temporary.resolve("broker"));
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    void kcatWritesAndReadsWithAnApiKey() throws Exception {
        assumeTrue(runs("kcat", "-V"), "kcat is not installed");
        cluster.topic("kcat", 1);
        String key = cluster.key("KCAT", TestCluster.ADMIN);
        Path lines = Files.writeString(directory.resolve("lines"), "k1:eins\nk2:zwei\n");
        assertThat(run(kcat(key, "-P", "-t", "kcat", "-K", ":", "-l", lines.toString())).status()).isZero();
        Outcome read = run(kcat(key, "-C", "-t", "kcat", "-K", ":", "-e", "-o", "beginning", "-q"));
        assertThat(read.status()).as(read.errors()).isZero();
        assertThat(read.output().lines()).containsExactly("k1:eins", "k2:zwei");
    }

    @Test
    void kcatIsRefusedWithAWrongSecretAndWithoutRights() throws Exception {
        assumeTrue(runs("kcat", "-V"), "kcat is not installed");
        cluster.topic("closed", 1);
        cluster.key("WRONG", TestCluster.ADMIN);
        var wrong = new ArrayList<>(kcat("WRONG", "-L", "-m", "5"));
        wrong.replaceAll(argument -> argument.startsWith("sasl.password=") ? "sasl.password=nonsense" : argument);
        Outcome refused = run(wrong);
        assertThat(refused.status()).isNotZero();
        assertThat(refused.errors()).contains("Authentication failed");

        String stranger = cluster.key("STRANGER", "sa-stranger");
        cluster.roles().add(new Roles.Binding("rb-s", "sa-stranger", "DeveloperRead",
            cluster.crn().topic("other"), Instant.EPOCH));
        assertThat(run(kcat(stranger, "-L")).output()).doesNotContain("closed");
    }

    @Test
    void thePythonClientRunsATransaction() throws Exception {
        String python = "/usr/bin/python3";
        assumeTrue(runs(python, "-c", "import confluent_kafka"), "confluent_kafka is not installed");
        cluster.topic("python", 1);
        String key = cluster.key("PYTHON", TestCluster.ADMIN);
        Path program = Files.writeString(directory.resolve("client.py"), """
            import sys
            from confluent_kafka import Consumer, Producer
            common = {'bootstrap.servers': sys.argv[1], 'security.protocol': 'SASL_PLAINTEXT',
                      'sasl.mechanisms': 'PLAIN', 'sasl.username': sys.argv[2], 'sasl.password': sys.argv[3]}
            producer = Producer({**common, 'transactional.id': 'python-1'})
            producer.init_transactions(30)
            producer.begin_transaction()
            producer.produce('python', value=b'dropped')
            producer.abort_transaction(30)
            producer.begin_transaction()
            producer.produce('python', value=b'kept')
            producer.commit_transaction(30)
            consumer = Consumer({**common, 'group.id': 'python', 'auto.offset.reset': 'earliest',
                                 'isolation.level': 'read_committed'})
            consumer.subscribe(['python'])
            message = None
            while message is None or message.error():
                message = consumer.poll(1)
            print(message.value().decode())
            consumer.close()
            """);
        Outcome outcome = run(List.of(python, program.toString(), cluster.broker().bootstrapServers(), key,
            TestCluster.secretOf(key)));
        assertThat(outcome.status()).as(outcome.errors()).isZero();
        assertThat(outcome.output().strip()).isEqualTo("kept");
    }

    private List<String> kcat(String key, String... arguments) {
        var command = new ArrayList<>(List.of("kcat", "-b", cluster.broker().bootstrapServers()));
        for (String setting : List.of("security.protocol=SASL_PLAINTEXT", "sasl.mechanisms=PLAIN",
                "sasl.username=" + key, "sasl.password=" + TestCluster.secretOf(key))) {
            command.add("-X");
            command.add(setting);
        }
        command.addAll(List.of(arguments));
        return command;
    }

    private boolean runs(String... command) throws Exception {
        try {
            return run(List.of(command)).status() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /// Output goes through files, so that no full pipe can block the program.
    private Outcome run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output", "");
        Path errors = Files.createTempFile(directory, "errors", "");
        Process process = new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command.getFirst() + " did not end: " + Files.readString(errors));
        }
        return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8),
            Files.readString(errors, StandardCharsets.UTF_8));
    }
}
