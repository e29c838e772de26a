package tableflow.console.ui.control;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A phase or state as a small badge: icon, text and colour, so that colour is never the only sign.
public final class StatusPill extends Label {

    private @Nullable Severity shown;

    public StatusPill() {
        getStyleClass().add("status-pill");
        setMinWidth(USE_PREF_SIZE);
    }

    public StatusPill(Severity severity, String text) {
        this();
        show(severity, text);
    }

    /// Shows `text` in the manner of `severity`.
    public void show(Severity severity, String text) {
        Severity before = shown;
        // A change of style costs a look through all style sheets, and in a table most pills stay what they are.
        if (before != severity) {
            if (before != null) {
                getStyleClass().remove(before.styleClass());
            }
            getStyleClass().add(severity.styleClass());
            setGraphic(Icons.of(severity.icon()));
            shown = severity;
        }
        setText(text);
    }

    /// Tells more when the pointer rests on it, and to screen readers.
    public void explain(@Nullable String details) {
        setTooltip(details == null || details.isBlank() ? null : new Tooltip(details));
        setAccessibleHelp(details);
    }
}
