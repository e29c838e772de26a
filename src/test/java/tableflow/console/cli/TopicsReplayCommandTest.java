package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.kafka.Acks;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.domain.profile.Profile;
import tableflow.console.remote.HttpConnector;
import tableflow.console.remote.http.Access;
import tableflow.console.remote.kafka.BrokerMessages;
import tableflow.console.remote.kafka.KafkaSettings;
import tableflow.console.sandbox.kafka.TestCluster;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.filter.RecordFilter;
import tableflow.console.service.messages.read.From;
import tableflow.console.service.messages.read.ReadRequest;
import tableflow.console.service.messages.read.Reading;
import tableflow.console.service.messages.read.Until;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.RecordSender;
import tableflow.console.service.schemas.registry.RegistryStand;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.TopicSources;
import tableflow.console.service.topics.Topics;
import tableflow.console.ui.profiles.TestProfiles;

/// `topics replay` between two profiles with a registry each, on the sandbox's broker.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicsReplayCommandTest {

    private static final Instant START = Instant.ofEpochMilli(1_700_000_000_123L);

    private final RegistryStand own = new RegistryStand();
    private final RegistryStand their = new RegistryStand();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private TestCluster cluster;
    private BrokerMessages kafka;
    private KafkaAdmin admin;
    private boolean readOnly;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        cluster = new TestCluster(directory);
        cluster.key("ADMIN", TestCluster.ADMIN);
        ApiKey key = new ApiKey("ADMIN", new Secret(TestCluster.secretOf("ADMIN")));
        kafka = new BrokerMessages(cluster.broker().bootstrapServers(), "SASL_PLAINTEXT",
                new Access(key, KeyPurpose.KAFKA, "the cluster"), KafkaSettings.defaults());
        admin = HttpConnector.standard(URI.create("http://127.0.0.1:1"), "test")
                .kafkaAdmin(cluster.broker().bootstrapServers(), "SASL_PLAINTEXT", key);
    }

    @AfterAll
    void stop() {
        admin.close();
        cluster.close();
        own.close();
        their.close();
    }

    private Messages messages(RegistryStand registry) {
        return new Messages(() -> kafka, registry::registry, task -> Thread.ofVirtual().start(task),
                InstantSource.system());
    }

    private Topics topics() {
        TopicSources fake = new FakeCluster().sources();
        Supplier<KafkaAdmin> real = () -> admin;
        return new Topics(new TopicSources(real, fake.kafkaRest(), fake.registry(), fake.tableflow()), Runnable::run);
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), text -> text);
        Services services = (Services) Proxy.newProxyInstance(Services.class.getClassLoader(),
                new Class<?>[] {Services.class}, (_, method, given) -> switch (method.getName()) {
                    case "profile" -> TestProfiles.profile(given[0] == null ? "dev" : given[0].toString(), "dev",
                            given[0] != null && readOnly);
                    case "messages" -> messages(((Profile) given[0]).name().equals("dev") ? own : their);
                    case "topics" -> topics();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        List<String> all = new ArrayList<>(List.of("replay"));
        all.addAll(List.of(arguments));
        return new CommandLineApp(terminal, List.of(new CommandLine(new TopicsReplayCommand(services, terminal))))
                .run(all.toArray(String[]::new));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static Bytes framed(int id, int payload) {
        return Bytes.owned(ByteBuffer.allocate(6).put((byte) 0).putInt(id).put((byte) payload).array());
    }

    private static Bytes text(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String topic, int number, @Nullable Bytes value) {
        try (RecordSender sender = kafka.sender(Acks.ALL, Duration.ofSeconds(30))) {
            sender.send(new NewRecord(topic, number % 2, START.plusMillis(number), text("k" + number), value,
                    List.of(new KafkaRecord.Header("n", text("" + number)))), _ -> {});
            sender.flush();
        }
    }

    private List<KafkaRecord> read(String topic) {
        List<KafkaRecord> found = new CopyOnWriteArrayList<>();
        messages(own).reader().read(ReadRequest.of(topic, From.BEGINNING, Until.END), RecordFilter.ALL, found::addAll,
                new Reading());
        return found.stream().sorted((one, other) -> one.timestamp().compareTo(other.timestamp())).toList();
    }

    @Test
    void plannedRegisteredAndWrittenWithOtherIds() throws Exception {
        cluster.topic("orders", 2);
        cluster.topic("orders-copy", 2);
        int one = own.register("orders-value", RegistryStand.ONE).id();
        int two = own.register("orders-value", RegistryStand.TWO).id();
        their.register("payments-value", RegistryStand.ONE.replace("\"R\"", "\"Payment\""));
        int theirOne = their.register("orders-copy-value", RegistryStand.ONE).id();
        write("orders", 0, framed(one, 10));
        write("orders", 1, framed(two, 11));
        write("orders", 2, null);
        write("orders", 3, framed(one, 13));
        write("orders", 4, text("plain"));

        assertThat(run("orders", "orders-copy", "--with-profile", "prod")).as("neither planned nor confirmed")
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("orders", "orders-copy", "--with-profile", "prod", "--plan")).as(err()).isEqualTo(ExitCode.NO);
        assertThat(out()).contains("5 records to orders-copy of profile prod", "the same, with id " + theirOne,
                "--register", "5 keys and 1 values name no schema");
        assertThat(run("orders", "orders-copy", "--with-profile", "prod", "--confirm", "orders-copy"))
                .as("what is not known does not go").isEqualTo(ExitCode.NO);
        assertThat(read("orders-copy")).isEmpty();
        assertThat(run("orders", "orders-copy", "--with-profile", "prod", "--plan", "--register")).as(err()).isZero();
        assertThat(out()).contains("is registered as orders-copy-value version 2");
        assertThat(their.registry().versions("orders-copy-value")).as("only planned").containsExactly(1);

        assertThat(run("orders", "orders-copy", "--with-profile", "prod", "--confirm", "orders-copy", "--register",
                "--keep-partitions", "--json")).as(err()).isZero();

        JsonNode told = new ObjectMapper().readTree(out());
        assertThat(told.path("written").intValue()).isEqualTo(5);
        assertThat(told.path("schemas")).hasSize(2).allSatisfy(line ->
                assertThat(line.path("fate").textValue()).isEqualTo("Renamed"));
        int theirTwo = their.registry().latest("orders-copy-value").orElseThrow().id();
        List<KafkaRecord> copied = read("orders-copy");
        List<KafkaRecord> before = read("orders");
        assertThat(copied).extracting(KafkaRecord::value).containsExactly(
                framed(theirOne, 10), framed(theirTwo, 11), null, framed(theirOne, 13), text("plain"));
        assertThat(copied).extracting(KafkaRecord::headers)
                .containsExactlyElementsOf(before.stream().map(KafkaRecord::headers).toList());
        assertThat(copied).extracting(KafkaRecord::key)
                .containsExactlyElementsOf(before.stream().map(KafkaRecord::key).toList());
        assertThat(copied).extracting(KafkaRecord::timestamp)
                .containsExactlyElementsOf(before.stream().map(KafkaRecord::timestamp).toList());
        assertThat(copied).extracting(KafkaRecord::partition).containsExactly(0, 1, 0, 1, 0);
    }

    @Test
    void withinOneProfileAndWhatIsMeantOnly() throws Exception {
        cluster.topic("plain", 2);
        cluster.topic("plain-copy", 2);
        for (int i = 0; i < 10; i++) {
            write("plain", i, text("v" + i));
        }
        assertThat(run("plain", "plain-copy", "--grep", "v3", "--confirm", "plain-copy")).as(err()).isZero();
        assertThat(out()).contains("1 of 1 records are written");
        assertThat(run("plain", "plain-copy", "--from", "1:3", "--confirm", "plain-copy")).as(err()).isZero();
        assertThat(read("plain-copy")).extracting(KafkaRecord::value)
                .containsExactly(text("v3"), text("v7"), text("v9"));
    }

    @Test
    void aReadOnlyProfileIsNotWrittenTo() throws Exception {
        cluster.topic("locked", 1);
        write("locked", 0, text("v"));
        readOnly = true;
        try {
            assertThat(run("locked", "locked", "--with-profile", "prod", "--confirm", "locked"))
                    .isEqualTo(ExitCode.REMOTE);
            assertThat(err()).contains("read-only");
            assertThat(run("locked", "locked", "--with-profile", "prod", "--plan")).as(err()).isZero();
        } finally {
            readOnly = false;
        }
    }
}
