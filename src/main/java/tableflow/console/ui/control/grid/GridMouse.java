package tableflow.console.ui.control.grid;

import static tableflow.console.ui.control.grid.GridLayout.HEADER;

import javafx.animation.AnimationTimer;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The mouse in a grid: a press chooses, a drag chooses a rectangle and scrolls when it leaves the cells, Shift
/// extends, Shortcut adds; on the row numbers the same with whole rows, and the corner chooses everything.
final class GridMouse {

    private static final double STEP = 0.25;

    private final DataGrid grid;
    private final AnimationTimer scroller = new AnimationTimer() {
        @Override
        public void handle(long now) {
            scrollOn();
        }
    };
    private boolean dragging;
    private boolean wholeRows;
    private double x;
    private double y;

    GridMouse(DataGrid grid) {
        this.grid = grid;
    }

    void listen(Region corner) {
        corner.setOnMouseClicked(event -> {
            grid.requestFocus();
            grid.selection().all();
        });
        grid.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        grid.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        grid.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> stop());
    }

    private void press(MouseEvent event) {
        grid.requestFocus();
        dragging = false;
        if (!isOverCells(event)) {
            return;
        }
        long row = grid.rowAt(event.getY());
        int position = grid.positionAt(event.getX());
        GridSelection selection = grid.selection();
        wholeRows = event.getX() < grid.parts().numbers();
        if (event.getButton() == MouseButton.SECONDARY) {
            if (!selection.holds(row, wholeRows ? 0 : position)) {
                choose(event, row, position);
            }
            return;
        }
        dragging = event.getButton() == MouseButton.PRIMARY;
        if (dragging && event.getClickCount() == 2 && !wholeRows) {
            grid.actions().open();
        } else if (dragging) {
            choose(event, row, position);
        }
        event.consume();
    }

    private void choose(MouseEvent event, long row, int position) {
        GridSelection selection = grid.selection();
        if (wholeRows) {
            selection.rows(row, event.isShiftDown(), event.isShortcutDown());
        } else if (event.isShiftDown()) {
            selection.extendTo(row, position);
        } else if (event.isShortcutDown()) {
            selection.add(row, position);
        } else {
            selection.moveTo(row, position);
        }
    }

    private boolean isOverCells(MouseEvent event) {
        GridLayout layout = grid.parts();
        return event.getY() >= HEADER
                && event.getY() < HEADER + layout.height()
                && event.getX() < layout.left() + layout.width()
                && grid.rowAt(event.getY()) < grid.rowCount()
                && grid.positionAt(event.getX()) < grid.columns().shown();
    }

    private void drag(MouseEvent event) {
        if (!dragging) {
            return;
        }
        x = event.getX();
        y = event.getY();
        extend();
        if (beyondX() != 0 || beyondY() != 0) {
            scroller.start();
        } else {
            scroller.stop();
        }
        event.consume();
    }

    private void stop() {
        dragging = false;
        scroller.stop();
    }

    private void scrollOn() {
        grid.scroll().by(beyondX() * STEP, beyondY() * STEP);
        extend();
    }

    private void extend() {
        GridLayout layout = grid.parts();
        double nearX = Math.clamp(x, layout.numbers(), Math.max(layout.numbers(), layout.left() + layout.width() - 1));
        double nearY = Math.clamp(y, HEADER, Math.max(HEADER, HEADER + layout.height() - 1));
        long row = Math.clamp(grid.rowAt(nearY), 0, Math.max(0, grid.rowCount() - 1));
        int position = Math.clamp(grid.positionAt(nearX), 0, Math.max(0, grid.columns().shown() - 1));
        if (wholeRows) {
            grid.selection().rows(row, true, false);
        } else if (row != grid.selection().row() || position != grid.selection().column()) {
            grid.selection().extendTo(row, position);
        }
    }

    private double beyondX() {
        GridLayout layout = grid.parts();
        if (wholeRows) {
            return 0;
        }
        double right = layout.left() + layout.width();
        return x > right ? x - right : x < layout.numbers() ? x - layout.numbers() : 0;
    }

    private double beyondY() {
        double bottom = HEADER + grid.parts().height();
        return y > bottom ? y - bottom : y < HEADER ? y - HEADER : 0;
    }
}
