package tableflow.console.sandbox.kafka;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import tableflow.console.sandbox.confluent.KafkaTopic;
import tableflow.console.sandbox.confluent.Topics;

/// One broker's topics for the emulated control plane, read with the sandbox's own rights.
///
/// A failure of the broker is thrown as an [IllegalStateException]; an interrupt as Kafka's [InterruptException].
public final class BrokerTopics implements Topics, AutoCloseable {
    private final Broker broker;
    private final Admin admin;

    /// @param broker not closed by this
    public BrokerTopics(Broker broker) {
        this.broker = broker;
        this.admin = broker.admin();
    }

    @Override
    public Optional<KafkaTopic> find(String clusterId, String name) {
        if (!clusterId.equals(broker.clusterId())) {
            return Optional.empty();
        }
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        try {
            TopicDescription topic = await(admin.describeTopics(List.of(name)).allTopicNames()).get(name);
            Config config = await(admin.describeConfigs(List.of(resource)).all()).get(resource);
            return topic == null || config == null
                ? Optional.empty()
                : Optional.of(new KafkaTopic(name, createdAt(name), settings(topic, config)));
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof UnknownTopicOrPartitionException
                    || failure.getCause() instanceof InvalidTopicException) {
                return Optional.empty();
            }
            throw broken("look up", name, failure);
        }
    }

    @Override
    public void ensure(String clusterId, String name) {
        if (!clusterId.equals(broker.clusterId())) {
            throw new IllegalArgumentException("there is no broker for the cluster " + clusterId);
        }
        try {
            await(admin.createTopics(List.of(new NewTopic(name, Optional.empty(), Optional.empty()))).all());
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw broken("make", name, failure);
            }
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    /// A topic whose files are not there yet has been made this moment.
    private Instant createdAt(String name) {
        return broker.createdAt(name).orElseGet(Instant::now);
    }

    private Map<String, String> settings(TopicDescription topic, Config config) {
        var all = new HashMap<>(CloudSettings.defaults());
        all.putAll(broker.cloudSettings().of(topic.topicId()));
        for (ConfigEntry entry : config.entries()) {
            if (entry.value() != null) {
                all.put(entry.name(), entry.value());
            }
        }
        return all;
    }

    private static <T> T await(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get();
        } catch (InterruptedException ended) {
            throw new InterruptException(ended);
        }
    }

    private static IllegalStateException broken(String what, String topic, ExecutionException failure) {
        return new IllegalStateException(
            "could not " + what + " the topic " + topic + ": " + failure.getMessage(), failure);
    }
}
