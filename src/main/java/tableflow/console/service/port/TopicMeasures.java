package tableflow.console.service.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tableflow.console.domain.kafka.AccessRule;
import tableflow.console.domain.kafka.NewestRecord;
import tableflow.console.domain.kafka.PartitionId;
import tableflow.console.domain.kafka.config.Setting;

/// What a cluster tells of topics at a price: a question for each partition, or an answer about the whole cluster.
public interface TopicMeasures {

    /// Bytes on disk of one replica of each partition in the cluster: the leader's, or the largest where that is not
    /// told.
    ///
    /// @throws tableflow.console.domain.RemoteFailure FORBIDDEN where the cluster does not tell, as in a cloud
    Map<PartitionId, Long> sizes();

    /// The record with the highest timestamp of each partition that has one.
    Map<Integer, NewestRecord> newest(String topic, Collection<Integer> partitions);

    /// The first offset of each partition whose record is from `time` or later; the offset of the next record where
    /// there is none so young.
    Map<Integer, Long> offsetsAt(String topic, Collection<Integer> partitions, Instant time);

    /// Settings with their documentation and origins, by name.
    List<Setting> settings(String topic);

    /// Entries of the cluster's access control lists that cover the topic, by name, prefix or wildcard.
    List<AccessRule> access(String topic);
}
