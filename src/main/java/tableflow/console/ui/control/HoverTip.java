package tableflow.console.ui.control;

import java.util.function.Supplier;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// A tooltip that is made when the mouse first comes to it. Each is a window of its own, and a table has hundreds of
/// cells.
public final class HoverTip {

    private static final double WIDEST = 520;

    private HoverTip() {}

    /// @param words asked each time when the tooltip is about to show; empty for none
    public static void on(Control control, Supplier<String> words) {
        control.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> {
            if (control.getTooltip() == null && !words.get().isEmpty()) {
                control.setTooltip(made(words));
            }
        });
    }

    private static Tooltip made(Supplier<String> words) {
        Tooltip tip = new Tooltip();
        tip.setWrapText(true);
        tip.setMaxWidth(WIDEST);
        // A cell shows another row by then, perhaps one of which there is nothing to tell.
        tip.setOnShowing(event -> tip.setText(words.get()));
        tip.setOnShown(event -> {
            if (tip.getText().isEmpty()) {
                tip.hide();
            }
        });
        return tip;
    }
}
