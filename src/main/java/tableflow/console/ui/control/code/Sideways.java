package tableflow.console.ui.control.code;

import javafx.geometry.Bounds;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import jfx.incubator.scene.control.richtext.CodeArea;

/// Scrolls an area sideways to its caret. The area does so itself for a caret in a row that is laid out, but not for
/// one that it has jumped to: the far end of a wide line stays beyond the edge, as does a short line after a wide one.
final class Sideways {

    /// So much of the text around the caret is shown, too, in pixels.
    private static final double AROUND = 40;

    private final CodeArea area;
    private boolean moved;

    Sideways(CodeArea area) {
        this.area = area;
    }

    /// The caret has moved: it is to be in sight after the next layout. Then everybody scrolls as they like.
    void caretMoved() {
        moved = true;
    }

    /// Everything is laid out: scrolls where that is needed.
    void look() {
        if (!moved || area.isWrapText()
                || !(area.lookup(".caret") instanceof Path caret) || caret.getElements().isEmpty()
                || !(area.lookup(".vport") instanceof Region port)
                || !(area.lookup(".content") instanceof Region content)
                || !(area.lookup(".scroll-bar:horizontal") instanceof ScrollBar bar)) {
            return;
        }
        moved = false;
        Bounds at = caret.getBoundsInParent();
        double shown = -content.getTranslateX();
        // At the start of a line half of the caret's own width is before it.
        boolean before = at.getMaxX() < shown;
        if (!before && at.getMinX() <= shown + port.getWidth()) {
            return;
        }
        // How far it goes tells nobody but the bar, by where its end leads.
        bar.setValue(bar.getMin());
        bar.setValue(bar.getMax());
        double most = -content.getTranslateX();
        double wanted = before ? Math.max(0, at.getMinX() - AROUND)
                : at.getMaxX() + AROUND - port.getWidth();
        bar.setValue(most <= 0 ? bar.getMin() : bar.getMax() * Math.min(1, wanted / most));
    }
}
