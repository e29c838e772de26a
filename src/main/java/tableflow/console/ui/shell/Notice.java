package tableflow.console.ui.shell;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.Severity;

/// Something that happened while the user looked elsewhere.
///
/// @param title a few words
/// @param text a sentence or two; plain, without any secret
/// @param severity BAD stays until it is closed, a WARNING goes after a while, others soon
/// @param beyondWindow whether the desktop shows it too, when the user does not look at the window
/// @param shows leads to where more is to be seen; absent when there is nothing more
public record Notice(
        String title, String text, Severity severity, boolean beyondWindow, @Nullable Runnable shows) {

    /// How long a notice stands that only tells.
    static final Duration SHORT = Duration.ofSeconds(8);

    /// How long a warning stands: long enough to be read by who comes back from another window.
    static final Duration LONG = Duration.ofSeconds(30);

    /// When it goes by itself; never when that is absent.
    Optional<Duration> goesAfter() {
        return switch (severity) {
            case BAD -> Optional.empty();
            case WARNING -> Optional.of(LONG);
            case GOOD, BUSY, NEUTRAL -> Optional.of(SHORT);
        };
    }
}
