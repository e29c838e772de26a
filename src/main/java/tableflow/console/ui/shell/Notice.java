package tableflow.console.ui.shell;

import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.Severity;

/// Something that happened while the user looked elsewhere.
///
/// @param title a few words
/// @param text a sentence or two; plain, without any secret
/// @param severity WARNING and BAD stay until they are closed, others go by themselves
/// @param beyondWindow whether the desktop shows it too, when the user does not look at the window
/// @param shows leads to where more is to be seen; absent when there is nothing more
public record Notice(
        String title, String text, Severity severity, boolean beyondWindow, @Nullable Runnable shows) {

    boolean stays() {
        return severity == Severity.WARNING || severity == Severity.BAD;
    }
}
