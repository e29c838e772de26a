package tableflow.console.domain.kafka.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a reset changes, partition by partition, for review. A plan is what is done, not how to find it: between review
/// and reset its offsets stay.
///
/// @param moves by partition; those that stay where they are too
public record ResetPlan(String group, String topic, List<Move> moves) {

    public ResetPlan {
        moves = List.copyOf(moves);
    }

    /// One partition.
    ///
    /// @param before absent when the group has committed none
    /// @param asked what was wished for, before it was kept within the partition
    /// @param earliest first offset that can still be read
    /// @param end the offset that the next record gets
    public record Move(int partition, @Nullable Long before, long asked, long after, long earliest, long end) {

        static Move to(int partition, @Nullable Long before, long asked, long earliest, long end) {
            return new Move(partition, before, asked, Math.clamp(asked, earliest, end), earliest, end);
        }

        public boolean changes() {
            return before == null || before != after;
        }

        /// Whether the wish lies outside of the partition.
        public boolean isKeptWithin() {
            return asked != after;
        }

        /// Records that are read a second time, at most.
        public long again() {
            return before == null ? 0 : Math.max(0, before - after);
        }

        /// Records that are never read, at most: from where the group is, or from the first one.
        public long skipped() {
            return Math.max(0, after - Math.max(before == null ? earliest : before, earliest));
        }
    }

    /// The plan that leads to `target`.
    ///
    /// @param now the partitions, by number; each with its first and last offset
    /// @param byTime the offset of each partition for a target in time
    /// @throws IllegalArgumentException where an offset is not known, or a shift has nothing to start from
    public static ResetPlan of(
            String group, String topic, List<PartitionLag> now, ResetTarget target, Map<Integer, Long> byTime) {
        List<Move> moves = new ArrayList<>();
        for (PartitionLag it : now) {
            Long earliest = it.earliest();
            Long end = it.end();
            Long committed = it.committed();
            if (earliest == null || end == null) {
                throw new IllegalArgumentException("the offsets of partition " + it.partition() + " are not known");
            }
            long asked = switch (target) {
                case ResetTarget.Earliest _ -> earliest;
                case ResetTarget.Latest _ -> end;
                case ResetTarget.Offset(long offset) -> offset;
                case ResetTarget.Time _ -> byTime.getOrDefault(it.partition(), end);
                case ResetTarget.Shift(long by) -> shifted(it.partition(), committed, by);
            };
            moves.add(Move.to(it.partition(), committed, asked, earliest, end));
        }
        return new ResetPlan(group, topic, moves);
    }

    private static long shifted(int partition, @Nullable Long committed, long by) {
        if (committed == null) {
            throw new IllegalArgumentException(
                    "the group has no offset in partition " + partition + " from which it could be shifted");
        }
        long sum = committed + by;
        // Further than numbers go is as far as the partition goes.
        return by > 0 && sum < committed ? Long.MAX_VALUE : by < 0 && sum > committed ? 0 : sum;
    }

    public List<Move> changes() {
        return moves.stream().filter(Move::changes).toList();
    }

    public long again() {
        return moves.stream().mapToLong(Move::again).sum();
    }

    public long skipped() {
        return moves.stream().mapToLong(Move::skipped).sum();
    }
}
