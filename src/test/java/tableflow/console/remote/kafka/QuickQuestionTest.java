package tableflow.console.remote.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.kafka.Layout;
import tableflow.console.remote.TlsFront;
import tableflow.console.remote.http.Access;
import tableflow.console.sandbox.access.Roles;
import tableflow.console.sandbox.kafka.ClosedPort;
import tableflow.console.sandbox.kafka.TestCluster;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.TopicList;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.service.topics.TopicSources;
import tableflow.console.service.topics.Topics;

/// The quick question beside the clients that it saves.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuickQuestionTest {

    private static final KafkaSettings SETTINGS =
            new KafkaSettings(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMillis(500), 500);

    private TestCluster cluster;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        cluster = new TestCluster(directory);
        cluster.key("ADMIN", TestCluster.ADMIN);
        cluster.key("READER", "sa-reader");
        cluster.roles().add(new Roles.Binding(
                "rb-reader", "sa-reader", "DeveloperRead", cluster.crn().topic("orders"), Instant.EPOCH));
        try (Admin admin = cluster.broker().admin()) {
            List<NewTopic> topics = new ArrayList<>(List.of(new NewTopic("orders", 12, (short) 1)));
            for (int i = 0; i < 30; i++) {
                topics.add(new NewTopic("more-" + i, 1 + i % 3, (short) 1));
            }
            admin.createTopics(topics).all().get();
        }
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    private Optional<Map<String, Layout>> ask(String id, String secret) {
        return QuickQuestion.ask(
                cluster.broker().bootstrapServers(), false, new ApiKey(id, new Secret(secret)), SETTINGS);
    }

    private BrokerAdmin lazily(String bootstrap, String secret, AtomicInteger clients) {
        return lazily(bootstrap, new ApiKey("ADMIN", new Secret(secret)), clients);
    }

    private BrokerAdmin as(String id, AtomicInteger clients) {
        return lazily(
                cluster.broker().bootstrapServers(), new ApiKey(id, new Secret(TestCluster.secretOf(id))), clients);
    }

    private static BrokerAdmin lazily(String bootstrap, ApiKey key, AtomicInteger clients) {
        Access access = new Access(key, KeyPurpose.KAFKA, "cluster " + TestCluster.ID);
        return BrokerAdmin.lazily(bootstrap, "SASL_PLAINTEXT", access, SETTINGS, clients::incrementAndGet);
    }

    /// What descriptions, one by one, tell of the topics.
    static Map<String, Layout> layouts(BrokerAdmin admin) {
        return admin.describe(admin.topicNames(true)).found().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> Layout.of(it.getValue().partitions())));
    }

    @Test
    void itTellsWhatTheClientTells() {
        AtomicInteger clients = new AtomicInteger();
        try (BrokerAdmin admin = lazily(
                "SASL_PLAINTEXT://" + cluster.broker().bootstrapServers(), TestCluster.secretOf("ADMIN"), clients)) {
            Map<String, Layout> overview = admin.overview();
            assertThat(clients).as("no client was made").hasValue(0);
            assertThat(overview).isEqualTo(layouts(admin)).hasSizeGreaterThan(30);
            assertThat(clients).as("one client, for the description").hasValue(1);
        }
        assertThat(ask("READER", TestCluster.secretOf("READER")).orElseThrow())
                .as("what may be seen").containsOnlyKeys("orders");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTopicThatTheKeyMayNotSeeIsToldApartFromOneThatIsGone(boolean atOnce) {
        FakeCluster tables = new FakeCluster()
                .table("orders", Phase.RUNNING).table("more-1", Phase.RUNNING).table("gone", Phase.RUNNING);
        AtomicInteger clients = new AtomicInteger();
        try (BrokerAdmin reader = as("READER", clients);
                BrokerAdmin all = as("ADMIN", clients)) {
            Map<String, Answer<Layout>> seen = layouts(reader, tables, atOnce);
            assertThat(seen).containsOnlyKeys("orders", "more-1", "gone");
            assertThat(layout(seen, "orders").value()).map(Layout::partitions).contains(12);
            // Of what it may not see the key does not hear whether it is there.
            for (String hidden : new String[] {"more-1", "gone"}) {
                RemoteFailure failure = Objects.requireNonNull(layout(seen, hidden).failure(), hidden);
                assertThat(failure.kind()).as(hidden).isEqualTo(Kind.FORBIDDEN);
                assertThat(failure.advice()).isPresent();
            }
            Map<String, Answer<Layout>> whole = layouts(all, tables, atOnce);
            assertThat(whole).hasSizeGreaterThan(30);
            assertThat(layout(whole, "more-1").value()).map(Layout::partitions).contains(2);
            assertThat(Objects.requireNonNull(layout(whole, "gone").failure()).kind()).isEqualTo(Kind.NOT_FOUND);
        }
    }

    private static Answer<Layout> layout(Map<String, Answer<Layout>> all, String topic) {
        return Objects.requireNonNull(all.get(topic), topic);
    }

    private static Map<String, Answer<Layout>> layouts(BrokerAdmin admin, FakeCluster tables, boolean atOnce) {
        TopicSources fake = tables.sources();
        Topics topics = new Topics(
                new TopicSources(() -> admin, fake.kafkaRest(), fake.registry(), fake.tableflow()), Runnable::run);
        TopicList list = atOnce ? topics.whole(false) : topics.list(TopicList.EMPTY, _ -> {});
        return list.rows().stream().collect(Collectors.toMap(TopicRow::name, TopicRow::layout));
    }

    @Test
    void aRefusedKeyIsForTheClientWhichHasTheWords() {
        assertThat(ask("ADMIN", "not-the-secret")).isEmpty();
        assertThat(ask("NOBODY", "x")).isEmpty();
        AtomicInteger clients = new AtomicInteger();
        try (BrokerAdmin admin = lazily(cluster.broker().bootstrapServers(), "not-the-secret", clients)) {
            RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, admin::overview);
            assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
            assertThat(clients).hasValue(1);
        }
    }

    @Test
    void theNextServerIsForTheClientToo() throws IOException {
        AtomicInteger clients = new AtomicInteger();
        try (ClosedPort closed = new ClosedPort();
                BrokerAdmin admin = lazily("127.0.0.1:" + closed.port() + "," + cluster.broker().bootstrapServers(),
                        TestCluster.secretOf("ADMIN"), clients)) {
            assertThat(admin.overview()).containsKey("orders");
            assertThat(clients).hasValue(1);
        }
    }

    private Optional<Map<String, Layout>> bySafe(TlsFront front) {
        return QuickQuestion.ask("localhost:" + front.port(), true,
                new ApiKey("ADMIN", new Secret(TestCluster.secretOf("ADMIN"))), SETTINGS);
    }

    private int port() {
        String address = cluster.broker().bootstrapServers();
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    @Test
    void aBrokerThatProvesItselfIsAskedByTls() throws IOException {
        try (TlsFront front = new TlsFront("localhost", true, port())) {
            assertThat(bySafe(front)).isEqualTo(ask("ADMIN", TestCluster.secretOf("ADMIN"))).isPresent();
            assertThat(front.greeted()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"localhost, false", "elsewhere.example, true"})
    void aBrokerThatProvesNothingOrAnotherNameHearsNoKey(String host, boolean trusted) throws IOException {
        try (TlsFront front = new TlsFront(host, trusted, port())) {
            assertThat(bySafe(front)).isEmpty();
            assertThat(front.greeted()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no-port", "host:port", "no-such-host.invalid:9092", ":9092", "a b:1"})
    void wrongAddressesAreForTheClient(String server) {
        assertThat(QuickQuestion.ask(server, false, new ApiKey("K", new Secret("s")), SETTINGS)).isEmpty();
    }

    /// Each first answer: its length, the number of the question, and what follows.
    @ParameterizedTest
    @ValueSource(strings = {
        "", "0000", "00000002ffff", "7fffffff00000000", "ffffffff", "00000004000000ff", "0000000400000000",
        "00000006000000000021", "485454502f312e31203430300d0a0d0a"
    })
    void whatIsNoAnswerOfKafkasIsForTheClient(String hex) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> {
                try (Socket one = socket.accept()) {
                    one.getInputStream().read(new byte[4096]);
                    one.getOutputStream().write(java.util.HexFormat.of().parseHex(hex));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(QuickQuestion.ask(
                    "127.0.0.1:" + socket.getLocalPort(), false, new ApiKey("K", new Secret("s")), SETTINGS))
                    .isEmpty();
            served.get(60, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptEndsItAndNothingElseIsAsked(boolean virtual) throws Exception {
        AtomicInteger clients = new AtomicInteger();
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                BrokerAdmin admin = lazily("127.0.0.1:" + socket.getLocalPort(), "s", clients)) {
            CompletableFuture<Kind> end = new CompletableFuture<>();
            Thread thread = (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).start(() -> {
                try {
                    admin.overview();
                    end.completeExceptionally(new AssertionError("it came back"));
                } catch (RemoteFailure failure) {
                    end.complete(failure.kind());
                }
            });
            try (Socket one = socket.accept()) {
                assertThat(one.getInputStream().read()).as("a question came").isZero();
                thread.interrupt();
                assertThat(end.get(60, TimeUnit.SECONDS)).isEqualTo(Kind.CANCELLED);
            }
        }
        assertThat(clients).hasValue(0);
    }

    @Test
    void aKeyIsNotSentInClearToAnotherMachine() {
        AtomicInteger clients = new AtomicInteger();
        try (BrokerAdmin admin = lazily("broker.example:9092", "s", clients)) {
            assertThat(catchThrowableOfType(RemoteFailure.class, admin::overview).kind()).isEqualTo(Kind.INVALID);
        }
        assertThat(clients).hasValue(0);
    }
}
