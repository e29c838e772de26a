package tableflow.console.service.topics.change;

import java.time.Instant;

/// Up to where records go.
public sealed interface PurgeTarget {

    /// All that are there when the plan is made; those that come later stay.
    record Everything() implements PurgeTarget {}

    /// Those below an offset, of one partition.
    record Below(int partition, long offset) implements PurgeTarget {}

    /// Those before the first record of this time or later.
    record OlderThan(Instant time) implements PurgeTarget {}
}
