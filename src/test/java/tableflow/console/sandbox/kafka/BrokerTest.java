package tableflow.console.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.access.KeyKind;
import tableflow.console.sandbox.access.Roles;
import tableflow.console.sandbox.access.Secret;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrokerTest {
    private TestCluster cluster;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        cluster = new TestCluster(directory.resolve("kafka"));
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    void aKeyMadeWhileTheBrokerRunsWorksAndSeesTheClusterId() throws Exception {
        String key = cluster.key("NEWKEY", TestCluster.ADMIN);
        try (Admin admin = cluster.admin(key)) {
            assertThat(admin.describeCluster().clusterId().get()).isEqualTo(TestCluster.ID);
        }
    }

    @Test
    void aWrongSecretIsRefused() {
        cluster.key("RIGHT", TestCluster.ADMIN);
        var settings = ClientSettings.of(cluster.broker().bootstrapServers(), "RIGHT", "not it");
        try (Admin admin = Admin.create(settings)) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                .isInstanceOf(ExecutionException.class)
                .cause().isInstanceOf(SaslAuthenticationException.class).hasMessageNotContaining("not it");
        }
    }

    @Test
    void keysOfOtherKindsOtherClustersAndOfTomorrowAreRefused() {
        add("KIND", KeyKind.SCHEMA_REGISTRY, TestCluster.ID, Instant.EPOCH);
        add("OTHER", KeyKind.KAFKA, "lkc-other", Instant.EPOCH);
        add("TOMORROW", KeyKind.KAFKA, TestCluster.ID, Instant.now().plus(Duration.ofDays(1)));
        for (String key : List.of("KIND", "OTHER", "TOMORROW")) {
            try (Admin admin = cluster.admin(key)) {
                assertThatThrownBy(() -> admin.listTopics().names().get()).as(key)
                    .cause().isInstanceOf(SaslAuthenticationException.class);
            }
        }
    }

    @Test
    void deletingAKeyEndsItsOpenConnection() throws Exception {
        String key = cluster.key("DOOMED", TestCluster.ADMIN);
        try (Admin admin = cluster.admin(key)) {
            admin.listTopics().names().get();
            cluster.keys().remove(key);
            Eventually.holds("the open client is refused", () -> {
                try {
                    admin.listTopics().names().get();
                    return false;
                } catch (ExecutionException failure) {
                    assertThat(failure).cause().isInstanceOf(SaslAuthenticationException.class);
                    return true;
                }
            });
        }
    }

    @Test
    void anOwnerWithoutRightsIsRefusedUntilAnAccessControlListLetsItIn() throws Exception {
        cluster.topic("guarded.orders", 1);
        String key = cluster.key("PLAINOWNER", "sa-plain");
        try (Admin admin = cluster.admin(key)) {
            assertThatThrownBy(() -> admin.createTopics(List.of(new NewTopic("mine", 1, (short) 1))).all().get())
                .cause().isInstanceOf(TopicAuthorizationException.class);
        }
        assertThatThrownBy(() -> produce(key, "guarded.orders", "no"))
            .hasRootCauseInstanceOf(TopicAuthorizationException.class);

        try (Admin admin = cluster.broker().admin()) {
            admin.createAcls(List.of(prefixed("guarded.", "sa-plain", AclOperation.WRITE))).all().get();
        }
        Eventually.holds("the list acts", () -> {
            try {
                produce(key, "guarded.orders", "yes");
                return true;
            } catch (ExecutionException refused) {
                return false;
            }
        });
    }

    @Test
    void aRoleOnOneTopicAllowsThatTopicOnly() throws Exception {
        cluster.topic("role.in", 1);
        cluster.topic("role.out", 1);
        String key = cluster.key("WRITER", "sa-writer");
        cluster.roles().add(new Roles.Binding("rb-w", "sa-writer", "DeveloperWrite",
            cluster.crn().topic("role.in"), Instant.EPOCH));
        produce(key, "role.in", "yes");
        assertThatThrownBy(() -> produce(key, "role.out", "no"))
            .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aGroupReadsWhatWasWrittenAndKeepsItsOffsets(String protocol) throws Exception {
        String topic = "groups." + protocol;
        cluster.topic(topic, 3);
        String key = cluster.key("GROUPS", TestCluster.ADMIN);
        produce(key, topic, "a", "b", "c");
        Map<String, Object> settings = Map.of("group.protocol", protocol, "enable.auto.commit", "false");
        try (var consumer = cluster.consumer(key, "g-" + protocol, settings)) {
            consumer.subscribe(List.of(topic));
            assertThat(read(consumer, 3)).containsExactlyInAnyOrder("a", "b", "c");
            consumer.commitSync();
        }
        produce(key, topic, "d");
        try (var consumer = cluster.consumer(key, "g-" + protocol, settings)) {
            consumer.subscribe(List.of(topic));
            assertThat(read(consumer, 1)).containsExactly("d");
        }
    }

    @Test
    void anAbortedTransactionStaysUnseen() throws Exception {
        cluster.topic("transactions", 1);
        String key = cluster.key("TX", TestCluster.ADMIN);
        try (var producer = cluster.producer(key, Map.of("transactional.id", "tx-1"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("transactions", "aborted")).get();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("transactions", "committed")).get();
            producer.commitTransaction();
        }
        try (var consumer = cluster.consumer(key, "tx", Map.of("isolation.level", "read_committed"))) {
            consumer.assign(List.of(new TopicPartition("transactions", 0)));
            assertThat(read(consumer, 1)).containsExactly("committed");
        }
    }

    @Test
    void topicsAreNotMadeByAccident() {
        String key = cluster.key("CARELESS", TestCluster.ADMIN);
        try (var producer = cluster.producer(key, Map.of("max.block.ms", "500"))) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("absent", "x")).get())
                .hasMessageContaining("absent");
        }
    }

    private void add(String id, KeyKind kind, String resource, Instant usableAt) {
        cluster.keys().add(
            new Key(id, new Secret(TestCluster.secretOf(id)), TestCluster.ADMIN, kind, resource, usableAt));
    }

    private void produce(String key, String topic, String... values) throws Exception {
        try (var producer = cluster.producer(key, Map.of())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, value)).get();
            }
        }
    }

    private static List<String> read(Consumer<String, String> consumer, int count) throws Exception {
        var values = new ArrayList<String>();
        Eventually.holds(count + " records are read", () -> {
            for (ConsumerRecord<String, String> one : consumer.poll(Duration.ofMillis(200))) {
                values.add(one.value());
            }
            return values.size() >= count;
        });
        return values;
    }

    private static AclBinding prefixed(String prefix, String owner, AclOperation operation) {
        return new AclBinding(
            new ResourcePattern(ResourceType.TOPIC, prefix, PatternType.PREFIXED),
            new AccessControlEntry("User:" + owner, "*", operation, AclPermissionType.ALLOW));
    }
}
