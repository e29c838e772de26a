package tableflow.console.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrokerTopicsTest {
    private TestCluster cluster;
    private BrokerTopics topics;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        cluster = new TestCluster(directory);
        topics = new BrokerTopics(cluster.broker());
    }

    @AfterAll
    void stop() {
        topics.close();
        cluster.close();
    }

    @Test
    void aTopicIsFoundWithItsAgeAndAllItsSettings() throws Exception {
        Instant before = Instant.now();
        try (Admin admin = cluster.broker().admin()) {
            var creation = admin.createTopics(List.of(
                new NewTopic("known", 2, (short) 1).configs(Map.of("cleanup.policy", "compact"))));
            cluster.broker().cloudSettings().change(creation.topicId("known").get(),
                Map.of("confluent.value.schema.validation", Optional.of("true")));
        }
        Eventually.holds("the topic is found", () -> topics.find(TestCluster.ID, "known").isPresent());
        assertThat(topics.find(TestCluster.ID, "known")).hasValueSatisfying(topic -> {
            // File systems keep times more coarsely than the clock.
            assertThat(topic.createdAt()).isBetween(before.minus(Duration.ofSeconds(2)), Instant.now());
            assertThat(topic.config())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("retention.ms", "604800000")
                .containsEntry("confluent.value.schema.validation", "true")
                .containsEntry("confluent.key.schema.validation", "false");
        });
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(topics.find(TestCluster.ID, "absent")).isEmpty();
        assertThat(topics.find(TestCluster.ID, "not a name")).isEmpty();
        assertThat(topics.find("lkc-other", "known")).isEmpty();
    }

    @Test
    void aDeadLetterTopicIsMadeOnce() throws Exception {
        topics.ensure(TestCluster.ID, "dead-letters");
        topics.ensure(TestCluster.ID, "dead-letters");
        Eventually.holds("it is there", () -> topics.find(TestCluster.ID, "dead-letters").isPresent());
        assertThatThrownBy(() -> topics.ensure("lkc-other", "dead-letters"))
            .isInstanceOf(IllegalArgumentException.class);
    }
}
