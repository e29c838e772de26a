package tableflow.console.domain.kafka;

import java.util.List;

/// A topic's partitions in numbers.
///
/// @param replicationFactor the replicas of the first partition, as Kafka's own tools tell it
/// @param underReplicated partitions with a replica that is behind or gone
/// @param leaderless partitions that nobody can read or write now
public record Layout(int partitions, int replicationFactor, int underReplicated, int leaderless) {

    /// Counts them, in the order of their ids.
    public static Layout of(List<Partition> partitions) {
        int underReplicated = 0;
        int leaderless = 0;
        for (Partition partition : partitions) {
            underReplicated += partition.isUnderReplicated() ? 1 : 0;
            leaderless += partition.leader() == null ? 1 : 0;
        }
        int factor = partitions.isEmpty() ? 0 : partitions.getFirst().replicas().size();
        return new Layout(partitions.size(), factor, underReplicated, leaderless);
    }
}
