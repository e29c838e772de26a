package tableflow.console.service.query.result.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Intervals as Athena writes them.
final class Intervals {

    private static final Pattern DAYS = Pattern.compile("(-?)(\\d{1,12}) (\\d{1,2}):(\\d{2}):(\\d{2})\\.(\\d{3})");
    private static final Pattern MONTHS = Pattern.compile("(-?)(\\d{1,12})-(\\d{1,2})");

    private Intervals() {}

    /// Milliseconds of `2 03:04:05.678`, or months of `1-2`; null when the text is none of both.
    static @Nullable Long length(String text) {
        Matcher days = DAYS.matcher(text);
        if (days.matches()) {
            long hours = Long.parseLong(days.group(2)) * 24 + Long.parseLong(days.group(3));
            long seconds = (hours * 60 + Long.parseLong(days.group(4))) * 60 + Long.parseLong(days.group(5));
            return sign(days) * (seconds * 1_000 + Long.parseLong(days.group(6)));
        }
        Matcher months = MONTHS.matcher(text);
        return months.matches()
                ? Long.valueOf(sign(months) * (Long.parseLong(months.group(2)) * 12 + Long.parseLong(months.group(3))))
                : null;
    }

    private static long sign(Matcher found) {
        return found.group(1).isEmpty() ? 1 : -1;
    }
}
