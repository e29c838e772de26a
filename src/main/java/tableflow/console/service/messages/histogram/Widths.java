package tableflow.console.service.messages.histogram;

import java.time.Duration;

/// The widths that buckets of time may have, in milliseconds. Each is a multiple of the one before it, so that buckets
/// can be put together and never have to be taken apart: counts stay exact.
final class Widths {

    private static final long SECOND = Duration.ofSeconds(1).toMillis();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private static final long[] ALL = {
        1, 5, 10, 50, 100, 500,
        SECOND, 5 * SECOND, 10 * SECOND, 30 * SECOND,
        MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE,
        HOUR, 3 * HOUR, 6 * HOUR,
        DAY, 5 * DAY, 10 * DAY, 30 * DAY, 180 * DAY, 360 * DAY, 3_600 * DAY
    };

    private static final int BEYOND = 10;

    private Widths() {}

    static long narrowest() {
        return ALL[0];
    }

    /// The next wider one.
    static long after(long width) {
        for (long each : ALL) {
            if (each > width) {
                return each;
            }
        }
        // Time stamps of a broken clock may be millions of years apart.
        return Math.multiplyExact(width, BEYOND);
    }
}
