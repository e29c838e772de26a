package tableflow.console.remote.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.remote.http.Access;
import tableflow.console.sandbox.kafka.TestCluster;

/// Single records on the sandbox's broker.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordFetchTest {

    private TestCluster cluster;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        cluster = new TestCluster(directory);
        cluster.key("ADMIN", TestCluster.ADMIN);
        cluster.key("NOBODY", "sa-nobody");
        try (Admin admin = cluster.broker().admin()) {
            admin.createTopics(List.of(
                    new NewTopic("orders", 2, (short) 1), new NewTopic("sums", 1, (short) 1))).all().get();
            fill();
            admin.deleteRecords(Map.of(new TopicPartition("orders", 0), RecordsToDelete.beforeOffset(3))).all().get();
        }
    }

    private void fill() throws Exception {
        try (KafkaProducer<String, String> producer = cluster.producer("ADMIN", Map.of())) {
            for (int i = 0; i < 5; i++) {
                ProducerRecord<String, String> record =
                        new ProducerRecord<>("orders", 0, 1_700_000_000_123L + i, i == 4 ? null : "k", "v" + i);
                record.headers().add("trace", new byte[] {0, 1}).add("none", null);
                producer.send(record).get();
            }
        }
        try (KafkaProducer<String, String> producer =
                cluster.producer("ADMIN", Map.of("transactional.id", "sums"))) {
            producer.initTransactions();
            for (int i = 0; i < 2; i++) {
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("sums", 0, "k", "v" + i)).get();
                producer.commitTransaction();
            }
        }
        cluster.transactionsAreOver("sums");
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    private BrokerAdmin open(String id) {
        ApiKey key = new ApiKey(id, new Secret(TestCluster.secretOf(id)));
        Access access = new Access(key, KeyPurpose.KAFKA, "the cluster");
        return BrokerAdmin.open(
                cluster.broker().bootstrapServers(), "SASL_PLAINTEXT", access, KafkaSettings.defaults());
    }

    private static String text(KafkaRecord record) {
        return new String(Objects.requireNonNull(record.value()).toArray(), StandardCharsets.UTF_8);
    }

    @Test
    void aRecordIsReadWithEverythingAboutIt() {
        try (BrokerAdmin kafka = open("ADMIN")) {
            KafkaRecord record = kafka.record("orders", 0, 3);
            assertThat(text(record)).isEqualTo("v3");
            assertThat(record.offset()).isEqualTo(3);
            assertThat(record.timestamp()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_126L));
            assertThat(record.timestampType()).isEqualTo("CreateTime");
            assertThat(record.headers()).extracting(KafkaRecord.Header::key).containsExactly("trace", "none");
            assertThat(record.headers().getLast().value()).isNull();
            assertThat(record.headers().getFirst().value()).hasToString("2 bytes");
            assertThat(kafka.record("orders", 0, 4).key()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "orders | 0 | 1  | it was deleted: the earliest record there is has offset 3",
        "orders | 0 | 5  | it is not written yet: the next record will have offset 5",
        "orders | 1 | 0  | the partition is empty; the next record will have offset 0",
        "orders | 2 | 0  | the topic has partitions 0 to 1",
        "sums   | 0 | 1  | there is no record at this offset any more; the next record has offset 2",
        "sums   | 0 | 3  | there is no record at this offset any more; no record follows it yet",
    })
    void whyThereIsNoRecordIsTold(String topic, int partition, long offset, String why) {
        try (BrokerAdmin kafka = open("ADMIN")) {
            assertThatThrownBy(() -> kafka.record(topic, partition, offset))
                    .isInstanceOfSatisfying(RemoteFailure.class, it -> {
                        assertThat(it.kind()).isEqualTo(Kind.NOT_FOUND);
                        assertThat(it.why()).isEqualTo(why);
                    });
        }
    }

    @Test
    void anUnknownTopicAndAMissingRightAreTold() {
        try (BrokerAdmin kafka = open("ADMIN"); BrokerAdmin nobody = open("NOBODY")) {
            assertThatThrownBy(() -> kafka.record("no-such", 0, 0))
                    .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.kind()).isEqualTo(Kind.NOT_FOUND));
            assertThatThrownBy(() -> nobody.record("orders", 0, 3))
                    .isInstanceOfSatisfying(RemoteFailure.class, it ->
                            assertThat(it.kind()).isIn(Kind.FORBIDDEN, Kind.NOT_FOUND));
        }
    }

    @Test
    void anInterruptEndsIt() {
        try (BrokerAdmin kafka = open("ADMIN")) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> kafka.record("orders", 0, 3))
                    .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.kind()).isEqualTo(Kind.CANCELLED));
        } finally {
            var _ = Thread.interrupted();
        }
    }
}
