package tableflow.console.ui.control;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where an axis of time is labelled, and with what: round moments of the user's own clock, as precise as their
/// distance asks for.
public final class TimeTicks {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private static final long[] STEPS = {
        1, 2, 5, 10, 20, 50, 100, 200, 500,
        SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND,
        MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
        HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR,
        DAY, 2 * DAY, 7 * DAY, 30 * DAY, 90 * DAY, 365 * DAY, 3_650 * DAY, 36_500 * DAY
    };

    private TimeTicks() {}

    /// A label.
    ///
    /// @param at milliseconds since 1970
    public record Tick(long at, String text) {}

    /// The labels of the time from `from` to `to`, both in milliseconds since 1970; no more than `most`.
    public static List<Tick> of(long from, long to, int most, ZoneId zone) {
        long step = step(to - from, most);
        DateTimeFormatter format = format(step, to - from).withZone(zone);
        List<Tick> ticks = new ArrayList<>();
        // Days begin where the user is.
        ZonedDateTime midnight = Instant.ofEpochMilli(from).atZone(zone).truncatedTo(ChronoUnit.DAYS);
        long base = midnight.toInstant().toEpochMilli();
        long first = base + Math.ceilDiv(from - base, step) * step;
        for (long at = first; at <= to && ticks.size() < most; at += step) {
            ticks.add(new Tick(at, format.format(Instant.ofEpochMilli(at))));
        }
        return ticks;
    }

    private static long step(long span, int most) {
        for (long step : STEPS) {
            if (span / step < most) {
                return step;
            }
        }
        return Math.max(STEPS[STEPS.length - 1], span / Math.max(1, most - 1) + 1);
    }

    private static DateTimeFormatter format(long step, long span) {
        String pattern = step < SECOND ? "HH:mm:ss.SSS"
                : step < MINUTE ? "HH:mm:ss"
                : step < DAY ? span > DAY ? "d MMM HH:mm" : "HH:mm"
                : step < 365 * DAY ? "d MMM" : "uuuu";
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
