package tableflow.console.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// Something the user can do from the keyboard: an entry of the command palette and, with a shortcut, of the help
/// sheet.
///
/// @param group what it belongs to: "Window", or a pane's title
/// @param shortcuts any of them will do
/// @param enabled false while it cannot be done now; then it is not offered and its shortcut does nothing
public record Command(
        String group,
        String title,
        Ikon icon,
        List<KeyCombination> shortcuts,
        ObservableBooleanValue enabled,
        Runnable action) {

    private static final ObservableBooleanValue NEVER = Bindings.createBooleanBinding(() -> false);
    private static final ObservableBooleanValue ALWAYS = Bindings.createBooleanBinding(() -> true);

    public Command {
        shortcuts = List.copyOf(shortcuts);
    }

    /// Whether it can be done now.
    public boolean isEnabled() {
        return enabled.get();
    }

    /// A command that can be done always.
    public static Command of(String group, String title, Ikon icon, Runnable action) {
        return new Command(group, title, icon, List.of(), ALWAYS, action);
    }

    /// Keys that a part of a pane answers to by itself while it has the focus: told in the help sheet, and offered
    /// nowhere else.
    public static Command told(String group, String title, String... keys) {
        return new Command(
                group, title, Feather.COMMAND, Stream.of(keys).map(KeyCombination::valueOf).toList(), NEVER, () -> {});
    }

    /// The same with one more shortcut as [KeyCombination#valueOf(String)] reads it: "Shortcut+R".
    public Command withShortcut(String keys) {
        List<KeyCombination> more = new ArrayList<>(shortcuts);
        more.add(KeyCombination.valueOf(keys));
        return new Command(group, title, icon, more, enabled, action);
    }

    /// The same, only while `condition` is true.
    public Command when(ObservableBooleanValue condition) {
        return new Command(group, title, icon, shortcuts, condition, action);
    }
}
