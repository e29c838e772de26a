package tableflow.console.ui.control.grid;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// A window onto cells: only as many nodes as fit into it, each used again when its place scrolls out. A row keeps its
/// node while it is in sight, so that scrolling by a row fills the cells of one row only.
final class CellBlock extends Region {

    /// What is in sight.
    ///
    /// @param first row, and `end` the one after the last
    /// @param y how far the rows are scrolled, in pixels from the top of row 0
    /// @param from the first position, and `to` the one after the last
    /// @param x what is at the left edge, in pixels from the left edge of position 0
    record Sight(long first, long end, double y, int from, int to, double x) {}

    /// Where columns are: the left edge of each, which is the right one of the column before it.
    @FunctionalInterface
    interface Edges {
        double left(int position);
    }

    /// Fills a cell that has taken its place.
    @FunctionalInterface
    interface Filler {
        void fill(GridCell cell, long row, int position);
    }

    private static final PseudoClass ODD = PseudoClass.getPseudoClass("odd");

    /// So many columns fit into a usual window.
    static final int USUAL_COLUMNS = 10;

    private final Edges edges;
    private final Filler filler;
    private final List<Strip> strips = new ArrayList<>();
    private final Rectangle clip = new Rectangle();

    CellBlock(String styleClass, Edges edges, Filler filler) {
        this.edges = edges;
        this.filler = filler;
        getStyleClass().addAll("grid-block", styleClass);
        setManaged(false);
        setClip(clip);
    }

    @Override
    public void resizeRelocate(double x, double y, double width, double height) {
        super.resizeRelocate(x, y, width, height);
        clip.setWidth(width);
        clip.setHeight(height);
    }

    /// Brings the nodes where they belong and fills those that took another place or an older version of their own.
    void show(Sight sight, int version, double rowHeight) {
        while (strips.size() < sight.end() - sight.first()) {
            Strip strip = new Strip();
            strips.add(strip);
            getChildren().add(strip);
        }
        for (int slot = 0; slot < strips.size(); slot++) {
            long row = sight.first() + Math.floorMod(slot - sight.first(), strips.size());
            strips.get(slot).show(row < sight.end() ? row : -1, sight, version, rowHeight);
        }
    }

    /// Makes nodes before there is anything to show, and has them styled: that takes longer than to fill them.
    void prepare(double rows, int columns) {
        while (strips.size() < rows) {
            Strip strip = new Strip();
            strips.add(strip);
            getChildren().add(strip);
            strip.prepare(columns);
        }
    }

    /// The node that shows a place; null when it is out of sight.
    @Nullable GridCell cell(long row, int position) {
        if (strips.isEmpty()) {
            return null;
        }
        Strip strip = strips.get((int) (row % strips.size()));
        if (strip.row != row || strip.cells.isEmpty()) {
            return null;
        }
        GridCell cell = strip.cells.get(position % strip.cells.size());
        return cell.isVisible() && cell.row() == row && cell.position() == position ? cell : null;
    }

    private final class Strip extends Region {
        private final List<GridCell> cells = new ArrayList<>();
        private long row = -1;

        Strip() {
            getStyleClass().add("grid-row");
            setManaged(false);
            setAccessibleRole(AccessibleRole.TABLE_ROW);
        }

        void prepare(int columns) {
            setVisible(false);
            while (cells.size() < columns) {
                GridCell cell = new GridCell();
                cell.rest();
                cells.add(cell);
                getChildren().add(cell);
            }
        }

        void show(long newRow, Sight sight, int version, double rowHeight) {
            row = newRow;
            setVisible(row >= 0);
            if (row < 0) {
                return;
            }
            double width = CellBlock.this.getWidth();
            if (getWidth() != width || getHeight() != rowHeight) {
                resize(width, rowHeight);
            }
            pseudoClassStateChanged(ODD, row % 2 != 0);
            // Whole pixels: half ones blur the texts.
            setLayoutY(Math.rint(row * rowHeight - sight.y()));
            while (cells.size() < sight.to() - sight.from()) {
                GridCell cell = new GridCell();
                cells.add(cell);
                getChildren().add(cell);
            }
            for (int slot = 0; slot < cells.size(); slot++) {
                int position = sight.from() + Math.floorMod(slot - sight.from(), cells.size());
                if (position < sight.to()) {
                    show(cells.get(slot), position, sight, version);
                } else {
                    cells.get(slot).rest();
                }
            }
        }

        private void show(GridCell cell, int position, Sight sight, int version) {
            double left = Math.rint(edges.left(position) - sight.x());
            double width = edges.left(position + 1) - edges.left(position);
            if (!cell.shows(row, position, version, width)) {
                cell.place(row, position, version, width, getHeight());
                filler.fill(cell, row, position);
            }
            if (cell.getLayoutX() != left) {
                cell.setLayoutX(left);
            }
        }
    }
}
