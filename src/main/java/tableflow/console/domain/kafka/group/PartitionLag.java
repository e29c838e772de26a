package tableflow.console.domain.kafka.group;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// How far a group is in one partition.
///
/// @param committed the offset that it reads next; absent when it has committed none
/// @param earliest first offset that can still be read; absent when it could not be asked
/// @param end the offset that the next record gets; absent when it could not be asked
/// @param reader the client that reads it now; absent when none does
public record PartitionLag(
        int partition, @Nullable Long committed, @Nullable Long earliest, @Nullable Long end,
        @Nullable String reader) {

    /// Offsets between the group and the end; empty where one of the two is not known. Offsets without records, as
    /// compaction and transactions leave them, count.
    public OptionalLong lag() {
        return committed == null || end == null
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, end - committed));
    }

    /// Offsets that the group has not read and that are gone.
    public long lost() {
        return committed == null || earliest == null ? 0 : Math.max(0, earliest - committed);
    }
}
