package tableflow.console.remote.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
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
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.remote.http.Access;
import tableflow.console.sandbox.access.Roles;
import tableflow.console.sandbox.kafka.TestCluster;
import tableflow.console.service.port.KafkaAdmin.Description;
import tableflow.console.service.port.KafkaAdmin.PerTopic;

/// The Kafka adapter on the sandbox's broker.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokerAdminTest {

    private static final KafkaSettings SMALL_BATCHES =
            new KafkaSettings(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMillis(500), 7);

    private TestCluster cluster;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        cluster = new TestCluster(directory);
        cluster.key("ADMIN", TestCluster.ADMIN);
        cluster.key("READER", "sa-reader");
        cluster.roles().add(new Roles.Binding(
                "rb-reader", "sa-reader", "DeveloperRead", cluster.crn().topic("orders"), Instant.EPOCH));
        try (Admin admin = cluster.broker().admin()) {
            List<NewTopic> many = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                many.add(new NewTopic("many-" + i, 1, (short) 1));
            }
            many.add(new NewTopic("orders", 3, (short) 1)
                    .configs(Map.of("retention.ms", "86400000", "cleanup.policy", "compact")));
            admin.createTopics(many).all().get();
        }
        try (KafkaProducer<String, String> producer = cluster.producer("ADMIN", Map.of())) {
            for (int i = 0; i < 5; i++) {
                producer.send(new ProducerRecord<>("orders", 1, "k", "v" + i)).get();
            }
        }
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    private BrokerAdmin open(String id, String secret) {
        Access access = new Access(new ApiKey(id, new Secret(secret)), KeyPurpose.KAFKA, "cluster " + TestCluster.ID);
        return BrokerAdmin.open(
                "SASL_PLAINTEXT://" + cluster.broker().bootstrapServers(), "SASL_PLAINTEXT", access, SMALL_BATCHES);
    }

    private static <T> T of(String topic, Map<String, T> answers) {
        T answer = answers.get(topic);
        assertThat(answer).as("the answer of %s", topic).isNotNull();
        return Objects.requireNonNull(answer);
    }

    private BrokerAdmin open(String id) {
        return open(id, TestCluster.secretOf(id));
    }

    @Test
    void manyTopicsAreDescribedInBatches() {
        try (BrokerAdmin admin = open("ADMIN")) {
            assertThat(admin.topicNames(false)).contains("orders", "many-0", "many-19").hasSize(21);
            PerTopic<Description> described = admin.describe(admin.topicNames(false));
            assertThat(described.failed()).isEmpty();
            assertThat(described.found()).hasSize(21);
            assertThat(of("orders", described.found()).partitions()).extracting(Partition::id).containsExactly(0, 1, 2);
            assertThat(of("orders", described.found()).partitions()).allSatisfy(it -> {
                assertThat(it.leader()).isNotNull();
                assertThat(it.replicas()).hasSize(1).isEqualTo(it.inSyncReplicas());
                assertThat(it.latestOffset()).as("not asked yet").isNull();
            });

            PerTopic<List<Partition>> offsets = admin.withOffsets(described.found());
            assertThat(offsets.failed()).isEmpty();
            assertThat(offsets.found()).hasSize(21);
            assertThat(offsets.found().get("orders")).extracting(Partition::latestOffset).containsExactly(0L, 5L, 0L);
            assertThat(offsets.found().get("orders")).extracting(Partition::earliestOffset).containsOnly(0L);
        }
    }

    @Test
    void oneQuestionTellsTheSameAsManyDescriptions() {
        try (BrokerAdmin admin = open("ADMIN")) {
            assertThat(admin.overview()).isEqualTo(QuickQuestionTest.layouts(admin)).containsKey("orders");
        }
        try (BrokerAdmin reader = open("READER")) {
            assertThat(reader.overview()).as("what may be seen").containsOnlyKeys("orders");
        }
        try (BrokerAdmin wrong = open("ADMIN", "not-the-secret")) {
            assertThat(catchThrowableOfType(RemoteFailure.class, wrong::overview).kind())
                    .isEqualTo(Kind.UNAUTHORIZED);
        }
    }

    @Test
    void aTopicThatIsGoneFailsAlone() {
        try (BrokerAdmin admin = open("ADMIN")) {
            List<String> topics = List.of("orders", "gone", "not a name!");
            PerTopic<Description> described = admin.describe(topics);
            assertThat(described.found()).containsOnlyKeys("orders");
            assertThat(of("gone", described.failed()).kind()).isEqualTo(Kind.NOT_FOUND);
            assertThat(of("not a name!", described.failed()).kind()).isEqualTo(Kind.INVALID);

            PerTopic<List<TopicConfig>> configs = admin.configs(topics);
            assertThat(configs.found()).containsOnlyKeys("orders");
            assertThat(configs.failed()).containsOnlyKeys("gone", "not a name!");
        }
    }

    @Test
    void aTopicThatMayNotBeSeenFailsAlone() {
        try (BrokerAdmin admin = open("READER")) {
            assertThat(admin.topicNames(false)).containsExactly("orders");
            PerTopic<Description> described = admin.describe(List.of("orders", "many-1"));
            assertThat(described.found()).containsOnlyKeys("orders");
            RemoteFailure failure = of("many-1", described.failed());
            assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
            assertThat(failure.advice().orElseThrow()).contains("owner of key READER");
        }
    }

    @Test
    void settingsKnowWhatWasSetOnTheTopic() {
        try (BrokerAdmin admin = open("ADMIN")) {
            List<TopicConfig> configs = of("orders", admin.configs(List.of("orders")).found());
            assertThat(configs).filteredOn(it -> !it.isDefault()).extracting(TopicConfig::name)
                    .containsExactlyInAnyOrder("retention.ms", "cleanup.policy");
            assertThat(configs).filteredOn(it -> it.name().equals("retention.ms")).singleElement()
                    .isEqualTo(new TopicConfig(
                            "retention.ms", "86400000", false, false, false, "DYNAMIC_TOPIC_CONFIG"));
        }
    }

    @Test
    void aWrongSecretIsUnauthorizedWithAdvice() {
        try (BrokerAdmin admin = open("ADMIN", "wr0ng")) {
            RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> admin.topicNames(false));
            assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
            assertThat(failure.advice().orElseThrow()).contains("ADMIN was sent", "Kafka API key");
            assertThat(failure.toString()).doesNotContain("wr0ng");
            RemoteFailure all = catchThrowableOfType(RemoteFailure.class, () -> admin.describe(List.of("a", "b")));
            assertThat(all.kind()).as("this concerns every topic").isEqualTo(Kind.UNAUTHORIZED);
        }
    }
}
