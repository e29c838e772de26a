package tableflow.console.service.messages.read;

import java.util.Map;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.port.RecordCursor.Gap;

/// What a reader of records should hear of besides the records.
public sealed interface ReadEvent {

    /// What will be read, by partition.
    record Planned(Map<Integer, Range> ranges) implements ReadEvent {
        public Planned {
            ranges = Map.copyOf(ranges);
        }

        /// Offsets in all; at most so many records. Without an end, those that are there now are not counted.
        public long offsets() {
            return ranges.values().stream().filter(it -> it.to() != Long.MAX_VALUE)
                    .mapToLong(it -> Math.max(0, it.to() - it.from())).sum();
        }
    }

    /// Offsets `from` to `to`, `to` not among them; [Long#MAX_VALUE] for no end.
    record Range(long from, long to) {}

    /// Records that were asked for were deleted before they could be read.
    record Skipped(Gap gap) implements ReadEvent {}

    /// The cluster does not answer; reading goes on when it does.
    record Lost(RemoteFailure why) implements ReadEvent {}

    /// The cluster answers again.
    record Back() implements ReadEvent {}
}
