package tableflow.console.remote.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.Layout;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.remote.http.Access;
import tableflow.console.service.port.ConsumerGroups;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.KafkaAdmin.Description;
import tableflow.console.service.port.KafkaAdmin.PerTopic;
import tableflow.console.service.port.TopicChanges;
import tableflow.console.service.port.TopicMeasures;

/// A cluster by Kafka's own admin client. Questions about many topics go out in batches; nothing is ever done in the
/// client's callbacks, which would hold up its only thread.
public final class BrokerAdmin implements KafkaAdmin {

    private final Cluster cluster;
    private final Answers answers;
    private final KafkaSettings settings;
    private @Nullable Admin client;
    private boolean closed;

    private BrokerAdmin(Cluster cluster, KafkaSettings settings) {
        this.cluster = cluster;
        this.answers = new Answers(cluster.failures(settings), settings.call().plusSeconds(5));
        this.settings = settings;
    }

    /// A cluster whose client is made with the first question that needs one, and fails then as [#open] does.
    ///
    /// @param beforeClients run before each time that one of Kafka's own clients is made, which write logs
    public static BrokerAdmin lazily(
            String bootstrap, String protocol, Access access, KafkaSettings settings, Runnable beforeClients) {
        return new BrokerAdmin(new Cluster(bootstrap, protocol, access, beforeClients), settings);
    }

    /// Opens a client; it connects with the first question.
    ///
    /// @param bootstrap `host:port`, parted by commas; a protocol in front is passed over
    /// @param protocol `SASL_SSL` or `SASL_PLAINTEXT`
    /// @throws RemoteFailure INVALID for wrong settings, UNREACHABLE when no server's name is known
    public static BrokerAdmin open(String bootstrap, String protocol, Access access, KafkaSettings settings) {
        BrokerAdmin opened = lazily(bootstrap, protocol, access, settings, () -> {});
        opened.admin();
        return opened;
    }

    private synchronized Admin admin() {
        Admin now = client;
        if (now == null) {
            if (closed) {
                throw RemoteFailure.cancelled("open the cluster at " + cluster.bootstrap());
            }
            Map<String, Object> config = config();
            try {
                now = Admin.create(config);
            } catch (KafkaException e) {
                throw answers.failures().of("open the cluster at " + cluster.bootstrap(), e);
            }
            client = now;
        }
        return now;
    }

    /// For a client that is made at once.
    private Map<String, Object> config() {
        Map<String, Object> config = cluster.config(settings);
        cluster.beforeClients().run();
        return config;
    }

    @Override
    public Set<String> topicNames(boolean withInternal) {
        ListTopicsOptions options = new ListTopicsOptions().listInternal(withInternal).timeoutMs(limit());
        return Set.copyOf(answers.await("list topics", admin().listTopics(options).names()));
    }

    @Override
    public Map<String, Layout> overview() {
        return cluster.quickly(settings)
                .orElseGet(() -> Overview.read(config(), answers.failures(), settings));
    }

    @Override
    public PerTopic<Description> describe(Collection<String> topics) {
        return inBatches(
                topics,
                batch -> admin().describeTopics(batch, new DescribeTopicsOptions().timeoutMs(limit()))
                        .topicNameValues(),
                "describe topic ",
                (topic, it) -> description(it));
    }

    private static Description description(TopicDescription it) {
        return new Description(it.isInternal(), it.partitions().stream().map(BrokerAdmin::partition).toList());
    }

    /// Kafka tells a missing leader by null or by a node without an address.
    static Partition partition(TopicPartitionInfo it) {
        Node leader = it.leader();
        return new Partition(
                it.partition(),
                leader == null || leader.isEmpty() ? null : leader.id(),
                it.replicas().stream().map(Node::id).toList(),
                it.isr().stream().map(Node::id).toList(),
                null,
                null);
    }

