package tableflow.console.ui.control.code;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.RichParagraph;
import org.jspecify.annotations.Nullable;

/// The rows of an area that are worth nodes: those in sight and a few around them. With each change an area makes a
/// hundred rows above and below the others anew, too, which nobody sees: those are an empty box of the height of a row.
/// Rows that come into sight get their text before they are drawn.
final class Sight {

    /// Further rows, so that a small step of the wheel shows only what is coloured.
    private static final int AROUND = 6;

    private final CodeArea area;
    private final Sideways sideways;
    private final Upright upright;
    private final Runnable redraw;
    private final BiConsumer<Integer, List<Node>> laidOut;
    private final Runnable look = this::look;
    private int first;
    private int last = Integer.MAX_VALUE;
    private double height;
    private int top;
    private int bottom = Integer.MAX_VALUE;

    /// @param redraw makes all rows anew
    /// @param laidOut told in each pulse of the rows in sight: the number of the first, and their nodes
    Sight(CodeArea area, Runnable redraw, BiConsumer<Integer, List<Node>> laidOut) {
        this.area = area;
        this.sideways = new Sideways(area);
        this.upright = new Upright(area);
        this.redraw = redraw;
        this.laidOut = laidOut;
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

    /// Whether a row is to have its text; all have it before the height of a row is known.
    boolean isNear(int row) {
        return height <= 0 || (first <= row && row <= last);
    }

    /// What stands for a row that is not near.
    RichParagraph unseen() {
        return RichParagraph.of(() -> new Unseen(height));
    }

    /// Somebody goes to a row: if it is out of sight, it will stand in the middle.
    void seek(int row) {
        if (row < top || row > bottom) {
            upright.seek();
        }
    }

    /// The caret is in a row, which is about to come into sight and to be measured.
    void reach(int row) {
        sideways.caretMoved();
        upright.caretMoved();
        if (!isNear(row)) {
            first = Math.min(first, Math.max(0, row - AROUND));
            last = Math.max(last, row + AROUND);
            redraw.run();
        }
    }

    /// How many rows are a page: as many as are in sight whole, less one that stays.
    int page() {
        return height <= 0 ? 1 : Math.max(1, (int) (area.getHeight() / height) - 1);
    }

    /// Does at once what the next layout would do.
    void settle() {
        area.layout();
        look();
    }

    private void look() {
        if (upright.look()) {
            area.layout();
        }
        List<Node> rows = rows();
        if (rows.isEmpty()) {
            return;
        }
        top = number(rows.getFirst());
        bottom = top + rows.size() - 1;
        double now = rows.getFirst().getLayoutBounds().getHeight();
        boolean outside = top < first || bottom > last || now != height;
        height = now;
        // Rows that are kept from before were made for the place of then: only with all made anew may it move.
        int from = Math.max(0, top - AROUND);
        int to = bottom + AROUND;
        first = outside ? from : Math.max(first, from);
        last = outside ? to : Math.min(last, to);
        if (outside) {
            redraw.run();
            area.layout();
            rows = rows();
        }
        laidOut.accept(top, rows);
        sideways.look();
    }

    /// The nodes of the rows in sight, from the top; the area has no other way to tell where its rows are.
    private List<Node> rows() {
        return area.lookup(".content") instanceof Parent content
                ? content.getChildrenUnmodifiable().stream().filter(BorderPane.class::isInstance).toList()
                : List.of();
    }

    private int number(Node row) {
        Bounds bounds = row.localToScreen(row.getLayoutBounds());
        TextPos at = bounds == null ? null : area.getTextPosition(bounds.getMinX(), bounds.getCenterY());
        return at == null ? 0 : at.index();
    }

    /// The place of a row.
    private static final class Unseen extends Region {

        Unseen(double height) {
            setMinHeight(height);
            setPrefHeight(height);
        }
    }
}
