package tableflow.console.ui.messages;

import java.time.Instant;

/// A part of the time.
///
/// @param from the first moment of it
/// @param to the first moment behind it; what is the last that Kafka can name is part of it
public record TimeWindow(Instant from, Instant to) {

    boolean holds(long millis) {
        long end = to.toEpochMilli();
        return millis >= from.toEpochMilli() && (millis < end || end == Long.MAX_VALUE);
    }
}
