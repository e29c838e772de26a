package tableflow.console.remote.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import tableflow.console.domain.kafka.Acks;
import tableflow.console.remote.http.Access;
import tableflow.console.service.port.KafkaMessages;
import tableflow.console.service.port.RecordCursor;
import tableflow.console.service.port.RecordSender;

/// The records of a cluster by Kafka's own consumer and producer.
public final class BrokerMessages implements KafkaMessages {

    private final String bootstrap;
    private final String protocol;
    private final Access access;
    private final KafkaSettings settings;
    private final KafkaFailures failures;

    /// @param bootstrap `host:port`, parted by commas; a protocol in front is passed over
    /// @param protocol `SASL_SSL` or `SASL_PLAINTEXT`
    public BrokerMessages(String bootstrap, String protocol, Access access, KafkaSettings settings) {
        this.bootstrap = bootstrap;
        this.protocol = protocol;
        this.access = access;
        this.settings = settings;
        this.failures = new KafkaFailures(bootstrap, access, settings.call());
    }

    /// Each client has a name of its own.
    private Map<String, Object> config() {
        return ClientConfig.of(bootstrap, protocol, access.key(), settings);
    }

    @Override
    public RecordCursor cursor(String topic, boolean committedOnly) {
        return ConsumerCursor.open(config(), topic, committedOnly, failures, settings);
    }

    @Override
    public Map<Integer, Long> committed(String group, String topic) {
        String what = "read the offsets of group " + group;
        try (Admin admin = Admin.create(config())) {
            ListConsumerGroupOffsetsOptions options =
                    new ListConsumerGroupOffsetsOptions().timeoutMs(Math.toIntExact(settings.call().toMillis()));
            Map<Integer, Long> offsets = new HashMap<>();
            new Answers(failures, settings.call().plusSeconds(5))
                    .await(what, admin.listConsumerGroupOffsets(group, options).partitionsToOffsetAndMetadata())
                    .forEach((place, offset) -> {
                        if (offset != null && place.topic().equals(topic)) {
                            offsets.put(place.partition(), offset.offset());
                        }
                    });
            return offsets;
        } catch (KafkaException e) {
            throw failures.of(what, e);
        }
    }

    @Override
    public OptionalLong largest(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        String what = "read settings of topic " + topic;
        try (Admin admin = Admin.create(config())) {
            DescribeConfigsOptions options =
                    new DescribeConfigsOptions().timeoutMs(Math.toIntExact(settings.call().toMillis()));
            Config found = new Answers(failures, settings.call().plusSeconds(5))
                    .await(what, admin.describeConfigs(List.of(resource), options).all()).get(resource);
            ConfigEntry entry = found == null ? null : found.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
            return entry == null || entry.value() == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(entry.value()));
        } catch (KafkaException e) {
            throw failures.of(what, e);
        }
    }

    @Override
    public RecordSender sender(Acks acks, Duration patience) {
        return ProducerSender.open(config(), acks, patience, failures);
    }
}
