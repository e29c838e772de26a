package tableflow.console.ui.tour;

import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import tableflow.console.ui.control.Scrolling;

/// The window as the steps of the tour see it: nodes by CSS selector. JavaFX thread only.
public final class TourStage {

    private final Scene scene;

    TourStage(Scene scene) {
        this.scene = scene;
    }

    public Scene scene() {
        return scene;
    }

    /// The first node that `selector` finds.
    public Optional<Node> find(String selector) {
        return Optional.ofNullable(scene.lookup(selector));
    }

    /// The first node that `selector` finds in a popup above the window: a list, a hint, a tooltip.
    public Optional<Node> popup(String selector) {
        return Popups.of(scene).stream().map(popup -> popup.getScene().getRoot().lookup(selector))
                .filter(Objects::nonNull).findFirst();
    }

    /// Whether there is such a node and it can be seen.
    public boolean shows(String selector) {
        Optional<Node> found = find(selector);
        for (Node node = found.orElse(null); node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return found.isPresent();
    }

    /// The text of a label, button or field; empty when there is none of that name.
    public String text(String selector) {
        return find(selector)
                .map(node -> switch (node) {
                    case Labeled labeled -> labeled.getText();
                    case TextInputControl field -> field.getText();
                    default -> "";
                })
                .orElse("");
    }

    /// Presses a button; one that is disabled or absent fails the step.
    public void press(String selector) {
        if (!(require(selector) instanceof ButtonBase button) || button.isDisabled()) {
            throw new IllegalStateException(selector + " cannot be pressed");
        }
        button.fire();
    }

    /// Turns on a toggle, which also a group of them does when one is pressed.
    public void toggle(String selector) {
        if (!(require(selector) instanceof Toggle toggle)) {
            throw new IllegalStateException(selector + " cannot be turned on");
        }
        toggle.setSelected(true);
    }

    /// Presses a key at a node, wherever the focus is.
    public void key(String selector, KeyCode code, boolean shift, boolean control) {
        require(selector).fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
    }

    /// Fills a field.
    public void enter(String selector, String text) {
        if (!(require(selector) instanceof TextInputControl field) || !field.isEditable() || field.isDisabled()) {
            throw new IllegalStateException(selector + " cannot be filled in");
        }
        field.setText(text);
    }

    /// Scrolls until the node stands near the upper end of what is seen, or as near to it as can be.
    public void reveal(String selector) {
        Scrolling.bring(require(selector), 0.02);
    }

    private Node require(String selector) {
        return find(selector).orElseThrow(() -> new IllegalStateException("there is no " + selector));
    }
}
