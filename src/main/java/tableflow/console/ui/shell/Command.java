package tableflow.console.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/// Something the user can do from the keyboard: an entry of the command palette and, with a shortcut, of the help
/// sheet.
///
/// @param group what it belongs to: "Window", or a pane's title
/// @param enabled false while it cannot be done now; then it is not offered and its shortcut does nothing
public record Command(
        String group,
        String title,
        Ikon icon,
        @Nullable KeyCombination shortcut,
        ObservableBooleanValue enabled,
        Runnable action) {

    private static final ObservableBooleanValue ALWAYS =
            Bindings.createBooleanBinding(() -> true);

    /// A command that can be done always.
    public static Command of(String group, String title, Ikon icon, Runnable action) {
        return new Command(group, title, icon, null, ALWAYS, action);
    }

    /// The same with a shortcut as [KeyCombination#valueOf(String)] reads it: "Shortcut+R".
    public Command withShortcut(String keys) {
        return new Command(group, title, icon, KeyCombination.valueOf(keys), enabled, action);
    }

    /// The same, only while `condition` is true.
    public Command when(ObservableBooleanValue condition) {
        return new Command(group, title, icon, shortcut, condition, action);
    }
}
