package tableflow.console.service.topics.groups;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.PartitionId;
import tableflow.console.domain.kafka.group.GroupEntry;
import tableflow.console.domain.kafka.group.GroupMembers;
import tableflow.console.domain.kafka.group.PartitionLag;
import tableflow.console.domain.kafka.group.ResetPlan;
import tableflow.console.domain.kafka.group.ResetTarget;
import tableflow.console.service.port.ConsumerGroups.PerGroup;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.KafkaAdmin.PerTopic;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.topics.Answer;

/// The consumer groups of a topic.
public final class Groups {

    private final Supplier<KafkaAdmin> kafka;
    private final WriteGuard guard;

    public Groups(Supplier<KafkaAdmin> kafka, WriteGuard guard) {
        this.kafka = kafka;
        this.guard = guard;
    }

    /// What a reading gave.
    ///
    /// @param groups that have committed an offset for the topic or read it now, by name
    /// @param unread groups of which it could not be found out, and why
    public record Readers(List<GroupLag> groups, Map<String, RemoteFailure> unread) {
        public Readers {
            groups = List.copyOf(groups);
            unread = Map.copyOf(unread);
        }
    }

    /// Who reads `topic`. Blocks.
    ///
    /// @throws RemoteFailure NOT_FOUND without such a topic
    public Readers of(String topic) {
        KafkaAdmin admin = kafka.get();
        List<Partition> partitions = partitions(admin, topic);
        List<PartitionId> ids = partitions.stream().map(it -> new PartitionId(topic, it.id())).toList();
        Map<String, GroupEntry> all = new TreeMap<>();
        admin.groups().list().forEach(group -> all.put(group.id(), group));
        PerGroup<Map<PartitionId, Long>> committed = admin.groups().committed(all.keySet(), ids);
        List<String> candidates = all.values().stream()
                .filter(group -> !committed.found().getOrDefault(group.id(), Map.of()).isEmpty()
                        || !isIdle(group))
                .map(GroupEntry::id)
                .toList();
        PerGroup<GroupMembers> members = admin.groups().members(candidates);
        List<GroupLag> groups = new ArrayList<>();
        for (String id : candidates) {
            GroupEntry entry = all.getOrDefault(id, new GroupEntry(id, "", ""));
            Map<PartitionId, Long> offsets = committed.found().getOrDefault(id, Map.of());
            Answer<GroupMembers> who = answer(members, id);
            boolean reads = who.value().stream().flatMap(it -> it.members().stream())
                    .anyMatch(member -> member.partitions().stream().anyMatch(ids::contains));
            if (reads || !offsets.isEmpty()) {
                groups.add(new GroupLag(entry, who, lags(topic, partitions, offsets, who)));
            }
        }
        return new Readers(groups, committed.failed());
    }

    private static boolean isIdle(GroupEntry group) {
        return group.state().equalsIgnoreCase("Empty") || group.state().equalsIgnoreCase("Dead");
    }

    private static List<Partition> partitions(KafkaAdmin admin, String topic) {
        PerTopic<KafkaAdmin.Description> described = admin.describe(List.of(topic));
        throwFailure(described, topic);
        PerTopic<List<Partition>> offsets = admin.withOffsets(described.found());
        throwFailure(offsets, topic);
        return offsets.found().getOrDefault(topic, List.of()).stream()
                .sorted(Comparator.comparingInt(Partition::id))
                .toList();
    }

    private static void throwFailure(PerTopic<?> answers, String topic) {
        RemoteFailure failure = answers.failed().get(topic);
        if (failure != null) {
            throw failure;
        }
    }

    private static <T> Answer<T> answer(PerGroup<T> answers, String group) {
        T found = answers.found().get(group);
        RemoteFailure failure = answers.failed().get(group);
        return found != null
                ? Answer.known(found)
                : Answer.notChecked(failure != null ? failure : RemoteFailure.of(
                        RemoteFailure.Kind.UNEXPECTED, "describe group " + group, "no answer for the group"));
    }

    private static List<PartitionLag> lags(
            String topic, List<Partition> partitions, Map<PartitionId, Long> offsets, Answer<GroupMembers> who) {
        Map<PartitionId, String> readers = new HashMap<>();
        who.value().ifPresent(it -> it.members().forEach(member ->
                member.partitions().forEach(id -> readers.put(id, member.clientId()))));
        return partitions.stream()
                .map(it -> {
                    PartitionId id = new PartitionId(topic, it.id());
                    return new PartitionLag(
                            it.id(), offsets.get(id), it.earliestOffset(), it.latestOffset(), readers.get(id));
                })
                .toList();
    }

