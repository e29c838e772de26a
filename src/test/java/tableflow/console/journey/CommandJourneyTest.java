package tableflow.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The README's terminal walk, as a user does it: sandbox, apply, apply again, show, use the key, destroy.
@Tag("journey")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandJourneyTest {

    private static final String MANIFEST = Path.of("examples/topic2.yaml").toString();

    private static final String RECORD = """
            {"event_id":"e-1","account":"a","amount_cents":9007199254740993,"occurred_at":1760000000000}""";

    @TempDir
    static Path folder;

    private static Program program = new Program(Path.of(""));
    private static Path info = Path.of("");
    private static Process sandbox;

    @BeforeAll
    static void start() throws InterruptedException {
        program = new Program(folder);
        info = folder.resolve("p.json");
        sandbox = program.sandbox(info, "--seed", "demo");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        sandbox.destroy();
        assertThat(sandbox.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(info).as("a throw-away sandbox takes its profile with it").doesNotExist();
    }

    @Test
    @Order(1)
    void theProfileIsForItsOwnerOnly() throws Exception {
        assertThat(Files.getPosixFilePermissions(info)).hasSize(2);
    }

    @Test
    @Order(2)
    void applyEndsWithARunningTable() throws Exception {
        Program.Ended applied = command("provision", "apply", "-f", MANIFEST, "--json");

        assertThat(applied.code()).as(applied.err()).isZero();
        JsonNode document = applied.json();
        assertThat(document.path("outcome").asText()).isEqualTo("DONE");
        assertThat(document.path("changed").asBoolean()).isTrue();
        assertThat(document.at("/tables/0/topic").asText()).isEqualTo("topic2");
        assertThat(document.at("/tables/0/phase").asText()).isEqualTo("RUNNING");
        assertThat(document.at("/tables/0/catalog").asText()).isEqualTo("SYNCED");
        assertThat(applied.out() + applied.err()).as("no secret is printed").doesNotContain("cflt");
    }

    @Test
    @Order(3)
    void theSecondApplyReportsNoChanges() throws Exception {
        Program.Ended again = command("provision", "apply", "-f", MANIFEST, "--json");

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.json().path("changed").asBoolean()).isFalse();
        Program.Ended plan = command("provision", "plan", "-f", MANIFEST, "--json");
        assertThat(plan.json().path("hasChanges").asBoolean()).isFalse();
        assertThat(command("provision", "status", "-f", MANIFEST).code()).isZero();
    }

    @Test
    @Order(4)
    void theMadeKeyReadsAndWritesTheTopic() throws Exception {
        Path config = folder.resolve("client.conf");
        assertThat(command("provision", "keys", "-f", MANIFEST, "--out", config.toString()).code()).isZero();
        assertThat(Files.getPosixFilePermissions(config)).hasSize(2);

        Map<String, Object> client = clientOf(config);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("topic2", "key", RECORD)).get(60, TimeUnit.SECONDS);
        }
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition("topic2", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            ConsumerRecord<String, String> record = first(consumer);
            assertThat(record.value()).isEqualTo(RECORD);
        }
    }

    @Test
    @Order(5)
    void topicsShowTheTable() throws Exception {
        JsonNode topic = command("topics", "show", "topic2", "--json").json();

        assertThat(topic.at("/partitions/all").size()).isEqualTo(1);
        assertThat(topic.at("/partitions/recordsAtMost").asLong()).isEqualTo(1);
        assertThat(topic.at("/schemas/value/format").asText()).isEqualTo("JSON");
        assertThat(topic.at("/tableflow/phase").asText()).isEqualTo("RUNNING");
        assertThat(command("topics", "list").out()).contains("topic2");
        Program.Ended missing = command("topics", "show", "no-such-topic");
        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.err()).contains("no-such-topic").doesNotContain("\tat ");
    }

    @Test
    @Order(6)
    void theRecordIsARow() throws Exception {
        String sql = "SELECT event_id, amount_cents, note, \"$$offset\" FROM topic2";
        Program.Ended queried = command("query", sql, "--format", "csv");
        for (int tries = 1; tries < 30 && !queried.out().contains("e-1"); tries++) {
            queried = command("query", sql, "--format", "csv");
        }

        assertThat(queried.code()).as(queried.err()).isZero();
        assertThat(queried.out()).isEqualTo("""
                "event_id","amount_cents","note","$$offset"
                "e-1","9007199254740993",,"0"
                """);
        Program.Ended wrong = command("query", "SELEC 1");
        assertThat(wrong.code()).isEqualTo(3);
        assertThat(wrong.err()).contains("line 1:1");
        assertThat(wrong.out()).isEmpty();
    }

    @Test
    @Order(7)
    void destroyAsksForItsTextAndRemovesWhatWasMade() throws Exception {
        Program.Ended refused = command("provision", "destroy", "-f", MANIFEST, "--confirm", "yes");
        assertThat(refused.code()).isEqualTo(2);

        String text = command("provision", "destroy", "-f", MANIFEST, "--plan", "--json")
                .json().path("confirmation").asText();
        Program.Ended removed = command("provision", "destroy", "-f", MANIFEST, "--confirm", text, "--json");

        assertThat(removed.code()).as(removed.err()).isZero();
        JsonNode topics = command("topics", "list", "--json").json().path("topics");
        assertThat(topics.findValuesAsText("name")).contains("orders").doesNotContain("topic2");
    }

    @Test
    @Order(8)
    void badInputIsToldWithItsPlaceAndChangesNothing() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.yaml"), """
                version: 1
                topics:
                  "bad name":
                    partition: 3
                """);

        Program.Ended refused = command("provision", "apply", "-f", bad.toString(), "--json");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.json().at("/kind").asText()).isEqualTo("failure");
        assertThat(refused.json().findValuesAsText("path")).contains("topics.bad name");
        assertThat(refused.err()).contains("bad.yaml:3:3").contains("bad.yaml:4:5").contains("partitions");
    }

    @Test
    @Order(9)
    void withoutADisplayTheWindowSaysSoInOneSentence() throws Exception {
        Program.Ended window = program.run();

        assertThat(window.code()).isEqualTo(2);
        assertThat(window.err().lines()).hasSize(1);
        assertThat(window.err()).contains("No display").contains("tour");
    }

    private static Program.Ended command(String... arguments) throws InterruptedException {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--profile-file";
        all[arguments.length + 1] = info.toString();
        return program.run(all);
    }

    private static Map<String, Object> clientOf(Path librdkafka) throws Exception {
        Properties file = new Properties();
        try (var reader = Files.newBufferedReader(librdkafka)) {
            file.load(reader);
        }
        JsonNode profile = new ObjectMapper().readTree(info.toFile());
        assertThat(file.getProperty("bootstrap.servers")).isEqualTo(profile.at("/kafka/bootstrapServers").asText());
        assertThat(file.getProperty("sasl.username")).isNotEqualTo(profile.at("/kafka/apiKey/id").asText());
        return Map.of(
                "bootstrap.servers", file.getProperty("bootstrap.servers"),
                "security.protocol", file.getProperty("security.protocol"),
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\""
                        + file.getProperty("sasl.username") + "\" password=\""
                        + file.getProperty("sasl.password") + "\";");
    }

    private static ConsumerRecord<String, String> first(KafkaConsumer<String, String> consumer) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                return record;
            }
        }
        throw new AssertionError("no record arrived");
    }
}
