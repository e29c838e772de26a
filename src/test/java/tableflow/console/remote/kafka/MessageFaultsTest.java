package tableflow.console.remote.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.kafka.Acks;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.remote.http.Access;
import tableflow.console.sandbox.kafka.TestCluster;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.export.RecordFormat;
import tableflow.console.service.messages.export.RecordWriter;
import tableflow.console.service.messages.filter.RecordFilter;
import tableflow.console.service.messages.read.From;
import tableflow.console.service.messages.read.ReadEvent;
import tableflow.console.service.messages.read.ReadRequest;
import tableflow.console.service.messages.read.Reading;
import tableflow.console.service.messages.read.Until;
import tableflow.console.service.messages.store.RecordStore;
import tableflow.console.service.port.RecordSender;

/// What happens under a reader, on the sandbox's broker: it stops and comes back, a key is taken away, a topic grows, a
/// record is as large as a request can be.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageFaultsTest {

    /// About what Kafka takes in one request at most.
    private static final int LARGE = 100_000_000;

    private TestCluster cluster;
    private final List<KafkaRecord> found = new CopyOnWriteArrayList<>();
    private final List<ReadEvent> events = new CopyOnWriteArrayList<>();

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        cluster = new TestCluster(directory);
        cluster.key("ADMIN", TestCluster.ADMIN);
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @BeforeEach
    void forget() {
        found.clear();
        events.clear();
    }

    private Messages messages(String id) {
        BrokerMessages kafka = new BrokerMessages(
                cluster.broker().bootstrapServers(), "SASL_PLAINTEXT", access(id), KafkaSettings.defaults());
        return new Messages(() -> kafka, () -> {
            throw RemoteFailure.of(Kind.INVALID, "open the registry", "there is none");
        }, task -> Thread.ofVirtual().start(task), InstantSource.system());
    }

    private static Access access(String id) {
        return new Access(new ApiKey(id, new Secret(TestCluster.secretOf(id))), KeyPurpose.KAFKA, "the cluster");
    }

    /// How it ended; the thread is the one to interrupt.
    private record Tail(Thread thread, FutureTask<RemoteFailure> ended) {
        RemoteFailure end() throws Exception {
            return ended.get(120, TimeUnit.SECONDS);
        }
    }

    private Tail tail(String key, String topic) {
        FutureTask<RemoteFailure> task = new FutureTask<>(() -> catchThrowableOfType(RemoteFailure.class,
                () -> messages(key).reader().read(ReadRequest.of(topic, From.BEGINNING, Until.NEVER),
                        RecordFilter.ALL, found::addAll, new Reading(events::add))));
        return new Tail(Thread.ofVirtual().start(task), task);
    }

    private void send(String topic, int partition, String value) throws Exception {
        try (KafkaProducer<String, String> producer = cluster.producer("ADMIN", Map.of())) {
            producer.send(new ProducerRecord<>(topic, partition, "k", value)).get();
        }
    }

    private List<String> values() {
        return found.stream().map(MessageFaultsTest::text).sorted().toList();
    }

    private static String text(KafkaRecord record) {
        return new String(Objects.requireNonNull(record.value()).toArray(), StandardCharsets.UTF_8);
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void readerAndListGoOnWhenABrokerComesBack() throws Exception {
        cluster.topic("kept", 1);
        send("kept", 0, "before");
        Tail tail = tail("ADMIN", "kept");
        await("the first record", () -> found.size() == 1);
        KafkaSettings impatient =
                new KafkaSettings(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofMillis(500), 500);
        try (BrokerAdmin admin = BrokerAdmin.open(
                cluster.broker().bootstrapServers(), "SASL_PLAINTEXT", access("ADMIN"), impatient)) {
            await("it lists", () -> lists(admin));
            cluster.stop();
            await("it is told that nobody answers", () -> events.stream().anyMatch(ReadEvent.Lost.class::isInstance));
            assertThat(catchThrowableOfType(RemoteFailure.class, () -> admin.topicNames(false)).kind())
                    .isEqualTo(Kind.UNREACHABLE);
            assertThat(catchThrowableOfType(RemoteFailure.class, admin::overview).kind()).isEqualTo(Kind.UNREACHABLE);

            cluster.startAgain();
            send("kept", 0, "after");
            await("the next record", () -> found.size() == 2);
            assertThat(values()).containsExactly("after", "before");
            await("it is told that somebody answers again", () -> events.getLast() instanceof ReadEvent.Back);
            await("the same client lists again", () -> lists(admin));
        }
        tail.thread().interrupt();
        assertThat(tail.end().kind()).isEqualTo(Kind.CANCELLED);
    }

    /// A client without patience may give up on a machine that is busy, and is asked again.
    private static boolean lists(BrokerAdmin admin) {
        try {
            return admin.topicNames(false).contains("kept") && admin.overview().containsKey("kept");
        } catch (RemoteFailure notYet) {
            return false;
        }
    }

    @Test
    void aKeyThatIsTakenAwayEndsTheReaderAndKeepsWhatWasRead() throws Exception {
        cluster.topic("guarded", 1);
        send("guarded", 0, "seen");
        cluster.key("EXPIRES", TestCluster.ADMIN);
        Tail tail = tail("EXPIRES", "guarded");
        await("the first record", () -> found.size() == 1);

        assertThat(cluster.keys().remove("EXPIRES")).isPresent();

        RemoteFailure failure = tail.end();
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure.advice()).isPresent();
        assertThat(values()).containsExactly("seen");
    }

    @Test
    void partitionsThatATopicGetsAreFollowed() throws Exception {
        cluster.topic("grows", 1);
        send("grows", 0, "old");
        Tail tail = tail("ADMIN", "grows");
        await("the first record", () -> found.size() == 1);
        try (Admin admin = cluster.broker().admin()) {
            admin.createPartitions(Map.of("grows", NewPartitions.increaseTo(3))).all().get();
        }
        send("grows", 2, "new");

        await("the record of the new partition", () -> found.size() == 2);

        assertThat(found.getLast().partition()).isEqualTo(2);
        tail.thread().interrupt();
        assertThat(tail.end().kind()).isEqualTo(Kind.CANCELLED);
    }

    @Test
    void aRecordOfAHundredMegabytesIsReadKeptAndWritten(@TempDir Path folder) throws Exception {
        try (Admin admin = cluster.broker().admin()) {
            admin.createTopics(List.of(new NewTopic("large", 1, (short) 1)
                    .configs(Map.of("max.message.bytes", "104857600")))).all().get();
        }
        byte[] large = new byte[LARGE];
        Arrays.fill(large, (byte) 'x');
        Messages messages = messages("ADMIN");
        BrokerMessages kafka = new BrokerMessages(
                cluster.broker().bootstrapServers(), "SASL_PLAINTEXT", access("ADMIN"), KafkaSettings.defaults());
        try (RecordSender sender = kafka.sender(Acks.ALL, Duration.ofSeconds(60))) {
            sender.send(new NewRecord("large", null, null, null, Bytes.owned(large), List.of()), told ->
                    assertThat(told.failure()).isNull());
            sender.flush();
        }
        Path file = folder.resolve("large.txt");
        try (RecordStore store = new RecordStore(folder, "large", RecordStore.Limits.USUAL)) {
            messages.reader().read(ReadRequest.of("large", From.BEGINNING, Until.END), RecordFilter.ALL, store,
                    new Reading());
            assertThat(store.end()).isEqualTo(1);
            KafkaRecord back = store.get(0);
            assertThat(Objects.requireNonNull(back.value()).size()).isEqualTo(LARGE);
            try (RecordWriter writer = RecordFormat.RAW.to(file, messages.decoder())) {
                writer.write(back);
            }
        }
        assertThat(Files.size(file)).isEqualTo(LARGE + 1);
    }
}