    /// What a reset of a group would change.
    ///
    /// @param partitions those concerned; all when empty
    /// @throws RemoteFailure CONFLICT while somebody reads for the group, INVALID where the target makes no sense
    public ResetPlan plan(String group, String topic, ResetTarget target, Set<Integer> partitions) {
        String what = "reset offsets of group " + group;
        KafkaAdmin admin = kafka.get();
        List<Partition> all = partitions(admin, topic);
        for (Integer wanted : partitions) {
            if (all.stream().noneMatch(it -> it.id() == wanted)) {
                throw RemoteFailure.of(
                        RemoteFailure.Kind.INVALID, what, "topic " + topic + " has no partition " + wanted);
            }
        }
        List<Partition> chosen = all.stream()
                .filter(it -> partitions.isEmpty() || partitions.contains(it.id()))
                .toList();
        requireIdle(admin, group);
        List<PartitionLag> now = lags(topic, chosen, committed(admin, group, topic, chosen), Answer.waiting());
        Map<Integer, Long> byTime = target instanceof ResetTarget.Time(Instant time)
                ? admin.measures().offsetsAt(topic, chosen.stream().map(Partition::id).toList(), time)
                : Map.of();
        try {
            return ResetPlan.of(group, topic, now, target, byTime);
        } catch (IllegalArgumentException e) {
            throw RemoteFailure.of(RemoteFailure.Kind.INVALID, what, String.valueOf(e.getMessage())).withCause(e);
        }
    }

    /// Does what was reviewed: nothing else, and nothing when the group has moved since.
    ///
    /// @throws RemoteFailure CONFLICT when somebody reads for the group or its offsets are others than in the plan,
    ///     FORBIDDEN under a read-only profile
    public void reset(ResetPlan plan) {
        String what = "reset offsets of group " + plan.group();
        guard.check(what);
        KafkaAdmin admin = kafka.get();
        requireIdle(admin, plan.group());
        List<PartitionId> ids = plan.moves().stream().map(it -> new PartitionId(plan.topic(), it.partition())).toList();
        Map<PartitionId, Long> now = offsets(admin, plan.group(), ids);
        Map<PartitionId, Long> wanted = new TreeMap<>();
        for (ResetPlan.Move move : plan.moves()) {
            PartitionId id = new PartitionId(plan.topic(), move.partition());
            Long offset = now.get(id);
            boolean done = offset != null && offset == move.after();
            if (!done && !Objects.equals(offset, move.before())) {
                throw RemoteFailure.of(RemoteFailure.Kind.CONFLICT, what, "it was at " + told(move.before())
                                + " in partition " + move.partition() + " when the reset was planned, and is at "
                                + told(offset) + " now")
                        .withAdvice("Nothing was changed. Plan the reset anew.");
            }
            if (!done) {
                wanted.put(id, move.after());
            }
        }
        if (!wanted.isEmpty()) {
            admin.groups().commit(plan.group(), wanted);
        }
    }

    private static String told(@Nullable Long offset) {
        return offset == null ? "no offset" : "offset " + offset;
    }

    private static Map<PartitionId, Long> committed(
            KafkaAdmin admin, String group, String topic, List<Partition> partitions) {
        return offsets(admin, group, partitions.stream().map(it -> new PartitionId(topic, it.id())).toList());
    }

    private static Map<PartitionId, Long> offsets(KafkaAdmin admin, String group, List<PartitionId> ids) {
        PerGroup<Map<PartitionId, Long>> answer = admin.groups().committed(List.of(group), ids);
        RemoteFailure failure = answer.failed().get(group);
        if (failure != null) {
            throw failure;
        }
        return answer.found().getOrDefault(group, Map.of());
    }

    private static void requireIdle(KafkaAdmin admin, String group) {
        PerGroup<GroupMembers> answer = admin.groups().members(List.of(group));
        RemoteFailure failure = answer.failed().get(group);
        // A group that is not there yet may be given offsets before its first reader comes.
        if (failure != null && !failure.is(RemoteFailure.Kind.NOT_FOUND)) {
            throw failure;
        }
        GroupMembers members = answer.found().get(group);
        if (members != null && !members.isIdle()) {
            throw RemoteFailure.of(RemoteFailure.Kind.CONFLICT, "reset offsets of group " + group,
                            members.members().size() + " consumers read for it (state " + members.state() + ")")
                    .withAdvice("Stop them first: the cluster takes other offsets only for a group that nobody uses.");
        }
    }
}
