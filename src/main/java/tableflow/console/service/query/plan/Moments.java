package tableflow.console.service.query.plan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Moments as Trino's literals have them: `2026-01-31`, `2026-01-31 10:00`, `2026-01-31 10:00:00.123 Europe/Berlin`.
final class Moments {

    private static final Pattern LITERAL = Pattern.compile(
            "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[ T](\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,9})\\d*)?)?)?"
                    + "\\s*(\\S+)?");

    private Moments() {}

    /// A [LocalDateTime], or with a zone an [Instant].
    ///
    /// @throws DateTimeException when it is none
    static Object parse(String text) {
        Matcher matcher = LITERAL.matcher(text.strip());
        if (!matcher.matches()) {
            throw new DateTimeException("not a timestamp: " + text);
        }
        LocalDateTime moment = LocalDateTime.of(
                number(matcher, 1), number(matcher, 2), number(matcher, 3),
                number(matcher, 4), number(matcher, 5), number(matcher, 6), nanos(matcher.group(7)));
        String zone = matcher.group(8);
        return zone == null ? moment : moment.atZone(ZoneId.of(zone)).toInstant();
    }

    /// What `from_iso8601_timestamp` reads; UTC where no zone stands.
    static Instant iso(String text) {
        String full = text.indexOf('T') < 0 ? text + "T00:00:00" : text;
        return full.matches(".*(Z|[+-]\\d{2}:\\d{2})$")
                ? OffsetDateTime.parse(full).toInstant()
                : LocalDateTime.parse(full).toInstant(ZoneOffset.UTC);
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }
}
