package tableflow.console.ui.control.grid;

import java.util.ArrayList;
import java.util.List;

/// The chosen cells as rectangles, so that a million chosen rows take no more memory than one; and the cell that has
/// the keyboard. Columns are positions on the screen. JavaFX thread only.
public final class GridSelection {

    private final List<GridRange> ranges = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private long row = -1;
    private int column = -1;
    private long anchorRow = -1;
    private int anchorColumn = -1;

    /// Runs `action` after every change.
    public void onChange(Runnable action) {
        listeners.add(action);
    }

    /// The row of the cell that has the keyboard, -1 without one.
    public long row() {
        return row;
    }

    /// The position of the column of the cell that has the keyboard, -1 without one.
    public int column() {
        return column;
    }

    /// What is chosen, the newest last; they may overlap.
    public List<GridRange> ranges() {
        return List.copyOf(ranges);
    }

    /// Whether a cell is chosen.
    public boolean holds(long ofRow, int ofColumn) {
        for (GridRange range : ranges) {
            if (range.holds(ofRow, ofColumn)) {
                return true;
            }
        }
        return false;
    }

    /// Whether any cell of a row is chosen.
    boolean touches(long ofRow) {
        for (GridRange range : ranges) {
            if (ofRow >= range.top() && ofRow <= range.bottom()) {
                return true;
            }
        }
        return false;
    }

    /// Chooses nothing.
    public void clear() {
        ranges.clear();
        row = -1;
        column = -1;
        anchorRow = -1;
        anchorColumn = -1;
        changed();
    }

    /// Chooses one cell.
    public void moveTo(long newRow, int newColumn) {
        ranges.clear();
        ranges.add(new GridRange(newRow, newColumn, newRow, newColumn));
        place(newRow, newColumn);
    }

    /// Chooses from where the newest rectangle began to this cell.
    public void extendTo(long newRow, int newColumn) {
        if (anchorRow < 0) {
            moveTo(newRow, newColumn);
            return;
        }
        replaceNewest(GridRange.between(anchorRow, anchorColumn, newRow, newColumn));
        row = newRow;
        column = newColumn;
        changed();
    }

    /// Begins another rectangle at this cell; one that is this cell alone is given up instead.
    public void add(long newRow, int newColumn) {
        GridRange cell = new GridRange(newRow, newColumn, newRow, newColumn);
        if (!ranges.remove(cell)) {
            ranges.add(cell);
        }
        place(newRow, newColumn);
    }

    /// Chooses whole rows from the anchor's, or from `newRow` itself, to `newRow`.
    public void rows(long newRow, boolean extend, boolean further) {
        long from = extend && anchorRow >= 0 ? anchorRow : newRow;
        lines(new GridRange(Math.min(from, newRow), 0, Math.max(from, newRow), Integer.MAX_VALUE), extend, further);
        anchorRow = from;
        anchorColumn = 0;
        row = newRow;
        column = Math.max(0, column);
        changed();
    }

    /// Chooses whole columns from the anchor's, or from `newColumn` itself, to `newColumn`.
    public void columns(int newColumn, boolean extend, boolean further) {
        int from = extend && anchorColumn >= 0 ? anchorColumn : newColumn;
        lines(new GridRange(0, Math.min(from, newColumn), Long.MAX_VALUE, Math.max(from, newColumn)), extend, further);
        anchorColumn = from;
        anchorRow = 0;
        column = newColumn;
        row = Math.max(0, row);
        changed();
    }

    /// Chooses everything.
    public void all() {
        ranges.clear();
        ranges.add(new GridRange(0, 0, Long.MAX_VALUE, Integer.MAX_VALUE));
        anchorRow = 0;
        anchorColumn = 0;
        row = Math.max(0, row);
        column = Math.max(0, column);
        changed();
    }

    private void lines(GridRange range, boolean extend, boolean further) {
        if (extend) {
            replaceNewest(range);
        } else {
            if (!further) {
                ranges.clear();
            }
            ranges.add(range);
        }
    }

    private void replaceNewest(GridRange range) {
        if (!ranges.isEmpty()) {
            ranges.removeLast();
        }
        ranges.add(range);
    }

    private void place(long newRow, int newColumn) {
        row = newRow;
        column = newColumn;
        anchorRow = newRow;
        anchorColumn = newColumn;
        changed();
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
