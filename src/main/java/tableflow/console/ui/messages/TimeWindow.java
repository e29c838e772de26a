package tableflow.console.ui.messages;

import java.time.Instant;

/// A part of the time.
///
/// @param from the first moment of it
/// @param to the first moment behind it
public record TimeWindow(Instant from, Instant to) {

    boolean holds(long millis) {
        return millis >= from.toEpochMilli() && millis < to.toEpochMilli();
    }
}
