package tableflow.console.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.sandbox.kafka.TestCluster;

class LoadTopicsTest {
    @TempDir
    private Path folder;

    @Test
    void aLoadThatWasEndedHalfWayIsCompleted() throws Exception {
        try (TestCluster cluster = new TestCluster(folder); Admin admin = cluster.broker().admin()) {
            admin.createTopics(IntStream.range(0, 150)
                    .mapToObj(i -> new NewTopic(LoadTopics.topic(i), 2, (short) 1)).toList()).all().get();
            List<String> news = new ArrayList<>();
            LoadTopics load = new LoadTopics(cluster.broker(), new LoadPlan(620, 2, 620));
            load.plant(news::add);
            load.plant(news::add);
            var topics = admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get();
            assertThat(topics).hasSize(620).containsKeys("load-00000", "load-00619");
            assertThat(topics.values()).allSatisfy(topic -> assertThat(topic.partitions()).hasSize(2));
            assertThat(records(admin, "load-00100")).isEqualTo(20);
            assertThat(records(admin, "load-00600")).isEqualTo(20);
            assertThat(records(admin, "load-00101")).isZero();
            assertThat(news).contains("620 topics are made; now records for every 100th");
        }
    }

    private static long records(Admin admin, String topic) throws Exception {
        long all = 0;
        for (int i = 0; i < 2; i++) {
            TopicPartition partition = new TopicPartition(topic, i);
            all += admin.listOffsets(Map.of(partition, OffsetSpec.latest())).partitionResult(partition).get().offset();
        }
        return all;
    }
}
