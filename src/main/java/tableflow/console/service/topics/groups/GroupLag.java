package tableflow.console.service.topics.groups;

import java.util.List;
import java.util.OptionalLong;
import tableflow.console.domain.kafka.group.GroupEntry;
import tableflow.console.domain.kafka.group.GroupMembers;
import tableflow.console.domain.kafka.group.PartitionLag;
import tableflow.console.service.topics.Answer;

/// A group that reads a topic, and how far it is.
///
/// @param members who reads for it now
/// @param partitions all of the topic's, by number
public record GroupLag(GroupEntry group, Answer<GroupMembers> members, List<PartitionLag> partitions) {

    public GroupLag {
        partitions = List.copyOf(partitions);
    }

    /// The lags of all partitions for which the group has committed an offset; empty when there is none.
    public OptionalLong lag() {
        return partitions.stream()
                .map(PartitionLag::lag)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .reduce(Long::sum);
    }

    /// Offsets that are gone before the group read them.
    public long lost() {
        return partitions.stream().mapToLong(PartitionLag::lost).sum();
    }
}
