package tableflow.console.service.topics;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.Layout;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.service.port.ConsumerGroups;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.KafkaAdmin.Description;
import tableflow.console.service.port.KafkaAdmin.PerTopic;
import tableflow.console.service.port.TopicChanges;
import tableflow.console.service.port.TopicMeasures;

/// The Kafka client of a [FakeCluster].
final class FakeAdmin implements KafkaAdmin {

    private final FakeCluster cluster;

    FakeAdmin(FakeCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public Set<String> topicNames(boolean withInternal) {
        cluster.called("names");
        return listed();
    }

    @Override
    public Map<String, Layout> overview() {
        cluster.called("overview");
        return perTopic(listed(), cluster.topics, (_, partitions) -> Layout.of(partitions)).found();
    }

    private Set<String> listed() {
        Set<String> listed = new HashSet<>(cluster.topics.keySet());
        listed.removeAll(cluster.hidden);
        return listed;
    }

    private static Description description(String name, List<Partition> all) {
        return new Description(
                name.startsWith("__"),
                all.stream()
                        .map(it -> new Partition(
                                it.id(), it.leader(), it.replicas(), it.inSyncReplicas(), null, null))
                        .toList());
    }

    @Override
    public PerTopic<Description> describe(Collection<String> names) {
        cluster.called("describe");
        return perTopic(names, cluster.topics, FakeAdmin::description);
    }

    @Override
    public PerTopic<List<Partition>> withOffsets(Map<String, Description> described) {
        cluster.called("offsets");
        return perTopic(described.keySet(), cluster.topics, (name, all) -> all);
    }

    @Override
    public PerTopic<List<TopicConfig>> configs(Collection<String> names) {
        cluster.called("configs");
        return perTopic(names, cluster.configs, (name, all) -> all);
    }

    @Override
    public KafkaRecord record(String topic, int partition, long offset) {
        cluster.called("record");
        return cluster.records.stream()
                .filter(it -> it.topic().equals(topic) && it.partition() == partition && it.offset() == offset)
                .findFirst()
                .orElseThrow(() -> RemoteFailure.of(RemoteFailure.Kind.NOT_FOUND, "read a record of " + topic,
                        "it was deleted: the earliest record there is has offset 10"));
    }

    @Override
    public ConsumerGroups groups() {
        return cluster.extras;
    }

    @Override
    public TopicMeasures measures() {
        return cluster.extras;
    }

    @Override
    public TopicChanges changes() {
        return cluster.extras;
    }

    @Override
    public void close() {
        cluster.called("close");
    }

    private <S, T> PerTopic<T> perTopic(
            Collection<String> names, Map<String, S> source, BiFunction<String, S, T> change) {
        Map<String, T> found = new HashMap<>();
        Map<String, RemoteFailure> failed = new HashMap<>();
        for (String name : names) {
            S value = source.get(name);
            RemoteFailure failure = cluster.refused.get(name);
            if (failure != null) {
                failed.put(name, failure);
            } else if (value == null || !cluster.topics.containsKey(name)) {
                failed.put(name, RemoteFailure.of(
                        RemoteFailure.Kind.NOT_FOUND, "describe " + name, "no such topic"));
            } else {
                found.put(name, change.apply(name, value));
            }
        }
        return new PerTopic<>(found, failed);
    }
}
