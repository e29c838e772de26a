package tableflow.console.sandbox;

import java.util.Optional;
import tableflow.console.sandbox.confluent.KafkaTopic;
import tableflow.console.sandbox.confluent.Topics;

/// Topics of a broker that starts after the control plane. Until it is there, there are none.
final class LateTopics implements Topics {
    private volatile Optional<Topics> broker = Optional.empty();

    void attach(Topics started) {
        broker = Optional.of(started);
    }

    @Override
    public Optional<KafkaTopic> find(String clusterId, String name) {
        return broker.flatMap(topics -> topics.find(clusterId, name));
    }

    @Override
    public void ensure(String clusterId, String name) {
        broker.ifPresent(topics -> topics.ensure(clusterId, name));
    }
}
