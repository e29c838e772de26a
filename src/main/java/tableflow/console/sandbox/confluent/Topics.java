package tableflow.console.sandbox.confluent;

import java.util.Optional;

/// The broker's topics, as Tableflow sees them.
public interface Topics {
    /// @param clusterId such as `lkc-abc123`; a cluster without a broker has no topics
    Optional<KafkaTopic> find(String clusterId, String name);

    /// Makes the topic with the cluster's defaults unless it exists: a dead-letter topic.
    void ensure(String clusterId, String name);
}