    @Override
    public PerTopic<List<Partition>> withOffsets(Map<String, Description> described) {
        Map<String, List<Partition>> found = new HashMap<>();
        Map<String, RemoteFailure> failed = new HashMap<>();
        Offsets offsets = new Offsets(admin(), answers, limit());
        for (List<String> batch : batches(described.keySet())) {
            Map<String, Description> part = new LinkedHashMap<>();
            batch.forEach(topic -> part.put(topic, described.getOrDefault(topic, new Description(false, List.of()))));
            PerTopic<List<Partition>> answer = offsets.of(part);
            found.putAll(answer.found());
            failed.putAll(answer.failed());
        }
        return new PerTopic<>(found, failed);
    }

    @Override
    public KafkaRecord record(String topic, int partition, long offset) {
        return RecordFetch.read(config(), answers.failures(), settings, new RecordFetch.Place(
                topic, partition, offset));
    }

    @Override
    public ConsumerGroups groups() {
        return new BrokerGroups(admin(), answers, limit());
    }

    @Override
    public TopicMeasures measures() {
        return new BrokerMeasures(admin(), answers, limit());
    }

    @Override
    public TopicChanges changes() {
        return new BrokerChanges(admin(), answers, limit());
    }

    @Override
    public PerTopic<List<TopicConfig>> configs(Collection<String> topics) {
        return inBatches(
                topics,
                batch -> {
                    List<ConfigResource> resources = batch.stream()
                            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                            .toList();
                    Map<String, KafkaFuture<org.apache.kafka.clients.admin.Config>> byTopic = new LinkedHashMap<>();
                    admin().describeConfigs(resources, new DescribeConfigsOptions().timeoutMs(limit()))
                            .values()
                            .forEach((resource, future) -> byTopic.put(resource.name(), future));
                    return byTopic;
                },
                "read settings of topic ",
                (topic, config) -> config.entries().stream().map(BrokerAdmin::config).toList());
    }

    /// Default is what nobody set on this topic, be it the broker's own or set for the whole cluster.
    static TopicConfig config(ConfigEntry it) {
        return new TopicConfig(
                it.name(),
                it.value(),
                it.source() != ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG,
                it.isReadOnly(),
                it.isSensitive(),
                it.source().name());
    }

    private <A, T> PerTopic<T> inBatches(
            Collection<String> topics,
            Function<List<String>, Map<String, KafkaFuture<A>>> ask,
            String what,
            BiFunction<String, A, T> read) {
        Map<String, T> found = new HashMap<>();
        Map<String, RemoteFailure> failed = new HashMap<>();
        for (List<String> batch : batches(topics)) {
            Progress.throwIfCancelled(what + batch.getFirst());
            for (Map.Entry<String, KafkaFuture<A>> entry : ask.apply(batch).entrySet()) {
                String topic = entry.getKey();
                try {
                    found.put(topic, read.apply(topic, answers.await(what + topic, entry.getValue())));
                } catch (RemoteFailure failure) {
                    failed.put(topic, ofOneTopic(failure));
                }
            }
            throwIfNobodyAnswered(found, failed);
        }
        return new PerTopic<>(found, failed);
    }

    /// The failure of one topic; those that concern the whole client are thrown.
    private static RemoteFailure ofOneTopic(RemoteFailure failure) {
        if (failure.is(Kind.CANCELLED) || failure.is(Kind.UNAUTHORIZED)) {
            throw failure;
        }
        return failure;
    }

    /// When every topic fails for want of an answer it is the cluster that failed.
    static void throwIfNobodyAnswered(Map<String, ?> found, Map<String, RemoteFailure> failed) {
        if (found.isEmpty() && failed.values().stream().allMatch(it -> it.is(Kind.UNREACHABLE))) {
            failed.values().stream().findFirst().ifPresent(it -> {
                throw it;
            });
        }
    }

    private List<List<String>> batches(Collection<String> topics) {
        List<String> all = topics.stream().sorted().distinct().toList();
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += settings.batch()) {
            batches.add(all.subList(from, Math.min(all.size(), from + settings.batch())));
        }
        return batches;
    }

    private int limit() {
        return Math.toIntExact(settings.call().toMillis());
    }

    /// Ends open questions and does not wait long for the client's thread.
    @Override
    public synchronized void close() {
        closed = true;
        Admin now = client;
        if (now != null) {
            now.close(settings.close());
        }
    }
}
