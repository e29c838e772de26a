package tableflow.console.ui.control.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.event.EventTarget;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// The headings in sight of the columns that scroll, or of those that do not. A click sorts, a drag moves the column, a
/// drag at the right edge resizes it, a double click there fits it to what is in sight.
final class HeaderBlock extends Region {

    /// What the headings are asked to do.
    interface Actions {
        void sort(int position, boolean further);

        void select(int position, boolean extend);

        void fit(int position);
    }

    private static final double GRIP = 5;
    private static final double DRAG = 8;

    private final GridColumns columns;
    private final Actions actions;
    private final List<HeaderCell> cells = new ArrayList<>();
    private final Region dropMark = new Region();
    private final Rectangle clip = new Rectangle();
    private double scrolled;
    private int from;
    private int to;
    private int pressed = -1;
    private double pressedX;
    private double pressedWidth;
    private boolean resizing;
    private boolean moving;

    HeaderBlock(String styleClass, GridColumns columns, Actions actions) {
        this.columns = columns;
        this.actions = actions;
        getStyleClass().addAll("grid-header", styleClass);
        setManaged(false);
        setClip(clip);
        dropMark.getStyleClass().add("grid-drop-mark");
        dropMark.setManaged(false);
        dropMark.setMouseTransparent(true);
        dropMark.setVisible(false);
        getChildren().add(dropMark);
        setOnMouseMoved(event -> setCursor(grip(event.getX()) >= 0 ? Cursor.H_RESIZE : null));
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
    }

    @Override
    public void resizeRelocate(double x, double y, double width, double height) {
        super.resizeRelocate(x, y, width, height);
        clip.setWidth(width);
        clip.setHeight(height);
    }

    /// Shows the headings of some positions.
    ///
    /// @param x what is at the left edge, in pixels from the left edge of position 0
    void show(int newFrom, int newTo, double x, IntFunction<@Nullable SortMark> marks) {
        from = newFrom;
        to = newTo;
        scrolled = x;
        while (cells.size() < to - from) {
            HeaderCell cell = new HeaderCell();
            cells.add(cell);
            getChildren().add(cells.size() - 1, cell);
        }
        for (int slot = 0; slot < cells.size(); slot++) {
            int position = from + Math.floorMod(slot - from, cells.size());
            HeaderCell cell = cells.get(slot);
            if (position < to) {
                int number = columns.number(position);
                cell.show(position, columns.all().get(number), marks.apply(number));
                cell.resizeRelocate(
                        Math.rint(columns.left(position) - x), 0, columns.width(position), getHeight());
            } else {
                cell.rest();
            }
        }
    }

    /// The position of the heading at an event's place; -1 beside them.
    int position(EventTarget target) {
        @Nullable Node node = target instanceof Node hit ? hit : null;
        for (; node != null && !equals(node); node = node.getParent()) {
            if (node instanceof HeaderCell cell) {
                return cell.position();
            }
        }
        return -1;
    }

    private int at(double x) {
        int position = columns.at(x + scrolled);
        return position >= from && position < to ? position : -1;
    }

    /// The position whose right edge is at `x`; -1 when none is.
    private int grip(double x) {
        for (int position = from; position < to; position++) {
            if (Math.abs(columns.right(position) - scrolled - x) <= GRIP) {
                return position;
            }
        }
        return -1;
    }

    private void press(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        int grip = grip(event.getX());
        resizing = grip >= 0;
        moving = false;
        pressed = resizing ? grip : at(event.getX());
        pressedX = event.getX();
        if (resizing) {
            pressedWidth = columns.width(pressed);
            if (event.getClickCount() == 2) {
                actions.fit(pressed);
                pressed = -1;
            }
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (pressed < 0) {
            return;
        }
        if (resizing) {
            columns.resize(columns.number(pressed), pressedWidth + event.getX() - pressedX);
        } else if (moving || Math.abs(event.getX() - pressedX) > DRAG) {
            moving = true;
            int target = at(event.getX());
            dropMark.setVisible(target >= 0);
            if (target >= 0) {
                double x = target > pressed ? columns.right(target) : columns.left(target);
                dropMark.resizeRelocate(Math.rint(x - scrolled) - 1, 0, 2, getHeight());
            }
        }
        event.consume();
    }

    private void release(MouseEvent event) {
        dropMark.setVisible(false);
        int target = at(event.getX());
        if (pressed >= 0 && !resizing && target >= 0) {
            if (moving) {
                columns.move(pressed, target);
            } else if (event.isShortcutDown()) {
                actions.select(pressed, event.isShiftDown());
            } else {
                actions.sort(pressed, event.isShiftDown());
            }
        }
        pressed = -1;
        event.consume();
    }
}
