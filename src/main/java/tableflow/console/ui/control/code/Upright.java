package tableflow.console.ui.control.code;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import jfx.incubator.scene.control.richtext.CodeArea;

/// Scrolls an area up and down to where its caret is worked with. What it comes to from afar the area puts into the
/// outermost row, where one cannot read on; and there the caret hangs half a pixel over the edge, for which the area
/// lays itself out a second time with each key.
final class Upright {

    private final CodeArea area;
    private boolean moved;
    private boolean sought;

    Upright(CodeArea area) {
        this.area = area;
    }

    /// The caret has moved: it is to be in sight whole after the next layout.
    void caretMoved() {
        moved = true;
    }

    /// Where the caret goes is not in sight: it is to be in the middle after the next layout.
    void seek() {
        sought = true;
    }

    /// Everything is laid out: scrolls where that is needed.
    ///
    /// @return whether it did, so that there is something to lay out
    boolean look() {
        if (!moved || !(area.lookup(".caret") instanceof Path caret) || caret.getElements().isEmpty()
                || !(area.lookup(".vport") instanceof Region port)
                || !(area.lookup(".content") instanceof Region content)) {
            return false;
        }
        Bounds at = caret.getBoundsInParent();
        double down = sought ? at.getCenterY() - port.getHeight() / 2 : Math.ceil(at.getMaxY() - port.getHeight());
        boolean needed = sought || (down > 0 && down < at.getHeight());
        moved = false;
        sought = false;
        if (needed) {
            scroll(content, Math.rint(down));
        }
        return needed;
    }

    /// As by a finger: the wheel goes by a tenth of the height, the bar by an estimate.
    private static void scroll(Region content, double down) {
        fire(content, ScrollEvent.SCROLL_STARTED, 0);
        fire(content, ScrollEvent.SCROLL, -down);
        fire(content, ScrollEvent.SCROLL_FINISHED, 0);
    }

    private static void fire(Region content, EventType<ScrollEvent> type, double delta) {
        Event.fireEvent(content, new ScrollEvent(type, 0, 0, 0, 0, false, false, false, false, true, false,
                0, delta, 0, delta, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
    }
}
