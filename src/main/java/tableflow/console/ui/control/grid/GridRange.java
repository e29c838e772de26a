package tableflow.console.ui.control.grid;

/// A rectangle of cells, all edges within it. Columns are positions on the screen.
///
/// @param bottom may lie beyond the last row, [Long#MAX_VALUE] for a whole column
/// @param right may lie beyond the last column, [Integer#MAX_VALUE] for a whole row
public record GridRange(long top, int left, long bottom, int right) {

    /// The rectangle between two corners, in whatever order.
    static GridRange between(long row, int column, long otherRow, int otherColumn) {
        return new GridRange(
                Math.min(row, otherRow),
                Math.min(column, otherColumn),
                Math.max(row, otherRow),
                Math.max(column, otherColumn));
    }

    boolean holds(long row, int column) {
        return row >= top && row <= bottom && column >= left && column <= right;
    }

    /// The part of it that lies within so many rows and columns; its edges may cross when nothing does.
    public GridRange within(long rows, int columns) {
        return new GridRange(top, left, Math.min(bottom, rows - 1), Math.min(right, columns - 1));
    }

    /// How many rows it has.
    public long rows() {
        return Math.max(0, bottom - top + 1);
    }

    /// How many columns it has.
    public int columns() {
        return Math.max(0, right - left + 1);
    }
}
