package tableflow.console.sandbox.metrics;

import com.yammer.metrics.core.Meter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;

/// What the broker counts itself: bytes in and out and records in, by topic, since it started; and what its admin
/// interface tells: sizes, partitions, lags. Internal topics are left out.
final class BrokerSource implements Source, AutoCloseable {
    private static final Map<String, Metric> METERS = Map.of(
            "BytesInPerSec", Metric.RECEIVED_BYTES,
            "BytesOutPerSec", Metric.SENT_BYTES,
            "MessagesInPerSec", Metric.RECEIVED_RECORDS);

    private final Admin admin;

    /// @param admin closed with this
    BrokerSource(Admin admin) {
        this.admin = admin;
    }

    @Override
    public List<Sample> read() throws ExecutionException, InterruptedException {
        Set<String> topics = new HashSet<>(admin.listTopics().names().get());
        List<Sample> samples = new ArrayList<>();
        traffic(topics, samples);
        sizes(topics, samples);
        lags(topics, samples);
        return samples;
    }

    private static void traffic(Set<String> topics, List<Sample> samples) {
        KafkaYammerMetrics.defaultRegistry().allMetrics().forEach((name, metric) -> {
            Metric known = METERS.get(name.getName());
            if (known != null && metric instanceof Meter meter && "BrokerTopicMetrics".equals(name.getType())) {
                String topic = topic(name.getMBeanName());
                if (topics.contains(topic)) {
                    samples.add(new Sample(known, Map.of("topic", topic), meter.count()));
                }
            }
        });
    }

    /// The topic in an MBean's name; its scope would have dots replaced. Empty for the sum of all topics.
    private static String topic(String mbean) {
        int at = mbean.indexOf(",topic=");
        return at < 0 ? "" : mbean.substring(at + ",topic=".length());
    }

    private void sizes(Set<String> topics, List<Sample> samples) throws ExecutionException, InterruptedException {
        Map<String, Long> bytes = new HashMap<>();
        long partitions = 0;
        var brokers = admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
        for (Map<String, LogDirDescription> dirs : admin.describeLogDirs(brokers).allDescriptions().get().values()) {
            for (LogDirDescription dir : dirs.values()) {
                for (var replica : dir.replicaInfos().entrySet()) {
                    if (topics.contains(replica.getKey().topic())) {
                        partitions++;
                        bytes.merge(replica.getKey().topic(), replica.getValue().size(), Long::sum);
                    }
                }
            }
        }
        samples.add(new Sample(Metric.PARTITIONS, Map.of(), partitions));
        bytes.forEach((topic, size) -> {
            if (size > 0) {
                samples.add(new Sample(Metric.RETAINED_BYTES, Map.of("topic", topic), size));
            }
        });
    }

    private void lags(Set<String> topics, List<Sample> samples) throws ExecutionException, InterruptedException {
        for (GroupListing group : admin.listGroups().all().get()) {
            Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(
                    admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata().get());
            committed.values().removeIf(Objects::isNull);
            committed.keySet().removeIf(partition -> !topics.contains(partition.topic()));
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            committed.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
            var ends = admin.listOffsets(wanted).all().get();
            committed.forEach((partition, offset) -> {
                var end = ends.get(partition);
                if (end != null) {
                    samples.add(new Sample(Metric.LAG, Map.of(
                            "consumer_group_id", group.groupId(),
                            "topic", partition.topic(),
                            "partition", Integer.toString(partition.partition())),
                            Math.max(0, end.offset() - offset.offset())));
                }
            });
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
