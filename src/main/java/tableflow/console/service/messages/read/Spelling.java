package tableflow.console.service.messages.read;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.domain.BadInput;

/// How people write where reading begins and ends.
public final class Spelling {

    private static final Pattern TIME_SPAN = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
    private static final Pattern PLACES = Pattern.compile("\\d+:\\d+(,\\d+:\\d+)*");
    private static final String STARTS = "beginning, end, last:100, offset:4711, 0:100,1:250 (partition:offset),"
            + " 15m (that long ago; ms, s, m, h, d), 2026-11-22, 2026-11-22T10:00:00Z or group:NAME";
    private static final String ENDS = "end, offset:4711, 15m (ago), 2026-11-22 or 2026-11-22T10:00:00Z";

    private Spelling() {}

    /// Reads one of: `beginning`, `end`, `last:N`, `offset:N`, `P:N,…`, a time span ago, a day or an instant, and
    /// `group:NAME`.
    ///
    /// @throws BadInput for anything else, with what would be right
    public static From from(String text) {
        String plain = text.strip();
        String lower = plain.toLowerCase(Locale.ROOT);
        try {
            if (lower.equals("beginning")) {
                return From.BEGINNING;
            }
            if (lower.equals("end")) {
                return From.END;
            }
            if (lower.startsWith("last:")) {
                return new From.Last(count(lower.substring(5)));
            }
            if (lower.startsWith("offset:")) {
                return new From.Offset(count(lower.substring(7)));
            }
            if (lower.startsWith("group:") && plain.length() > 6) {
                return new From.Group(plain.substring(6));
            }
            if (PLACES.matcher(plain).matches()) {
                return new From.Offsets(places(plain));
            }
            Matcher span = TIME_SPAN.matcher(lower);
            return span.matches() ? new From.Ago(span(span)) : new From.Time(instant(plain));
        } catch (DateTimeException | NumberFormatException none) {
            throw BadInput.of("'" + text + "' is no place to begin: use " + STARTS + ".");
        }
    }

    /// Adds an end to `until`: `end`, `offset:N`, a time span ago, a day or an instant.
    ///
    /// @param now for the time span
    /// @throws BadInput for anything else, with what would be right
    public static Until until(String text, Until until, Instant now) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        try {
            if (lower.equals("end")) {
                return until;
            }
            if (lower.startsWith("offset:")) {
                return until.offset(count(lower.substring(7)));
            }
            Matcher span = TIME_SPAN.matcher(lower);
            return until.time(span.matches() ? now.minus(span(span)) : instant(text.strip()));
        } catch (DateTimeException | NumberFormatException none) {
            throw BadInput.of("'" + text + "' is no place to end: use " + ENDS + ".");
        }
    }

    /// Reads numbers of partitions: `0,2,5-8`.
    ///
    /// @throws BadInput for anything else
    public static Set<Integer> partitions(String text) {
        Set<Integer> all = new TreeSet<>();
        try {
            for (String part : text.split(",", -1)) {
                String[] ends = part.strip().split("-", 2);
                int first = Integer.parseInt(ends[0]);
                int last = Integer.parseInt(ends[ends.length - 1]);
                if (first > last || last - first > 100_000) {
                    throw new NumberFormatException(part);
                }
                for (int i = first; i <= last; i++) {
                    all.add(i);
                }
            }
            return all;
        } catch (NumberFormatException none) {
            throw BadInput.of("'" + text + "' are no partitions: use numbers such as 0,2,5-8.");
        }
    }

    private static long count(String text) {
        long count = Long.parseLong(text.strip());
        if (count < 0) {
            throw new NumberFormatException(text);
        }
        return count;
    }

    private static Map<Integer, Long> places(String text) {
        Map<Integer, Long> places = new HashMap<>();
        for (String place : text.split(",")) {
            int colon = place.indexOf(':');
            places.put(Integer.parseInt(place.substring(0, colon)), Long.parseLong(place.substring(colon + 1)));
        }
        return places;
    }

    private static Duration span(Matcher span) {
        long count = Long.parseLong(span.group(1));
        return switch (span.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static Instant instant(String text) {
        return text.length() == 10 ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text);
    }
}
