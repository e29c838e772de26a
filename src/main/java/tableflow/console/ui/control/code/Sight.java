package tableflow.console.ui.control.code;

import javafx.geometry.Bounds;
import javafx.scene.Scene;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.TextPos;
import org.jspecify.annotations.Nullable;

/// The rows of an area that are worth colours: those in sight and a few around them. With each change an area makes a
/// hundred rows above and below the others anew, too, which nobody sees. Rows that come into sight get their colours
/// before they are drawn.
final class Sight {

    /// Further rows, so that a small step of the wheel shows only what is coloured.
    private static final int AROUND = 12;

    private final CodeArea area;
    private final Runnable redraw;
    private final Runnable look = this::look;
    private int first;
    private int last = Integer.MAX_VALUE;

    /// @param redraw makes all rows anew
    Sight(CodeArea area, Runnable redraw) {
        this.area = area;
        this.redraw = redraw;
        area.sceneProperty().subscribe(this::moved);
    }

    private void moved(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.removePostLayoutPulseListener(look);
        }
        if (now != null) {
            now.addPostLayoutPulseListener(look);
        }
    }

    /// Whether a row is to have its colours.
    boolean isNear(int row) {
        return first <= row && row <= last;
    }

    private void look() {
        Bounds seen = area.getHeight() < 1 || area.getWidth() < 1 ? null : area.localToScreen(area.getLayoutBounds());
        if (seen == null) {
            return;
        }
        int top = row(seen.getMinX(), seen.getMinY());
        int bottom = row(seen.getMinX(), seen.getMaxY());
        boolean outside = top < first || bottom > last;
        // Rows that are kept from before were made for the place of then: only with all made anew may it move.
        int from = Math.max(0, top - AROUND);
        int to = bottom + AROUND;
        first = outside ? from : Math.max(first, from);
        last = outside ? to : Math.min(last, to);
        if (outside) {
            redraw.run();
            area.layout();
        }
    }

    private int row(double x, double y) {
        TextPos at = area.getTextPosition(x, y);
        return at == null ? 0 : at.index();
    }
}
