package tableflow.console.service.messages.read;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Where reading begins.
public sealed interface From {

    From BEGINNING = new Beginning();
    From END = new End();

    /// The first record that there is, in each partition.
    record Beginning() implements From {}

    /// Behind the last record that there is: only what is written from now on.
    record End() implements From {}

    /// The newest records, shared out evenly over the partitions; what one does not have, the others give.
    ///
    /// @param count in all
    record Last(long count) implements From {}

    /// One offset in every partition.
    record Offset(long offset) implements From {}

    /// Partitions and their offsets; other partitions are not read.
    record Offsets(Map<Integer, Long> byPartition) implements From {
        public Offsets {
            byPartition = Map.copyOf(byPartition);
        }
    }

    /// Where another reading stopped, or where it began.
    ///
    /// @param byPartition the offsets of those that it read
    /// @param others whether other partitions are read too, from their beginning: those that the topic has got since
    record Onward(Map<Integer, Long> byPartition, boolean others) implements From {
        public Onward {
            byPartition = Map.copyOf(byPartition);
        }
    }

    /// The first record of that time or later, by the records' own time stamps.
    record Time(Instant time) implements From {}

    /// That long ago.
    record Ago(Duration time) implements From {}

    /// Where a consumer group goes on; partitions where it has not been yet are read from their beginning.
    record Group(String name) implements From {}

    /// At a record of one partition, with up to so many offsets before it; others are not read.
    record Around(int partition, long offset, long before) implements From {}

    /// Whether partitions are read that a topic gets while it is followed.
    static boolean takesNewPartitions(From from) {
        return switch (from) {
            case Offsets _, Around _ -> false;
            case Onward onward -> onward.others();
            case Beginning _, End _, Last _, Offset _, Time _, Ago _, Group _ -> true;
        };
    }
}
