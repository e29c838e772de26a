package tableflow.console.domain.kafka.group;

import java.util.List;
import java.util.Set;
import tableflow.console.domain.kafka.PartitionId;

/// Who reads for a group now.
///
/// @param state as in [GroupEntry]
public record GroupMembers(String state, List<Member> members) {

    public GroupMembers {
        members = List.copyOf(members);
    }

    /// One consumer.
    ///
    /// @param host where it connects from
    /// @param partitions that it reads
    public record Member(String id, String clientId, String host, Set<PartitionId> partitions) {
        public Member {
            partitions = Set.copyOf(partitions);
        }
    }

    /// Whether nobody reads: only then the broker takes other offsets for the group.
    public boolean isIdle() {
        return members.isEmpty() && (state.equalsIgnoreCase("Empty") || state.equalsIgnoreCase("Dead"));
    }
}
