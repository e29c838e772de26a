package tableflow.console.domain.kafka;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A partition.
///
/// @param leader the broker that leads it; absent while there is none
/// @param earliestOffset the first offset that can still be read; absent when it could not be asked
/// @param latestOffset the offset that the next record gets; absent when it could not be asked
public record Partition(
        int id,
        @Nullable Integer leader,
        List<Integer> replicas,
        List<Integer> inSyncReplicas,
        @Nullable Long earliestOffset,
        @Nullable Long latestOffset) {

    public Partition {
        replicas = List.copyOf(replicas);
        inSyncReplicas = List.copyOf(inSyncReplicas);
    }

    /// Whether a replica is behind or gone.
    public boolean isUnderReplicated() {
        return inSyncReplicas.size() < replicas.size();
    }
}
