package tableflow.console.ui.shell;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Parent;
import tableflow.console.ui.control.Theme;
import tableflow.console.ui.control.ThemeChoice;
import tableflow.console.ui.settings.WindowSettings;

/// Applies the chosen theme to all windows and remembers it; SYSTEM follows the desktop.
final class Look {

    private static final String SETTING = "shell.theme";

    private final WindowSettings settings;
    private final Parent root;
    private final ReadOnlyObjectWrapper<ThemeChoice> choice;
    /// Held here alone: the platform, which outlives each window, holds it weakly.
    private final ChangeListener<ColorScheme> follow = (scheme, before, now) -> apply();

    /// @param root gets the style class `theme-light` or `theme-dark`, for colours that Primer has no name for
    Look(WindowSettings settings, Parent root) {
        this.settings = settings;
        this.root = root;
        this.choice = new ReadOnlyObjectWrapper<>(settings.get(SETTING, ThemeChoice.SYSTEM));
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakChangeListener<>(follow));
        apply();
    }

    ReadOnlyObjectProperty<ThemeChoice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    void choose(ThemeChoice chosen) {
        choice.set(chosen);
        settings.put(SETTING, chosen.name());
        apply();
    }

    private void apply() {
        Theme theme = switch (choice.get()) {
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
            case SYSTEM ->
                Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
        };
        root.getStyleClass().removeAll("theme-light", "theme-dark");
        root.getStyleClass().add(theme == Theme.DARK ? "theme-dark" : "theme-light");
        if (!theme.userAgentStylesheet().equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(theme.userAgentStylesheet());
        }
    }
}
