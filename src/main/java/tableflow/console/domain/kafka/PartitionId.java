package tableflow.console.domain.kafka;

import java.util.Comparator;

/// Which partition of which topic.
public record PartitionId(String topic, int partition) implements Comparable<PartitionId> {

    private static final Comparator<PartitionId> ORDER =
            Comparator.comparing(PartitionId::topic).thenComparingInt(PartitionId::partition);

    @Override
    public int compareTo(PartitionId other) {
        return ORDER.compare(this, other);
    }

    /// As Kafka writes it: `orders-3`.
    @Override
    public String toString() {
        return topic + "-" + partition;
    }
}
