package tableflow.console.sandbox.metrics;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A span of time: `start/end`, `start/duration` or `duration/end`. A time may be `now`, with an offset and cut to a
/// minute, hour or day: `now-2h|m`.
///
/// @param from inclusive
/// @param to exclusive
record Interval(Instant from, Instant to) {
    private static final Pattern NOW = Pattern.compile("now((?:[+-]\\d+[mhd])*)(?:\\|([mhd]))?");
    private static final Pattern OFFSET = Pattern.compile("([+-]\\d+)([mhd])");

    static Interval parse(String text, Instant now) throws Refusal {
        String[] sides = text.split("/", -1);
        if (sides.length != 2) {
            throw bad(text);
        }
        try {
            Instant from;
            Instant to;
            if (sides[0].startsWith("P")) {
                to = time(sides[1], now);
                from = shift(to, sides[0], -1);
            } else {
                from = time(sides[0], now);
                to = sides[1].startsWith("P") ? shift(from, sides[1], 1) : time(sides[1], now);
            }
            if (!from.isBefore(to)) {
                throw Refusal.invalid("Interval start must be before its end: " + text);
            }
            return new Interval(from, to);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw bad(text);
        }
    }

    Duration length() {
        return Duration.between(from, to);
    }

    private static Refusal bad(String text) {
        return Refusal.invalid("Invalid interval: " + text);
    }

    private static Instant time(String text, Instant now) throws Refusal {
        if (!text.startsWith("now")) {
            return OffsetDateTime.parse(text).toInstant();
        }
        Matcher matcher = NOW.matcher(text);
        if (!matcher.matches()) {
            throw Refusal.invalid("Invalid time: " + text);
        }
        Instant at = now;
        Matcher offset = OFFSET.matcher(matcher.group(1));
        while (offset.find()) {
            at = at.plus(Long.parseLong(offset.group(1)), unit(offset.group(2)));
        }
        return matcher.group(2) == null ? at : at.truncatedTo(unit(matcher.group(2)));
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }

    /// Moves by an ISO duration such as `PT1H`, `P1D` or `P1M`.
    private static Instant shift(Instant at, String duration, int sign) {
        int time = duration.indexOf('T');
        String date = time < 0 ? duration : duration.substring(0, time);
        Instant moved = at;
        if (date.length() > 1) {
            moved = moved.atOffset(ZoneOffset.UTC).plus(Period.parse(date).multipliedBy(sign)).toInstant();
        }
        return time < 0 ? moved : moved.plus(Duration.parse("P" + duration.substring(time)).multipliedBy(sign));
    }
}
