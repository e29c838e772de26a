package tableflow.console.ui.control.code;

import javafx.util.Duration;
import jfx.incubator.scene.control.richtext.CodeArea;

/// The blinking of a caret. JavaFX never ends it, shown or not, which keeps the area's window in memory.
final class CaretBlink {

    private CaretBlink() {}

    /// Lets the caret of `area` blink while it has the focus.
    static void onlyWithFocus(CodeArea area) {
        Duration period = area.getCaretBlinkPeriod();
        area.focusedProperty().subscribe(now -> area.setCaretBlinkPeriod(now ? period : Duration.ZERO));
    }
}
