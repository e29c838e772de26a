package tableflow.console.remote.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.PartitionId;
import tableflow.console.domain.kafka.group.GroupEntry;
import tableflow.console.domain.kafka.group.GroupMembers;
import tableflow.console.service.port.ConsumerGroups;

/// Consumer groups by Kafka's admin client, many in one question.
record BrokerGroups(Admin admin, Answers answers, int limitMillis) implements ConsumerGroups {

    /// Groups in one question: each costs an answer from its coordinator.
    private static final int BATCH = 200;

    @Override
    public List<GroupEntry> list() {
        ListGroupsOptions options = ListGroupsOptions.forConsumerGroups().timeoutMs(limitMillis);
        return answers.await("list consumer groups", admin.listGroups(options).valid()).stream()
                .map(it -> new GroupEntry(
                        it.groupId(),
                        it.groupState().map(Object::toString).orElse(""),
                        it.type().map(Object::toString).orElse("")))
                .toList();
    }

    @Override
    public PerGroup<GroupMembers> members(Collection<String> groups) {
        return inBatches(
                groups,
                "describe group ",
                batch -> admin.describeConsumerGroups(
                                batch, new DescribeConsumerGroupsOptions().timeoutMs(limitMillis))
                        .describedGroups(),
                BrokerGroups::members);
    }

    private static GroupMembers members(ConsumerGroupDescription it) {
        return new GroupMembers(
                it.groupState().toString(), it.members().stream().map(BrokerGroups::member).toList());
    }

    private static GroupMembers.Member member(MemberDescription it) {
        Set<PartitionId> partitions = it.assignment().topicPartitions().stream()
                .map(BrokerGroups::id)
                .collect(Collectors.toSet());
        return new GroupMembers.Member(it.consumerId(), it.clientId(), it.host(), partitions);
    }

    @Override
    public PerGroup<Map<PartitionId, Long>> committed(
            Collection<String> groups, Collection<PartitionId> partitions) {
        List<TopicPartition> asked = partitions.stream().map(BrokerGroups::place).toList();
        return inBatches(
                groups,
                "read offsets of group ",
                batch -> {
                    Map<String, ListConsumerGroupOffsetsSpec> question = new LinkedHashMap<>();
                    batch.forEach(group ->
                            question.put(group, new ListConsumerGroupOffsetsSpec().topicPartitions(asked)));
                    ListConsumerGroupOffsetsResult result = admin.listConsumerGroupOffsets(
                            question, new ListConsumerGroupOffsetsOptions().timeoutMs(limitMillis));
                    Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> futures = new LinkedHashMap<>();
                    batch.forEach(group -> futures.put(group, result.partitionsToOffsetAndMetadata(group)));
                    return futures;
                },
                BrokerGroups::offsets);
    }

    /// Kafka tells null where nothing was committed.
    private static Map<PartitionId, Long> offsets(Map<TopicPartition, OffsetAndMetadata> told) {
        Map<PartitionId, Long> offsets = new HashMap<>();
        told.forEach((place, committed) -> {
            if (committed != null) {
                offsets.put(id(place), committed.offset());
            }
        });
        return offsets;
    }

    @Override
    public void commit(String group, Map<PartitionId, Long> offsets) {
        Map<TopicPartition, OffsetAndMetadata> wanted = new LinkedHashMap<>();
        offsets.forEach((id, offset) -> wanted.put(place(id), new OffsetAndMetadata(offset)));
        answers.await(
                "reset offsets of group " + group,
                admin.alterConsumerGroupOffsets(
                                group, wanted, new AlterConsumerGroupOffsetsOptions().timeoutMs(limitMillis))
                        .all());
    }

    private <A, T> PerGroup<T> inBatches(
            Collection<String> groups,
            String what,
            Function<List<String>, Map<String, KafkaFuture<A>>> ask,
            Function<A, T> read) {
        Map<String, T> found = new HashMap<>();
        Map<String, RemoteFailure> failed = new HashMap<>();
        List<String> all = new ArrayList<>(groups);
        for (int from = 0; from < all.size(); from += BATCH) {
            Progress.throwIfCancelled(what + all.get(from));
            List<String> batch = all.subList(from, Math.min(all.size(), from + BATCH));
            ask.apply(batch).forEach((group, future) -> {
                try {
                    found.put(group, read.apply(answers.await(what + group, future)));
                } catch (RemoteFailure failure) {
                    if (failure.is(Kind.CANCELLED) || failure.is(Kind.UNAUTHORIZED)) {
                        throw failure;
                    }
                    failed.put(group, failure);
                }
            });
            BrokerAdmin.throwIfNobodyAnswered(found, failed);
        }
        return new PerGroup<>(found, failed);
    }

    static PartitionId id(TopicPartition place) {
        return new PartitionId(place.topic(), place.partition());
    }

    private static TopicPartition place(PartitionId id) {
        return new TopicPartition(id.topic(), id.partition());
    }
}
