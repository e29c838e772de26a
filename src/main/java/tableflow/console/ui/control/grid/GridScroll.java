package tableflow.console.ui.control.grid;

import static tableflow.console.ui.control.grid.GridLayout.HEADER;
import static tableflow.console.ui.control.grid.GridLayout.ROW;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;

/// How far a grid is scrolled, as its two bars show it; in pixels from the top of row 0 and from the left edge of the
/// first column that scrolls.
final class GridScroll {

    /// A row that is nearer to the edge is hardly seen.
    private static final double EDGE = 3 * ROW;

    private final GridColumns columns;
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private GridLayout layout = GridLayout.NONE;
    private boolean ending;
    /// The row that is to stand in the middle; -1 for none.
    private long wanted = -1;

    /// @param moved runs when either changes
    GridScroll(GridColumns columns, Runnable moved) {
        this.columns = columns;
        down.setOrientation(Orientation.VERTICAL);
        across.setOrientation(Orientation.HORIZONTAL);
        down.setUnitIncrement(ROW);
        across.setUnitIncrement(ROW);
        down.valueProperty().addListener((value, before, now) -> moved.run());
        across.valueProperty().addListener((value, before, now) -> moved.run());
    }

    ScrollBar down() {
        return down;
    }

    ScrollBar across() {
        return across;
    }

    double y() {
        return down.getValue();
    }

    double x() {
        return across.getValue();
    }

    /// How thick the bars are.
    double thickness() {
        return Math.ceil(down.prefWidth(-1));
    }

    /// Brings the bars to their places.
    void lay(GridLayout newLayout) {
        layout = newLayout;
        lay(down, layout.vertical(), layout.mostY(), layout.height());
        if (wanted >= 0 && layout.height() > 0) {
            to(down, wanted * ROW - (layout.height() - ROW) / 2, layout.mostY());
            wanted = -1;
        }
        if (ending) {
            ending = false;
            down.setValue(layout.mostY());
        }
        lay(across, layout.horizontal(), layout.mostX(), layout.width());
        down.resizeRelocate(layout.left() + layout.width(), HEADER, thickness(), layout.height());
        across.resizeRelocate(layout.left(), HEADER + layout.height(), layout.width(), thickness());
    }

    /// Back to the first cell.
    void toTop() {
        wanted = -1;
        down.setValue(0);
    }

    /// Down to the last row, once the bars have their places anew.
    void wantEnd() {
        ending = true;
    }

    /// Whether the last row that has its place is in sight.
    boolean isAtEnd() {
        return y() >= layout.mostY() - ROW;
    }

    /// Back to the first column.
    void toLeft() {
        across.setValue(0);
    }

    /// Scrolls by pixels.
    void by(double x, double y) {
        to(across, across.getValue() + x, layout.mostX());
        to(down, down.getValue() + y, layout.mostY());
    }

    /// Scrolls to a row and to a part of the width between 0 and 1.
    void to(double row, double part) {
        to(down, row * ROW, layout.mostY());
        to(across, part * layout.mostX(), layout.mostX());
    }

    /// Brings a row that is out of sight, or at an edge, among its neighbours: into the middle, once all rows that
    /// there are by now have their places.
    void near(long row) {
        double top = row * ROW;
        if (top - EDGE < y() || top + ROW + EDGE > y() + layout.height()) {
            wanted = row;
        }
    }

    /// Brings a cell into sight.
    void reveal(long row, int position) {
        double top = row * ROW;
        if (top < y()) {
            to(down, top, layout.mostY());
        } else if (top + ROW > y() + layout.height()) {
            to(down, top + ROW - layout.height(), layout.mostY());
        }
        if (position >= columns.frozen()) {
            double left = columns.left(position) - columns.frozenWidth();
            double right = columns.right(position) - columns.frozenWidth();
            if (left < x() || right - left > layout.width()) {
                to(across, left, layout.mostX());
            } else if (right > x() + layout.width()) {
                to(across, right - layout.width(), layout.mostX());
            }
        }
    }

    private static void to(ScrollBar bar, double value, double most) {
        bar.setMax(most);
        bar.setValue(Math.clamp(value, 0, most));
    }

    private static void lay(ScrollBar bar, boolean needed, double most, double visible) {
        bar.setVisible(needed);
        bar.setMax(most);
        bar.setVisibleAmount(most * visible / Math.max(1, most + visible));
        bar.setBlockIncrement(visible);
        if (bar.getValue() > most) {
            bar.setValue(most);
        }
    }
}
