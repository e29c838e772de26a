package tableflow.console.ui.control;

import java.time.Duration;
import java.util.Locale;

/// Durations for people: "0.4 s", "12 s", "3 min 05 s", "2 h 10 min".
public final class Durations {

    private Durations() {}

    public static String text(Duration duration) {
        Duration shown = duration.isNegative() ? Duration.ZERO : duration;
        long seconds = shown.toSeconds();
        if (seconds < 10) {
            return seconds + "." + shown.toMillisPart() / 100 + " s";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }
}
