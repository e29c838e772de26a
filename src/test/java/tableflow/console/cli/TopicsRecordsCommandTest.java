package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.remote.http.Access;
import tableflow.console.remote.kafka.BrokerMessages;
import tableflow.console.remote.kafka.KafkaSettings;
import tableflow.console.sandbox.kafka.TestCluster;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.ui.profiles.TestProfiles;

/// `topics produce` and `topics consume` on the sandbox's broker.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicsRecordsCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LINES = """
            {"key":"k0","value":{"id":9007199254740993,"amount":12.50,"name":"Anna"},\
            "headers":[{"key":"h","value":"x"}]}
            {"key":"k1","value":{"id":2,"amount":0.10,"name":"Berta"}}
            {"key":"k2","value":null}
            {"key":"k3","value":"just text"}
            """;

    @TempDir
    Path folder;

    private final FakeCluster registry = new FakeCluster();
    private TestCluster cluster;
    private ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        cluster = new TestCluster(directory);
        cluster.key("ADMIN", TestCluster.ADMIN);
        registry.schemas.put("orders-value", new SchemaVersion("orders-value", 1, 7, Open.of(SchemaFormat.AVRO), """
                {"type": "record", "name": "Order", "fields": [
                  {"name": "id", "type": "long"},
                  {"name": "total", "type": {"type": "bytes", "logicalType": "decimal", "precision": 20, "scale": 2}}]}
                """, List.of()));
        try (Admin admin = cluster.broker().admin()) {
            admin.createTopics(List.of(new NewTopic("plain", 2, (short) 1), new NewTopic("copy", 2, (short) 1),
                    new NewTopic("orders", 1, (short) 1), new NewTopic("empty", 1, (short) 1),
                    new NewTopic("many", 3, (short) 1))).all().get();
        }
        assertThat(run(LINES, false, "produce", "plain")).as(err()).isZero();
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Services services(boolean readOnly) {
        ApiKey key = new ApiKey("ADMIN", new Secret(TestCluster.secretOf("ADMIN")));
        BrokerMessages kafka = new BrokerMessages(cluster.broker().bootstrapServers(), "SASL_PLAINTEXT",
                new Access(key, KeyPurpose.KAFKA, "the cluster"), KafkaSettings.defaults());
        Profile profile = TestProfiles.profile("cloud", "dev", readOnly);
        Messages messages = new Messages(() -> kafka, registry.sources().registry(),
                task -> Thread.ofVirtual().start(task), InstantSource.system());
        return (Services) Proxy.newProxyInstance(Services.class.getClassLoader(), new Class<?>[] {Services.class},
                (_, method, _) -> switch (method.getName()) {
                    case "profile" -> profile;
                    case "messages" -> messages;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private int run(String input, boolean readOnly, String... arguments) {
        out = new ByteArrayOutputStream();
        err = new ByteArrayOutputStream();
        return run(input, readOnly, out, arguments);
    }

    private int run(String input, boolean readOnly, OutputStream to, String... arguments) {
        Terminal terminal = new Terminal(new PrintStream(to, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), text -> text);
        Services services = services(readOnly);
        // The commands themselves, with the application's way to explain failures.
        return new CommandLineApp(terminal, List.of(
                new CommandLine(new TopicsConsumeCommand(services, terminal)),
                new CommandLine(new TopicsProduceCommand(services, terminal,
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))))).run(arguments);
    }

    private List<JsonNode> records() {
        return out().lines().map(line -> {
            try {
                return JSON.readTree(line);
            } catch (IOException broken) {
                throw new AssertionError(line, broken);
            }
        }).toList();
    }

    /// What is made up can be written as it is.
    @Test
    void samplesAreMadeUpFromTheSchema() {
        assertThat(run("", true, "produce", "orders", "--value-schema", "orders-value", "--sample", "3"))
                .as(err()).isZero();
        String lines = out();
        assertThat(records()).hasSize(3).allSatisfy(line -> assertThat(line.path("value").has("total")).isTrue());
        assertThat(run(lines, false, "produce", "orders", "--value-schema", "orders-value", "--dry-run"))
                .as(err()).isZero();
        assertThat(run("", false, "produce", "orders", "--value-schema", "orders-value", "--sample", "3")).isZero();
        assertThat(out()).as("the same each time").isEqualTo(lines);
        assertThat(run("", false, "produce", "orders", "--sample", "3")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void recordsComeAsLinesOfJson() {
        assertThat(run("", false, "consume", "plain")).as(err()).isZero();
        assertThat(records()).hasSize(4);
        JsonNode first = records().stream()
                .filter(it -> it.path("key").asText().equals("k0")).findFirst().orElseThrow();
        assertThat(out()).contains("\"value\":{\"id\":9007199254740993,\"amount\":12.50,\"name\":\"Anna\"}");
        assertThat(first.at("/headers/0/value").asText()).isEqualTo("x");
        assertThat(records().stream().filter(it -> it.path("key").asText().equals("k2"))).singleElement()
                .satisfies(it -> assertThat(it.get("value").isNull()).isTrue());
        assertThat(err()).contains("4 of 4 records.");
    }

    @Test
    void filtersLeaveOnlyWhatIsWanted() {
        assertThat(run("", false, "consume", "plain", "--filter", "value.amount >= 12.5 && headers.h == 'x'")).isZero();
        assertThat(records()).hasSize(1);
        assertThat(run("", false, "consume", "plain", "--grep", "berta", "-i")).isZero();
        assertThat(records()).hasSize(1);
        assertThat(run("", false, "consume", "plain", "--regex", "^k[23]$", "--format", "csv")).isZero();
        assertThat(out().lines()).hasSize(3);
        assertThat(run("", false, "consume", "plain", "--filter", "value.amount > 'x'")).isZero();
        assertThat(err()).contains("could not judge 2 of them", "'>' cannot compare a number with a text");
    }

    @Test
    void aWrongFilterIsShownWithItsPlaceAndNothingIsRead() {
        assertThat(run("", false, "consume", "plain", "--filter", "value.id > 1 && valeu.x == 2"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("did you mean value?", "\n  " + " ".repeat(16) + "^^^^^\n");
        assertThat(run("", false, "consume", "plain", "--from", "sometime")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("'sometime' is no place to begin: use beginning, end,");
        assertThat(run("", false, "consume", "plain", "--format", "parquet")).isEqualTo(ExitCode.USAGE);
        assertThat(run("", false, "consume", "plain", "--grep", "a", "--regex", "b")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void rawValuesAreTheirBytes() {
        assertThat(run("", false, "consume", "plain", "--format", "raw", "--from", "last:4")).isZero();
        assertThat(out().lines()).containsExactlyInAnyOrder(
                "{\"id\":9007199254740993,\"amount\":12.50,\"name\":\"Anna\"}",
                "{\"id\":2,\"amount\":0.10,\"name\":\"Berta\"}", "", "just text");
    }

    @Test
    void aFileIsWrittenInEveryForm() throws IOException {
        for (String format : List.of("json", "csv", "raw", "parquet")) {
            Path file = folder.resolve("records." + format);
            assertThat(run("", false, "consume", "plain", "--format", format, "--out", file.toString())).as(err())
                    .isZero();
            assertThat(Files.size(file)).isPositive();
            assertThat(out()).isEmpty();
        }
        assertThat(Files.readAllBytes(folder.resolve("records.parquet"))).startsWith('P', 'A', 'R', '1');
    }

    @Test
    void whatWasReadCanBeWrittenAgain() throws IOException {
        Path file = folder.resolve("copy.jsonl");
        assertThat(run("", false, "consume", "plain", "--out", file.toString())).isZero();
        assertThat(run("", false, "produce", "copy", "--in", file.toString(), "--json")).as(err()).isZero();
        assertThat(JSON.readTree(out()).path("delivered").asInt()).isEqualTo(4);
        assertThat(JSON.readTree(out()).path("partitions")).isNotEmpty();
        assertThat(run("", false, "consume", "copy", "--format", "raw")).isZero();
        assertThat(out()).contains("{\"id\":9007199254740993,\"amount\":12.50,\"name\":\"Anna\"}\n", "just text\n");
    }

    @Test
    void valuesAreEncodedByASchemaAndDecodedAgain() {
        String lines = "{\"key\":\"a\",\"value\":{\"id\":1,\"total\":0.10}}\n";
        assertThat(run(lines, false, "produce", "orders", "--value-schema", "orders-value")).as(err()).isZero();
        assertThat(run("", false, "consume", "orders", "--filter", "value.total == 0.1")).isZero();
        assertThat(out()).contains("\"value\":{\"id\":1,\"total\":0.10},\"valueForm\":\"avro\",\"valueSchemaId\":7");
        assertThat(run("", false, "consume", "orders", "--value-as", "hex")).isZero();
        assertThat(out()).contains("\"value\":\"000000000702020a\",\"valueForm\":\"binary\"");
    }

    @Test
    void nothingIsSentOfAFileWithAFlaw() throws IOException {
        Path file = folder.resolve("flawed.jsonl");
        Files.writeString(file, "{\"value\":{\"id\":1,\"total\":1}}\n{\"value\":{\"id\":1.5,\"total\":1}}\n{\n");
        assertThat(run("", false, "produce", "empty", "--in", file.toString(), "--value-schema", "orders-value"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("flawed.jsonl:2:1: value /id: must be a whole number, not the number 1.5",
                "flawed.jsonl:3:");
        assertThat(run("", false, "consume", "empty")).isZero();
        assertThat(out()).isEmpty();
    }

    @Test
    void aFlawInAPipeSaysWhatWasSentBefore() {
        assertThat(run("{\"value\":1}\n{\"value\":2}\nnot json\n{\"value\":3}\n", false, "produce", "many"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("standard input:3:", "The 2 records before it were delivered");
    }

    @Test
    void aDryRunAndAReadOnlyProfileSendNothing() {
        assertThat(run("{\"value\":1}\n", false, "produce", "empty", "--dry-run")).isZero();
        assertThat(out()).contains("All 1 records can be written. Nothing was sent.");
        assertThat(run("{\"value\":1}\n", true, "produce", "empty")).isEqualTo(ExitCode.REMOTE);
        assertThat(err()).contains("read-only");
        assertThat(run("{\"value\":1}\n", true, "produce", "empty", "--dry-run")).isZero();
        assertThat(run("", false, "consume", "empty")).isZero();
        assertThat(out()).isEmpty();
    }

    @Test
    void oneValueIsWrittenFromTheCommandLine() {
        assertThat(run("", false, "produce", "many", "--key", "k", "--value", "only one")).as(err()).isZero();
        assertThat(out()).contains("1 records delivered.");
        assertThat(run("", false, "consume", "many", "--grep", "only one")).isZero();
        assertThat(records()).hasSize(1);
        assertThat(run("", false, "produce", "many", "--key", "k")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anUnknownTopicIsARemoteFailure() {
        assertThat(run("", false, "consume", "no-such")).isEqualTo(ExitCode.REMOTE);
        assertThat(err()).contains("there is no such topic");
        assertThat(run(LINES, false, "produce", "nothere")).isEqualTo(ExitCode.REMOTE);
        assertThat(err()).contains("there is no such topic").doesNotContain("no answer");
    }

    @Test
    void whenNobodyReadsAnyMoreTheCommandEndsQuietly() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        err = new ByteArrayOutputStream();
        assertThat(run("", false, closed, "consume", "plain", "--follow", "--from", "beginning")).isZero();
    }

    @Test
    void aCancelEndsATailAndKeepsWhatCame() throws Exception {
        out = new ByteArrayOutputStream();
        err = new ByteArrayOutputStream();
        FutureTask<Integer> tail = new FutureTask<>(() ->
                run("", false, out, "consume", "plain", "--follow", "--from", "beginning"));
        Thread thread = Thread.ofVirtual().start(tail);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (out().lines().count() < 4) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
        thread.interrupt();
        assertThat(tail.get(60, TimeUnit.SECONDS)).isEqualTo(ExitCode.CANCELLED);
        assertThat(records()).hasSize(4);
        assertThat(err()).contains("4 of 4 records.", "Cancelled: read topic plain.");
    }
}
