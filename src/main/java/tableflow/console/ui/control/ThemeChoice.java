package tableflow.console.ui.control;

/// The user's choice of look.
public enum ThemeChoice {
    LIGHT,
    DARK,
    /// As the desktop is set, following its changes.
    SYSTEM;

    /// The next one in the order of the theme button.
    public ThemeChoice next() {
        return switch (this) {
            case LIGHT -> DARK;
            case DARK -> SYSTEM;
            case SYSTEM -> LIGHT;
        };
    }
}
