package tableflow.console.ui.provisioning;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of time as people type them: `7 d`, `12h`, `30 days`, `604800000` (milliseconds), `unlimited`.
final class Ages {

    /// What `retention.ms` takes for "without limit".
    static final long UNLIMITED = -1;

    private static final Pattern AGE = Pattern.compile("(\\d{1,15})\\s*([a-z]*)");

    private Ages() {}

    /// The milliseconds, or nothing when `typed` is no length of time.
    static OptionalLong millis(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        if (text.equals("unlimited") || text.equals("-1")) {
            return OptionalLong.of(UNLIMITED);
        }
        Matcher age = AGE.matcher(text);
        if (!age.matches()) {
            return OptionalLong.empty();
        }
        long unit = switch (age.group(2)) {
            case "", "ms" -> 1L;
            case "s", "sec", "second", "seconds" -> 1_000L;
            case "m", "min", "minute", "minutes" -> 60_000L;
            case "h", "hour", "hours" -> 3_600_000L;
            case "d", "day", "days" -> 86_400_000L;
            case "w", "week", "weeks" -> 604_800_000L;
            default -> 0L;
        };
        long count = Long.parseLong(age.group(1));
        return unit == 0 || count > Long.MAX_VALUE / unit ? OptionalLong.empty() : OptionalLong.of(count * unit);
    }
}
