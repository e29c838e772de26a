package tableflow.console.ui.storage;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.control.Theme;

/// What tests of the Storage pane read and press.
abstract class StorageUiTest extends UiTest {

    final String text(String selector) {
        Node node = stage().getScene().lookup(selector);
        return node instanceof Label label ? label.getText() : node instanceof Button button ? button.getText() : "";
    }

    final boolean canPress(String selector) {
        return stage().getScene().lookup(selector) instanceof Button button && button.isVisible()
                && !button.isDisabled() && button.getParent().isVisible();
    }

    final void fire(String selector) {
        await(selector + " can be pressed", () -> canPress(selector));
        run(() -> find(selector, Button.class).fire());
    }

    /// In both themes, with the colours that Primer has no name for.
    final void shots(String name) {
        picture(name + "-light");
        run(() -> stage().getScene().getRoot().getStyleClass().add("theme-dark"));
        theme(Theme.DARK);
        picture(name + "-dark");
        run(() -> stage().getScene().getRoot().getStyleClass().remove("theme-dark"));
        theme(Theme.LIGHT);
    }
}
