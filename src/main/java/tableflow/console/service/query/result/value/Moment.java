package tableflow.console.service.query.result.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A date, time or timestamp of a result, exact to the picosecond.
///
/// @param second since 1970-01-01 00:00: in UTC where a zone is told, else by the wall clock that the value is of; of a
///     time alone since midnight
/// @param picos within the second, from 0 to 999,999,999,999
/// @param zoned whether a zone is told
public record Moment(long second, long picos, boolean zoned) implements Comparable<Moment> {

    private static final int DIGITS = 12;
    private static final long DAY = 86_400;

    /// Reads `2026-11-01`, `08:00:00.123`, `2026-11-01 08:00:00.123456789012`, each with ` UTC`, ` Europe/Berlin`,
    /// `+02:00` or ` +02:00` behind a time; null when the text is none of these.
    public static @Nullable Moment parse(String text) {
        try {
            String rest = text.strip();
            long day = 0;
            LocalDate date = null;
            int dateEnd = dateEnd(rest);
            if (dateEnd > 0) {
                date = LocalDate.parse(rest.substring(0, dateEnd));
                day = date.toEpochDay();
                if (dateEnd == rest.length()) {
                    return new Moment(day * DAY, 0, false);
                }
                rest = rest.substring(dateEnd + 1);
            }
            int timeEnd = timeEnd(rest);
            if (timeEnd < 5) {
                return null;
            }
            int point = rest.indexOf('.');
            int whole = point < 0 || point > timeEnd ? timeEnd : point;
            LocalTime time = LocalTime.parse(rest.substring(0, whole));
            long picos = whole == timeEnd ? 0 : picos(rest.substring(whole + 1, timeEnd));
            long second = day * DAY + time.toSecondOfDay();
            String zone = rest.substring(timeEnd).strip();
            if (zone.isEmpty()) {
                return new Moment(second, picos, false);
            }
            return new Moment(second - offset(zone, date, time), picos, true);
        } catch (DateTimeException | NumberFormatException none) {
            return null;
        }
    }

    private static int dateEnd(String text) {
        int hyphen = text.indexOf('-', 1);
        int colon = text.indexOf(':');
        if (hyphen < 0 || (colon >= 0 && colon < hyphen)) {
            return 0;
        }
        int end = text.indexOf(' ');
        int t = text.indexOf('T');
        return t > 0 && (end < 0 || t < end) ? t : end < 0 ? text.length() : end;
    }

    private static int timeEnd(String text) {
        int at = 0;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || ":.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private static long picos(String digits) {
        if (digits.isEmpty() || digits.length() > DIGITS) {
            throw new NumberFormatException(digits);
        }
        return Long.parseLong(digits + "0".repeat(DIGITS - digits.length()));
    }

    private static int offset(String zone, @Nullable LocalDate date, LocalTime time) {
        if (date == null) {
            return ZoneOffset.of(zone).getTotalSeconds();
        }
        return ZoneId.of(zone).getRules().getOffset(date.atTime(time)).getTotalSeconds();
    }

    @Override
    public int compareTo(Moment other) {
        int seconds = Long.compare(second, other.second);
        return seconds != 0 ? seconds : Long.compare(picos, other.picos);
    }
}
