package tableflow.console.domain.kafka.group;

import java.time.Instant;

/// Where a group shall read on.
public sealed interface ResetTarget {

    /// From the first record that is there.
    record Earliest() implements ResetTarget {}

    /// From the next record that comes: what waits is skipped.
    record Latest() implements ResetTarget {}

    /// From the same offset in every chosen partition.
    record Offset(long offset) implements ResetTarget {}

    /// So many offsets further on (above zero) or back (below).
    record Shift(long by) implements ResetTarget {}

    /// From the first record of this time or later.
    record Time(Instant time) implements ResetTarget {}
}
