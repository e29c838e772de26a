package tableflow.console.service.port;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.change.ChangeRequest.AlterTopicConfigs;
import tableflow.console.domain.change.ChangeRequest.DeleteTopic;
import tableflow.console.domain.change.ChangeRequest.MorePartitions;
import tableflow.console.domain.change.ChangeRequest.NewTopic;
import tableflow.console.domain.kafka.Topic;
import tableflow.console.domain.kafka.TopicConfig;

/// Kafka REST v3 of one cluster, opened by a key of that cluster. It knows Confluent's own settings (`confluent.*`),
/// which the Kafka protocol may not show.
public interface KafkaRest {

    /// Every topic; also the probe whether a new Kafka key is usable (two successes in a row).
    List<Topic> topics();

    Optional<Topic> topic(String name);

    List<TopicConfig> configs(String topic);

    /// Makes a topic, or with `validateOnly` only asks whether it could be made. An existing name is CONFLICT.
    void create(NewTopic request, boolean validateOnly);

    void alter(AlterTopicConfigs request, boolean validateOnly);

    void addPartitions(MorePartitions request);

    /// Asks for the deletion, which goes on after the answer.
    void delete(DeleteTopic request);
}
