package tableflow.console.ui.doctor.part;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import tableflow.console.ui.control.Durations;

/// Moments and durations as the doctor tells them.
public final class Times {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter WHEN = DateTimeFormatter
            .ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
            .withLocale(Locale.UK)
            .withZone(ZoneId.systemDefault());

    private Times() {}

    /// How long a call or an examination took.
    public static String took(Duration duration) {
        return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : Durations.text(duration);
    }

    /// The time of day of a call.
    public static String time(Instant at) {
        return TIME.format(at);
    }

    /// The day and time of an examination.
    public static String when(Instant at) {
        return WHEN.format(at);
    }
}
