package tableflow.console.ui.control;

import org.kordamp.ikonli.feather.Feather;

/// How good or bad something is; each has a shape of its own beside its colour.
public enum Severity {
    /// As wished.
    GOOD("success", Feather.CHECK_CIRCLE),
    /// On its way.
    BUSY("accent", Feather.REFRESH_CW),
    /// Neither good nor bad: not configured, paused on purpose, unknown.
    NEUTRAL("neutral", Feather.CIRCLE),
    WARNING("warning", Feather.ALERT_TRIANGLE),
    BAD("danger", Feather.X_CIRCLE);

    private final String styleClass;
    private final Feather icon;

    Severity(String styleClass, Feather icon) {
        this.styleClass = styleClass;
        this.icon = icon;
    }

    /// The style class that colours a node so: `success`, `accent`, `neutral`, `warning`, `danger`.
    public String styleClass() {
        return styleClass;
    }

    public Feather icon() {
        return icon;
    }
}
