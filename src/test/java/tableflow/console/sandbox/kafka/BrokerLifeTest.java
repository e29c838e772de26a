package tableflow.console.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.PatientDeletion;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Keys;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.access.Roles;

/// What happens to a broker over its life: a restart, a lost disk, the wrong directory.
final class BrokerLifeTest {
    @TempDir
    private Path directory;

    @Test
    void aRestartKeepsTopicsRecordsAccessControlListsAndOffsets() throws Exception {
        var partition = new TopicPartition("kept", 1);
        var acl = new AclBinding(
            new ResourcePattern(ResourceType.TOPIC, "kept", PatternType.LITERAL),
            new AccessControlEntry("User:sa-reader", "*", AclOperation.READ, AclPermissionType.ALLOW));
        try (var cluster = new TestCluster(directory)) {
            String key = cluster.key("K", TestCluster.ADMIN);
            cluster.topic("kept", 2);
            try (var producer = cluster.producer(key, Map.of())) {
                producer.send(new ProducerRecord<>("kept", 1, "key", "value")).get();
            }
            try (var consumer = cluster.consumer(key, "group", Map.of())) {
                consumer.assign(List.of(partition));
                consumer.commitSync(Map.of(partition, new OffsetAndMetadata(1)));
            }
            try (Admin admin = cluster.broker().admin()) {
                admin.createAcls(List.of(acl)).all().get();
            }
        }
        try (var cluster = new TestCluster(directory); Admin admin = cluster.broker().admin()) {
            assertThat(admin.describeTopics(List.of("kept")).allTopicNames().get())
                .hasEntrySatisfying("kept", topic -> assertThat(topic.partitions()).hasSize(2));
            assertThat(admin.describeAcls(AclBindingFilter.ANY).values().get()).containsExactly(acl);
            assertThat(admin.listConsumerGroupOffsets("group").partitionsToOffsetAndMetadata().get())
                .hasEntrySatisfying(partition, offset -> assertThat(offset.offset()).isEqualTo(1));
            String key = cluster.key("K2", TestCluster.ADMIN);
            try (var consumer = cluster.consumer(key, "other", Map.of())) {
                assertThat(consumer.endOffsets(List.of(partition))).containsEntry(partition, 1L);
            }
        }
    }

    @Test
    void aLostDataDirectoryIsReportedAndDoesNotEndTheProcess() throws Exception {
        Path data = directory.resolve("data");
        var cluster = new TestCluster(data);
        try (Admin admin = cluster.broker().admin()) {
            PatientDeletion.of(data);
            var creation = admin.createTopics(List.of(new NewTopic("after", 1, (short) 1)));
            assertThat(creation.values()).containsKey("after");
            String failure = cluster.broker().failure().toCompletableFuture().get(60, TimeUnit.SECONDS);
            assertThat(failure).startsWith("The Kafka broker stopped working");
        }
        cluster.close();
    }

    @Test
    void theDataOfAnotherClusterIsRefused() throws Exception {
        new TestCluster(directory).close();
        var crn = Crn.organization("org").environment("env-1").cluster("lkc-else");
        var access = new BrokerAccess(new Keys(Clock.systemUTC()), new Roles(Clock.systemUTC(), Pace.FAST), crn,
            "lkc-else");
        assertThatThrownBy(() -> Broker.start(directory, access))
            .isInstanceOf(IOException.class)
            .hasMessageContaining(directory.toString())
            .hasMessageContaining("lkc-else");
    }

    @Test
    void aFileInTheWayIsRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "not a directory");
        assertThatThrownBy(() -> new TestCluster(file))
            .isInstanceOf(IOException.class)
            .hasMessageContaining(file.toString());
    }
}
