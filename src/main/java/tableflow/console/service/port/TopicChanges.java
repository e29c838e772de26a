package tableflow.console.service.port;

import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.RemoteFailure;

/// Changes of a topic. Each may be sent twice: the second time changes nothing more.
public interface TopicChanges {

    /// Sets values of a topic's own, or takes them away (empty), so that the inherited ones apply.
    ///
    /// @param validateOnly only asks whether the cluster would take them
    /// @throws RemoteFailure INVALID with the cluster's words when it does not
    void alter(String topic, Map<String, Optional<String>> values, boolean validateOnly);

    /// Gives a topic as many partitions as `total`, which is more than it has.
    void addPartitions(String topic, int total, boolean validateOnly);

    /// What became of a deletion, partition by partition: each is cut, or not, by its own leader.
    ///
    /// @param first the first offset that can be read now, of partitions that were cut
    /// @param failed why the others were not
    record Deleted(Map<Integer, Long> first, Map<Integer, RemoteFailure> failed) {
        public Deleted {
            first = Map.copyOf(first);
            failed = Map.copyOf(failed);
        }
    }

    /// Deletes the records of each partition below an offset. What is deleted stays deleted where another partition
    /// fails.
    Deleted deleteBefore(String topic, Map<Integer, Long> offsets);
}
