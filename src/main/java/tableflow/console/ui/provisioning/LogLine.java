package tableflow.console.ui.provisioning;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A line of a run's log.
///
/// @param step the id of the step; empty for the whole run
record LogLine(Instant at, Kind kind, String step, String words) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    enum Kind {
        /// An HTTP call.
        CALL,
        /// An HTTP call that was refused or got no answer; while something spreads that is nothing unusual.
        REFUSED,
        INFO,
        WARNING,
        ERROR
    }

    String time() {
        return TIME.format(at);
    }

    /// The line for the clipboard.
    String whole() {
        return time() + "  " + String.format(Locale.ROOT, "%-7s", kind) + "  " + (step.isEmpty() ? "" : step + "  ")
                + words;
    }

    boolean contains(String lowerCase) {
        return words.toLowerCase(Locale.ROOT).contains(lowerCase) || step.toLowerCase(Locale.ROOT).contains(lowerCase);
    }
}
