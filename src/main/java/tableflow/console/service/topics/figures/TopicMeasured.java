package tableflow.console.service.topics.figures;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tableflow.console.domain.kafka.AccessRule;
import tableflow.console.domain.kafka.NewestRecord;
import tableflow.console.service.topics.Answer;

/// What was measured of one topic, each of which can fail alone.
///
/// @param newest the record with the highest timestamp, of partitions that have one
/// @param sizes bytes on disk of one replica, by partition
/// @param held the newest offset in the table's newest snapshot, by partition; empty where its files do not tell, or
///     there is no table
/// @param access entries of the cluster's own access control lists that cover the topic
public record TopicMeasured(
        Answer<Map<Integer, NewestRecord>> newest,
        Answer<Map<Integer, Long>> sizes,
        Answer<Optional<Map<Integer, Long>>> held,
        Answer<List<AccessRule>> access) {

    /// Nothing was asked yet.
    public static final TopicMeasured UNASKED = new TopicMeasured(
            Answer.waiting(), Answer.waiting(), Answer.waiting(), Answer.waiting());

    /// These, or earlier ones where there are none.
    ///
    /// @param at when the earlier ones were read
    public TopicMeasured orEarlier(TopicMeasured earlier, Instant at) {
        return new TopicMeasured(
                newest.orEarlier(earlier.newest, at), sizes.orEarlier(earlier.sizes, at),
                held.orEarlier(earlier.held, at), access.orEarlier(earlier.access, at));
    }

    /// How much more than its even share the largest partition has, in hundredths: 200 is twice as much. Empty where
    /// sizes are not known, or nothing is stored.
    public OptionalLong skew() {
        Map<Integer, Long> all = sizes.value().orElse(Map.of());
        long sum = all.values().stream().mapToLong(Long::longValue).sum();
        long largest = all.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return sum == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(100.0 * largest * all.size() / sum));
    }
}
