package tableflow.console.service.port;

import java.util.Map;
import java.util.Optional;

/// Changes of a topic. Each may be sent twice: the second time changes nothing more.
public interface TopicChanges {

    /// Sets values of a topic's own, or takes them away (empty), so that the inherited ones apply.
    ///
    /// @param validateOnly only asks whether the cluster would take them
    /// @throws tableflow.console.domain.RemoteFailure INVALID with the cluster's words when it does not
    void alter(String topic, Map<String, Optional<String>> values, boolean validateOnly);

    /// Gives a topic as many partitions as `total`, which is more than it has.
    void addPartitions(String topic, int total, boolean validateOnly);

    /// Deletes the records of each partition below an offset.
    ///
    /// @return the first offset that can be read then, by partition
    Map<Integer, Long> deleteBefore(String topic, Map<Integer, Long> offsets);
}
