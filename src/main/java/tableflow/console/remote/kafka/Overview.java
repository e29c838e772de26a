package tableflow.console.remote.kafka;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.Layout;
import tableflow.console.domain.kafka.Partition;

/// All topics with their partitions by the one question that every Kafka client begins with. The admin client asks it
/// too, for the names, but throws the partitions away; so a consumer asks, which joins no group.
final class Overview {

    private static final Logger LOG = LoggerFactory.getLogger(Overview.class);
    private static final String WHAT = "list topics";

    private Overview() {}

    static Map<String, Layout> read(Map<String, Object> config, KafkaFailures failures, KafkaSettings settings) {
        Map<String, Object> all = new HashMap<>(config);
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            Map<String, Layout> found = new HashMap<>();
            consumer.listTopics(settings.call()).forEach((topic, partitions) -> found.put(topic, Layout.of(
                    partitions.stream().map(Overview::partition)
                            .sorted(Comparator.comparingInt(Partition::id)).toList())));
            return found;
        } catch (InterruptException interrupted) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled(WHAT).withCause(interrupted);
        } catch (KafkaException failed) {
            throw failures.of(WHAT, failed);
        } finally {
            close(consumer, settings);
        }
    }

    private static void close(KafkaConsumer<byte[], byte[]> consumer, KafkaSettings settings) {
        try {
            consumer.close(CloseOptions.timeout(settings.close()));
        } catch (KafkaException e) {
            LOG.debug("a consumer did not close in time", e);
        }
    }

    /// A missing leader is null or a node without an address.
    private static Partition partition(PartitionInfo it) {
        Node leader = it.leader();
        return new Partition(
                it.partition(),
                leader == null || leader.isEmpty() ? null : leader.id(),
                ids(it.replicas()),
                ids(it.inSyncReplicas()),
                null,
                null);
    }

    private static List<Integer> ids(Node[] nodes) {
        return List.of(nodes).stream().map(Node::id).toList();
    }
}
