package tableflow.console.remote.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
import tableflow.console.service.messages.filter.RecordFilter;
import tableflow.console.service.messages.read.From;
import tableflow.console.service.messages.read.ReadEnd;
import tableflow.console.service.messages.read.ReadEvent;
import tableflow.console.service.messages.read.ReadRequest;
import tableflow.console.service.messages.read.Reader;
import tableflow.console.service.messages.read.Reading;
import tableflow.console.service.messages.read.Until;
import tableflow.console.service.port.RecordSender;

/// Many records on the sandbox's broker.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokerMessagesTest {

    private static final Instant START = Instant.ofEpochMilli(1_700_000_000_000L);

    private TestCluster cluster;
    private final List<KafkaRecord> found = new CopyOnWriteArrayList<>();
    private final List<ReadEvent> events = new CopyOnWriteArrayList<>();

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        cluster = new TestCluster(directory);
        cluster.key("ADMIN", TestCluster.ADMIN);
        cluster.key("NOBODY", "sa-nobody");
        try (Admin admin = cluster.broker().admin()) {
            admin.createTopics(List.of(
                    new NewTopic("orders", 3, (short) 1), new NewTopic("sums", 1, (short) 1),
                    new NewTopic("large", 1, (short) 1).configs(Map.of("max.message.bytes", "40000000")),
                    new NewTopic("written", 1, (short) 1))).all().get();
            fill();
            admin.deleteRecords(Map.of(new TopicPartition("orders", 0), RecordsToDelete.beforeOffset(4))).all().get();
            admin.alterConsumerGroupOffsets("billing", Map.of(
                    new TopicPartition("orders", 1), new OffsetAndMetadata(7))).all().get();
        }
    }

    private void fill() throws Exception {
        try (KafkaProducer<String, String> producer = cluster.producer("ADMIN", Map.of())) {
            for (int i = 0; i < 30; i++) {
                var _ = producer.send(new ProducerRecord<>(
                        "orders", i % 3, START.toEpochMilli() + i * 1_000L, "k" + i, "v" + i));
            }
            producer.flush();
        }
        try (KafkaProducer<String, String> producer = cluster.producer("ADMIN", Map.of("transactional.id", "sums"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("sums", 0, "k", "given up")).get();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("sums", 0, "k", "kept")).get();
            producer.commitTransaction();
        }
        cluster.transactionsAreOver("sums");
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    private BrokerMessages kafka(String id) {
        ApiKey key = new ApiKey(id, new Secret(TestCluster.secretOf(id)));
        return new BrokerMessages(cluster.broker().bootstrapServers(), "SASL_PLAINTEXT",
                new Access(key, KeyPurpose.KAFKA, "the cluster"), KafkaSettings.defaults());
    }

    private ReadEnd read(String key, ReadRequest request) {
        found.clear();
        events.clear();
        BrokerMessages kafka = kafka(key);
        return new Reader(() -> kafka, task -> Thread.ofVirtual().start(task), InstantSource.system())
                .read(request, RecordFilter.ALL, found::addAll, new Reading(events::add));
    }

    private List<String> values() {
        return found.stream().map(BrokerMessagesTest::text).sorted().toList();
    }

    private static String text(KafkaRecord record) {
        return new String(Objects.requireNonNull(record.value()).toArray(), StandardCharsets.UTF_8);
    }

    @Test
    void allPartitionsAreReadToTheirEnds() {
        assertThat(read("ADMIN", ReadRequest.of("orders", From.BEGINNING, Until.END))).isEqualTo(ReadEnd.ALL_READ);
        assertThat(found).hasSize(26);
        for (int partition = 0; partition < 3; partition++) {
            int one = partition;
            assertThat(found.stream().filter(it -> it.partition() == one).map(KafkaRecord::offset)).isSorted();
        }
    }

    @Test
    void readingBeginsAndEndsWhereItShould() {
        read("ADMIN", ReadRequest.of("orders", new From.Last(6), Until.END));
        assertThat(values()).containsExactly("v24", "v25", "v26", "v27", "v28", "v29");
        read("ADMIN", ReadRequest.of("orders", new From.Time(START.plusSeconds(27)), Until.END));
        assertThat(values()).containsExactly("v27", "v28", "v29");
        read("ADMIN", ReadRequest.of("orders", new From.Time(START.plusSeconds(20)),
                Until.END.time(START.plusSeconds(22))));
        assertThat(values()).containsExactly("v20", "v21");
        read("ADMIN", new ReadRequest("orders", new From.Group("billing"), Until.END, Set.of(1), false));
        assertThat(values()).containsExactly("v22", "v25", "v28");
        assertThat(read("ADMIN", ReadRequest.of("orders", From.BEGINNING, Until.END.matches(5))))
                .isEqualTo(ReadEnd.ENOUGH_RECORDS);
        assertThat(found).hasSize(5);
        read("ADMIN", ReadRequest.of("orders", new From.Offset(1), Until.END.offset(5)));
        assertThat(events).filteredOn(ReadEvent.Skipped.class::isInstance).singleElement().hasToString(
                "Skipped[gap=Gap[partition=0, from=1, to=4]]");
        assertThat(found).hasSize(1 + 4 + 4);
    }

    @Test
    void transactionsThatWereGivenUpCanBeLeftOut() {
        read("ADMIN", new ReadRequest("sums", From.BEGINNING, Until.END, Set.of(), true));
        assertThat(values()).containsExactly("kept");
        read("ADMIN", new ReadRequest("sums", From.BEGINNING, Until.END, Set.of(), false));
        assertThat(values()).containsExactly("given up", "kept");
    }

    @Test
    void whyATopicCannotBeReadIsTold() {
        RemoteFailure missing = catchThrowableOfType(RemoteFailure.class,
                () -> read("ADMIN", ReadRequest.of("no-such", From.BEGINNING, Until.END)));
        assertThat(missing.kind()).isEqualTo(Kind.NOT_FOUND);
        RemoteFailure refused = catchThrowableOfType(RemoteFailure.class,
                () -> read("NOBODY", ReadRequest.of("orders", From.BEGINNING, Until.END)));
        assertThat(refused.kind()).isIn(Kind.FORBIDDEN, Kind.NOT_FOUND);
        RemoteFailure wrongKey = catchThrowableOfType(RemoteFailure.class,
                () -> read("GONE", ReadRequest.of("orders", From.BEGINNING, Until.END)));
        assertThat(wrongKey.kind()).isEqualTo(Kind.UNAUTHORIZED);
    }

    @Test
    void aTopicDeletedUnderTheReaderEndsItAndKeepsWhatWasRead() throws Exception {
        cluster.topic("short-lived", 1);
        try (KafkaProducer<String, String> producer = cluster.producer("ADMIN", Map.of())) {
            producer.send(new ProducerRecord<>("short-lived", "k", "v")).get();
        }
        FutureTask<RemoteFailure> tail = new FutureTask<>(() -> catchThrowableOfType(RemoteFailure.class,
                () -> read("ADMIN", ReadRequest.of("short-lived", From.BEGINNING, Until.NEVER))));
        // What another test read is no sign that this one reads.
        found.clear();
        Thread.ofVirtual().start(tail);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (found.isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
        try (Admin admin = cluster.broker().admin()) {
            admin.deleteTopics(List.of("short-lived")).all().get();
        }
        assertThat(tail.get(60, TimeUnit.SECONDS).kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(values()).containsExactly("v");
    }

    @Test
    void aRecordMuchLargerThanAFetchComesWhole() {
        byte[] large = new byte[30_000_000];
        large[29_999_999] = 7;
        List<RecordSender.Delivery> told = new CopyOnWriteArrayList<>();
        BrokerMessages kafka = kafka("ADMIN");
        try (RecordSender sender = kafka.sender(Acks.ALL, Duration.ofMinutes(1))) {
            sender.send(new NewRecord("large", null, null, null, Bytes.owned(large), List.of()), told::add);
            sender.flush();
        }
        assertThat(told).singleElement().satisfies(it -> assertThat(it.failure()).isNull());
        read("ADMIN", ReadRequest.of("large", From.BEGINNING, Until.END));
        assertThat(found).singleElement().satisfies(it ->
                assertThat(Objects.requireNonNull(it.value()).toArray()).isEqualTo(large));
    }

    @Test
    void recordsAreWrittenAsTheyAreGiven() {
        List<RecordSender.Delivery> told = new CopyOnWriteArrayList<>();
        BrokerMessages kafka = kafka("ADMIN");
        KafkaRecord.Header header = new KafkaRecord.Header("h", Bytes.of(new byte[] {1, 2}));
        NewRecord record = new NewRecord("written", 0, START, null, Bytes.of(new byte[] {9}), List.of(header));
        try (RecordSender sender = kafka.sender(Acks.ALL, Duration.ofMinutes(1))) {
            for (int i = 0; i < 100; i++) {
                sender.send(record, told::add);
            }
            sender.flush();
        }
        assertThat(told).hasSize(100).allSatisfy(it -> assertThat(it.failure()).isNull());
        List<Long> offsets = new ArrayList<>();
        told.forEach(it -> offsets.add(it.offset()));
        assertThat(offsets).doesNotHaveDuplicates();
        read("ADMIN", ReadRequest.of("written", new From.Last(1), Until.END));
        assertThat(found).singleElement().satisfies(it -> {
            assertThat(it.key()).isNull();
            assertThat(it.timestamp()).isEqualTo(START);
            assertThat(it.headers()).containsExactly(header);
        });
    }

    @Test
    void whatCannotBeWrittenSaysWhy() {
        BrokerMessages kafka = kafka("ADMIN");
        List<RecordSender.Delivery> told = new CopyOnWriteArrayList<>();
        try (RecordSender sender = kafka.sender(Acks.ALL, Duration.ofMinutes(1))) {
            NewRecord large = new NewRecord(
                    "written", null, null, null, Bytes.owned(new byte[3_000_000]), List.of());
            sender.send(large, told::add);
            sender.flush();
        }
        assertThat(told).singleElement().satisfies(it -> assertThat(it.failure())
                .isNotNull().extracting(RemoteFailure::kind).isEqualTo(Kind.INVALID));
    }
}
