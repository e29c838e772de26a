package tableflow.console.service.port;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.Layout;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.TopicConfig;

/// The Kafka protocol of one cluster, for what an operator watches. Answers are given per topic: one that was deleted
/// meanwhile, or may not be described, fails alone.
public interface KafkaAdmin extends AutoCloseable {

    /// An answer for each topic asked for: its value, or why there is none.
    ///
    /// @param <T> what was asked for
    record PerTopic<T>(Map<String, T> found, Map<String, RemoteFailure> failed) {
        public PerTopic {
            found = Map.copyOf(found);
            failed = Map.copyOf(failed);
        }
    }

    /// A topic's partitions without their offsets.
    record Description(boolean internal, List<Partition> partitions) {
        public Description {
            partitions = List.copyOf(partitions);
        }
    }

    Set<String> topicNames(boolean withInternal);

    /// All topics, internal ones too, with their partitions in numbers, by one question: quick, and as new as the
    /// cluster's own list, which may be a moment behind. Topics without the right to see them are left out.
    Map<String, Layout> overview();

    PerTopic<Description> describe(Collection<String> topics);

    /// The partitions of the described topics with earliest and latest offsets filled in.
    PerTopic<List<Partition>> withOffsets(Map<String, Description> described);

    PerTopic<List<TopicConfig>> configs(Collection<String> topics);

    /// The record at a place.
    ///
    /// @throws RemoteFailure NOT_FOUND with the reason when there is none (any more)
    KafkaRecord record(String topic, int partition, long offset);

    /// The cluster's consumer groups, by the same client.
    ConsumerGroups groups();

    /// What costs more to tell, by the same client.
    TopicMeasures measures();

    /// Changes of topics, by the same client.
    TopicChanges changes();

    @Override
    void close();
}
