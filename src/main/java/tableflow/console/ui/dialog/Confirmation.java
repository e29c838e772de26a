package tableflow.console.ui.dialog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question before something happens.
///
/// @param title the question: "Delete topic orders?"
/// @param message what will happen, and what cannot be undone
/// @param details the things concerned, one a line
/// @param action what the button says: "Delete"
/// @param destructive shows the button in red
/// @param typed what must be typed before the button works; null for harmless actions
public record Confirmation(
        String title,
        String message,
        List<String> details,
        String action,
        boolean destructive,
        @Nullable String typed) {

    public Confirmation {
        details = List.copyOf(details);
    }

    /// A plain question.
    public static Confirmation of(String title, String message, String action) {
        return new Confirmation(title, message, List.of(), action, false, null);
    }

    /// A question that is only answered by typing `typed`, such as the topic's name.
    public static Confirmation destroying(
            String title, String message, List<String> details, String action, String typed) {
        return new Confirmation(title, message, details, action, true, typed);
    }
}
