package tableflow.console.ui.control.grid;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keyboard in a grid: arrows, pages, ends, with Shift for more and Shortcut for the whole way.
final class GridKeys {

    private final DataGrid grid;

    GridKeys(DataGrid grid) {
        this.grid = grid;
    }

    void listen() {
        grid.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isAltDown() ? changes(event.getCode()) : moves(event) || acts(event)) {
                event.consume();
            }
        });
    }

    private boolean moves(KeyEvent event) {
        long row = Math.max(0, grid.selection().row());
        int column = Math.max(0, grid.selection().column());
        long lastRow = grid.rowCount() - 1;
        int lastColumn = grid.columns().shown() - 1;
        boolean whole = event.isShortcutDown();
        long page = grid.parts().page();
        boolean first = grid.selection().row() < 0;
        switch (event.getCode()) {
            case UP -> move(event, whole ? 0 : row - 1, column);
            case DOWN -> move(event, whole ? lastRow : first ? 0 : row + 1, column);
            case LEFT -> move(event, row, whole ? 0 : column - 1);
            case RIGHT -> move(event, row, whole ? lastColumn : first ? 0 : column + 1);
            case PAGE_UP -> move(event, row - page, column);
            case PAGE_DOWN -> move(event, row + page, column);
            case HOME -> move(event, whole ? 0 : row, 0);
            case END -> move(event, whole ? lastRow : row, lastColumn);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void move(KeyEvent event, long row, int column) {
        grid.move(row, column, event.isShiftDown());
    }

    private boolean acts(KeyEvent event) {
        GridSelection selection = grid.selection();
        switch (event.getCode()) {
            case A -> {
                if (!event.isShortcutDown() || grid.rowCount() == 0) {
                    return false;
                }
                selection.all();
            }
            case C, INSERT -> {
                if (!event.isShortcutDown()) {
                    return false;
                }
                grid.actions().copy();
            }
            case SPACE -> {
                if (selection.row() < 0 || !(event.isShortcutDown() || event.isShiftDown())) {
                    return false;
                }
                if (event.isShortcutDown()) {
                    selection.columns(selection.column(), false, false);
                } else {
                    selection.rows(selection.row(), false, false);
                }
            }
            case ENTER -> grid.actions().open();
            default -> {
                return false;
            }
        }
        return true;
    }

    /// With Alt the column of the cell is moved, resized or fitted.
    private boolean changes(KeyCode code) {
        GridColumns columns = grid.columns();
        int position = grid.selection().column();
        if (position < 0 || position >= columns.shown()) {
            return false;
        }
        switch (code) {
            case LEFT -> moveColumn(position, position - 1);
            case RIGHT -> moveColumn(position, position + 1);
            case UP -> columns.resize(columns.number(position), columns.width(position) - 16);
            case DOWN -> columns.resize(columns.number(position), columns.width(position) + 16);
            case ENTER -> grid.fit(columns.number(position));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void moveColumn(int from, int to) {
        if (to >= 0 && to < grid.columns().shown()) {
            grid.columns().move(from, to);
            grid.move(grid.selection().row(), to, false);
        }
    }
}
