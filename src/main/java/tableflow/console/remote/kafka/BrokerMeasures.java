package tableflow.console.remote.kafka;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeAclsOptions;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeLogDirsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.AccessRule;
import tableflow.console.domain.kafka.NewestRecord;
import tableflow.console.domain.kafka.PartitionId;
import tableflow.console.domain.kafka.config.Setting;
import tableflow.console.service.port.TopicMeasures;

/// Sizes, times, documentation and access by Kafka's admin client.
record BrokerMeasures(Admin admin, Answers answers, int limitMillis) implements TopicMeasures {

    @Override
    public Map<PartitionId, Long> sizes() {
        String what = "read the sizes of partitions";
        List<Integer> brokers = answers.await(what, admin.describeCluster(
                        new DescribeClusterOptions().timeoutMs(limitMillis)).nodes()).stream()
                .map(Node::id)
                .toList();
        Map<Integer, Map<String, LogDirDescription>> told = answers.await(what, admin.describeLogDirs(
                brokers, new DescribeLogDirsOptions().timeoutMs(limitMillis)).allDescriptions());
        Map<PartitionId, Long> sizes = new HashMap<>();
        told.values().forEach(ofBroker -> ofBroker.values().forEach(directory ->
                directory.replicaInfos().forEach((place, replica) -> {
                    // A replica that moves between disks is there twice; followers may be behind.
                    if (!replica.isFuture()) {
                        sizes.merge(BrokerGroups.id(place), replica.size(), Math::max);
                    }
                })));
        if (sizes.isEmpty()) {
            throw RemoteFailure.of(Kind.FORBIDDEN, what, "the brokers told the size of no partition")
                    .withAdvice("It takes DESCRIBE on the cluster, which clusters in a cloud may not give.");
        }
        return sizes;
    }

    @Override
    public Map<Integer, NewestRecord> newest(String topic, Collection<Integer> partitions) {
        Map<Integer, NewestRecord> newest = new TreeMap<>();
        ask("read the newest records of topic " + topic, topic, partitions, OffsetSpec.maxTimestamp())
                .forEach((partition, told) -> {
                    if (told.offset() >= 0 && told.timestamp() >= 0) {
                        newest.put(partition, new NewestRecord(
                                told.offset(), Instant.ofEpochMilli(told.timestamp())));
                    }
                });
        return newest;
    }

    @Override
    public Map<Integer, Long> offsetsAt(String topic, Collection<Integer> partitions, Instant time) {
        String what = "find offsets of topic " + topic + " by time";
        Map<Integer, Long> offsets = new TreeMap<>();
        ask(what, topic, partitions, OffsetSpec.forTimestamp(time.toEpochMilli())).forEach((partition, told) ->
                offsets.put(partition, told.offset()));
        List<Integer> none = offsets.entrySet().stream()
                .filter(entry -> entry.getValue() < 0)
                .map(Map.Entry::getKey)
                .toList();
        ask(what, topic, none, OffsetSpec.latest()).forEach((partition, told) ->
                offsets.put(partition, told.offset()));
        return offsets;
    }

    private Map<Integer, ListOffsetsResultInfo> ask(
            String what, String topic, Collection<Integer> partitions, OffsetSpec spec) {
        Progress.throwIfCancelled(what);
        Map<TopicPartition, OffsetSpec> question = new HashMap<>();
        partitions.forEach(partition -> question.put(new TopicPartition(topic, partition), spec));
        Map<Integer, ListOffsetsResultInfo> told = new TreeMap<>();
        if (!question.isEmpty()) {
            ListOffsetsResult result =
                    admin.listOffsets(question, new ListOffsetsOptions().timeoutMs(limitMillis));
            question.keySet().forEach(place ->
                    told.put(place.partition(), answers.await(what, result.partitionResult(place))));
        }
        return told;
    }

    @Override
    public List<Setting> settings(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        DescribeConfigsOptions options = new DescribeConfigsOptions()
                .includeDocumentation(true)
                .includeSynonyms(true)
                .timeoutMs(limitMillis);
        Map<ConfigResource, Config> told = answers.await(
                "read settings of topic " + topic, admin.describeConfigs(List.of(resource), options).all());
        return told.values().stream()
                .flatMap(config -> config.entries().stream())
                .map(BrokerMeasures::setting)
                .sorted(Comparator.comparing(Setting::name))
                .toList();
    }

    private static Setting setting(ConfigEntry it) {
        String documentation = it.documentation() == null ? "" : Documentation.plain(it.documentation());
        return new Setting(
                BrokerAdmin.config(it),
                it.type().name(),
                documentation,
                it.synonyms().stream()
                        .map(origin -> new Setting.Origin(origin.name(), origin.value(), origin.source().name()))
                        .toList());
    }

    @Override
    public List<AccessRule> access(String topic) {
        AclBindingFilter covering = new AclBindingFilter(
                new ResourcePatternFilter(ResourceType.TOPIC, topic, PatternType.MATCH),
                AccessControlEntryFilter.ANY);
        return answers.await("read access control lists of topic " + topic, admin.describeAcls(
                                covering, new DescribeAclsOptions().timeoutMs(limitMillis))
                        .values())
                .stream()
                .map(BrokerMeasures::rule)
                .sorted(Comparator.comparing(AccessRule::principal).thenComparing(AccessRule::operation))
                .toList();
    }

    private static AccessRule rule(AclBinding binding) {
        ResourcePattern pattern = binding.pattern();
        String name = pattern.patternType() == PatternType.PREFIXED ? pattern.name() + "*" : pattern.name();
        return new AccessRule(
                pattern.resourceType() + " " + name,
                binding.entry().principal(),
                binding.entry().host(),
                binding.entry().operation().name(),
                binding.entry().permissionType().name());
    }
}
