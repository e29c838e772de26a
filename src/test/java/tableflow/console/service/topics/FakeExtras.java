package tableflow.console.service.topics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.AccessRule;
import tableflow.console.domain.kafka.NewestRecord;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.PartitionId;
import tableflow.console.domain.kafka.config.Setting;
import tableflow.console.domain.kafka.group.GroupEntry;
import tableflow.console.domain.kafka.group.GroupMembers;
import tableflow.console.service.port.ConsumerGroups;
import tableflow.console.service.port.TopicChanges;
import tableflow.console.service.port.TopicMeasures;

/// Groups, sizes, times and changes of a cluster in memory.
public final class FakeExtras implements ConsumerGroups, TopicMeasures, TopicChanges {

    public final Map<String, Map<PartitionId, Long>> offsets = new TreeMap<>();
    public final Map<String, GroupMembers> members = new TreeMap<>();
    public final Map<PartitionId, Long> sizes = new HashMap<>();
    public final Map<Integer, NewestRecord> newest = new TreeMap<>();
    public final Map<Integer, Long> byTime = new TreeMap<>();
    public final Map<String, List<Setting>> settings = new TreeMap<>();
    /// When versions of subjects were registered; subjects that are not here are told without.
    public final Map<String, TreeMap<Integer, Instant>> registered = new TreeMap<>();
    public final List<AccessRule> access = new ArrayList<>();
    /// Partitions whose records cannot be deleted.
    public final Map<Integer, RemoteFailure> notDeleted = new TreeMap<>();
    /// What was changed, in words.
    public final List<String> changes = new ArrayList<>();
    private final FakeCluster cluster;

    FakeExtras(FakeCluster cluster) {
        this.cluster = cluster;
    }

    /// A group that nobody reads for.
    public void group(String id, Map<PartitionId, Long> committed) {
        offsets.put(id, new TreeMap<>(committed));
        members.put(id, new GroupMembers("Empty", List.of()));
    }

    @Override
    public List<GroupEntry> list() {
        cluster.called("groups");
        return offsets.keySet().stream()
                .map(id -> new GroupEntry(id, state(id), "Classic"))
                .toList();
    }

    private String state(String id) {
        return members.getOrDefault(id, new GroupMembers("", List.of())).state();
    }

    @Override
    public PerGroup<GroupMembers> members(Collection<String> groups) {
        cluster.called("members");
        return per(groups, members);
    }

    @Override
    public PerGroup<Map<PartitionId, Long>> committed(Collection<String> groups, Collection<PartitionId> partitions) {
        cluster.called("committed");
        Map<String, Map<PartitionId, Long>> wanted = new HashMap<>();
        offsets.forEach((id, all) -> {
            Map<PartitionId, Long> some = new TreeMap<>(all);
            some.keySet().retainAll(partitions);
            wanted.put(id, some);
        });
        return per(groups, wanted);
    }

    private static <T> PerGroup<T> per(Collection<String> groups, Map<String, T> from) {
        Map<String, T> found = new HashMap<>();
        Map<String, RemoteFailure> failed = new HashMap<>();
        for (String group : groups) {
            T value = from.get(group);
            if (value == null) {
                failed.put(group, RemoteFailure.of(
                        RemoteFailure.Kind.NOT_FOUND, "describe group " + group, "no such group"));
            } else {
                found.put(group, value);
            }
        }
        return new PerGroup<>(found, failed);
    }

    @Override
    public void commit(String group, Map<PartitionId, Long> wanted) {
        cluster.called("commit");
        offsets.computeIfAbsent(group, any -> new TreeMap<>()).putAll(wanted);
        changes.add("commit " + group + " " + new TreeMap<>(wanted));
    }

    @Override
    public Map<PartitionId, Long> sizes() {
        cluster.called("sizes");
        return Map.copyOf(sizes);
    }

    @Override
    public Map<Integer, NewestRecord> newest(String topic, Collection<Integer> partitions) {
        cluster.called("newest");
        return Map.copyOf(newest);
    }

    @Override
    public Map<Integer, Long> offsetsAt(String topic, Collection<Integer> partitions, Instant time) {
        cluster.called("offsetsAt");
        return Map.copyOf(byTime);
    }

    @Override
    public List<Setting> settings(String topic) {
        cluster.called("settings");
        return settings.getOrDefault(topic, List.of());
    }

    @Override
    public List<AccessRule> access(String topic) {
        cluster.called("access");
        return List.copyOf(access);
    }

    @Override
    public void alter(String topic, Map<String, Optional<String>> values, boolean validateOnly) {
        cluster.called(validateOnly ? "validate" : "alter");
        if (!validateOnly) {
            changes.add("alter " + topic + " " + new TreeMap<>(values));
        }
    }

    @Override
    public void addPartitions(String topic, int total, boolean validateOnly) {
        cluster.called(validateOnly ? "validatePartitions" : "addPartitions");
        if (!validateOnly) {
            changes.add("partitions " + topic + " " + total);
        }
    }

    @Override
    public Deleted deleteBefore(String topic, Map<Integer, Long> wanted) {
        Map<Integer, Long> before = new TreeMap<>(wanted);
        before.keySet().removeAll(notDeleted.keySet());
        cluster.called("deleteBefore");
        changes.add("delete " + topic + " " + new TreeMap<>(before));
        List<Partition> all = new ArrayList<>();
        for (Partition it : cluster.topics.getOrDefault(topic, List.of())) {
            Long first = before.getOrDefault(it.id(), it.earliestOffset());
            all.add(new Partition(it.id(), it.leader(), it.replicas(), it.inSyncReplicas(), first, it.latestOffset()));
        }
        cluster.topics.put(topic, all);
        Map<Integer, RemoteFailure> failed = new TreeMap<>(notDeleted);
        failed.keySet().retainAll(wanted.keySet());
        return new Deleted(before, failed);
    }
}
