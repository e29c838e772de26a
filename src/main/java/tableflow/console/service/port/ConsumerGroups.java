package tableflow.console.service.port;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.PartitionId;
import tableflow.console.domain.kafka.group.GroupEntry;
import tableflow.console.domain.kafka.group.GroupMembers;

/// The consumer groups of one cluster. Answers are given per group: one that is gone or may not be seen fails alone.
public interface ConsumerGroups {

    /// An answer for each group asked for: its value, or why there is none.
    ///
    /// @param <T> what was asked for
    record PerGroup<T>(Map<String, T> found, Map<String, RemoteFailure> failed) {
        public PerGroup {
            found = Map.copyOf(found);
            failed = Map.copyOf(failed);
        }
    }

    /// Groups that this key may see.
    List<GroupEntry> list();

    PerGroup<GroupMembers> members(Collection<String> groups);

    /// The offset that each group reads next in those `partitions` for which it has committed one.
    PerGroup<Map<PartitionId, Long>> committed(Collection<String> groups, Collection<PartitionId> partitions);

    /// Makes a group read from other offsets; partitions that are not named keep theirs. The same call again changes
    /// nothing more.
    ///
    /// @throws RemoteFailure CONFLICT while somebody reads for the group
    void commit(String group, Map<PartitionId, Long> offsets);
}
