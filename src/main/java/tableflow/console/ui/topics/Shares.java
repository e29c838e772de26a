package tableflow.console.ui.topics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.service.topics.TopicDetail.Partitions;

/// How a topic's records are spread: each partition's share of the bytes where all sizes are known, else of the records
/// that there are at most; none where neither is known of every partition.
///
/// @param amounts by partition
/// @param bytes whether they are bytes
record Shares(Map<Integer, Long> amounts, boolean bytes) {

    static final Shares NONE = new Shares(Map.of(), false);

    /// From when on a share is called uneven, as a multiple of the even one.
    private static final double UNEVEN = 1.5;

    static Shares of(List<Partition> partitions, Map<Integer, Long> sizes) {
        if (!partitions.isEmpty() && partitions.stream().allMatch(it -> sizes.containsKey(it.id()))) {
            Map<Integer, Long> amounts = new HashMap<>(sizes);
            amounts.keySet().retainAll(partitions.stream().map(Partition::id).toList());
            return new Shares(Map.copyOf(amounts), true);
        }
        Map<Integer, Long> records = new HashMap<>();
        partitions.forEach(it -> Partitions.recordsAtMost(it).ifPresent(count -> records.put(it.id(), count)));
        return records.size() == partitions.size() ? new Shares(Map.copyOf(records), false) : NONE;
    }

    /// The share of a partition, 0 to 1; absent where it is not known, or nothing is stored.
    OptionalDouble of(int partition) {
        Long amount = amounts.get(partition);
        double sum = amounts.values().stream().mapToDouble(Long::doubleValue).sum();
        return amount == null || sum == 0 ? OptionalDouble.empty() : OptionalDouble.of(amount / sum);
    }

    /// How many times its even share a partition has; 1 where nothing is known.
    double timesEven(int partition) {
        return of(partition).orElse(1.0 / Math.max(1, amounts.size())) * Math.max(1, amounts.size());
    }

    boolean isUneven(int partition) {
        return timesEven(partition) > UNEVEN;
    }
}
