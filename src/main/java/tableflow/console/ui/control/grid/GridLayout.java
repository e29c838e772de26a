package tableflow.console.ui.control.grid;

/// Where the parts of a grid stand in its rectangle, and what is in sight in them; all in pixels.
///
/// @param numbers the width of the row numbers
/// @param frozen the width of the columns that do not scroll, at most three quarters of the room
/// @param width of the cells that scroll
/// @param height of the cells
/// @param contentWidth of all columns that scroll
/// @param contentHeight of all rows
/// @param vertical whether a bar at the right is needed
/// @param horizontal whether a bar at the bottom is needed
record GridLayout(
        double numbers,
        double frozen,
        double width,
        double height,
        double contentWidth,
        double contentHeight,
        boolean vertical,
        boolean horizontal) {

    static final double ROW = 24;
    static final double HEADER = 30;
    static final GridLayout NONE = new GridLayout(0, 0, 0, 0, 0, 0, false, false);

    private static final double MOST_FROZEN = 0.75;

    /// @param bars the thickness of a bar
    static GridLayout of(double width, double height, GridColumns columns, long rows, double numbers, double bars) {
        double room = Math.max(0, width - numbers);
        double frozen = Math.min(columns.frozenWidth(), Math.floor(room * MOST_FROZEN));
        double contentWidth = columns.total() - columns.frozenWidth();
        double contentHeight = rows * ROW;
        double bodyHeight = Math.max(0, height - HEADER);
        double bodyWidth = Math.max(0, room - frozen);
        boolean vertical = contentHeight > bodyHeight;
        boolean horizontal = contentWidth > bodyWidth - (vertical ? bars : 0);
        // One bar may take the room that makes the other one needed.
        vertical = contentHeight > bodyHeight - (horizontal ? bars : 0);
        return new GridLayout(
                numbers,
                frozen,
                Math.max(0, bodyWidth - (vertical ? bars : 0)),
                Math.max(0, bodyHeight - (horizontal ? bars : 0)),
                contentWidth,
                contentHeight,
                vertical,
                horizontal);
    }

    /// How far it can be scrolled down.
    double mostY() {
        return Math.max(0, contentHeight - height);
    }

    /// How far it can be scrolled to the right.
    double mostX() {
        return Math.max(0, contentWidth - width);
    }

    /// Where the cells that scroll begin.
    double left() {
        return numbers + frozen;
    }

    /// How many whole rows fit, at least one.
    long page() {
        return Math.max(1, (long) (height / ROW));
    }
}
