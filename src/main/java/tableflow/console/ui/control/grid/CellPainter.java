package tableflow.console.ui.control.grid;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.grid.GridCell.Content;
import tableflow.console.ui.control.grid.GridCell.Look;

/// Writes values into cells.
final class CellPainter {

    private static final String WAITING = "\u00b7\u00b7\u00b7\u00b7";

    private final GridColumns columns;
    private final GridSelection selection;
    private final RowCache cache;
    private GridMark.@Nullable Marker marker;
    private double letter = 1;

    CellPainter(GridColumns columns, GridSelection selection, RowCache cache) {
        this.columns = columns;
        this.selection = selection;
        this.cache = cache;
    }

    /// How cells are marked from now on.
    void mark(GridMark.@Nullable Marker newMarker) {
        marker = newMarker;
    }

    /// The width of a letter from now on.
    void letter(double width) {
        letter = width;
    }

    double letter() {
        return letter;
    }

    /// Fills a cell of the rows.
    void fill(GridCell cell, long row, int position) {
        int number = columns.number(position);
        List<@Nullable String> values = cache.row(row);
        String value = values == null || number >= values.size() ? null : values.get(number);
        Content content = content(row, values, value);
        String shown = switch (content) {
            case NULL -> text("grid.null");
            case LOADING -> WAITING;
            case FAILED -> text("grid.failed");
            case VALUE -> value == null ? "" : value;
        };
        GridMark mark = marker == null || values == null ? null : marker.mark(row, number, value);
        List<GridMark.Part> parts = marker == null || mark == null || value == null
                ? List.of()
                : marker.parts(row, number, value);
        boolean focused = selection.row() == row && selection.column() == position;
        boolean right = columns.all().get(number).numeric();
        cell.show(shown, new Look(content, right, selection.holds(row, position), focused, mark, parts), letter);
        cell.told(columns.all().get(number).title());
    }

    /// Fills a cell of the row numbers.
    void number(GridCell cell, long row, int position) {
        Look look = new Look(Content.VALUE, true, selection.touches(row), false, null, List.of());
        cell.show(Long.toString(row + 1), look, letter);
        cell.told("");
    }

    private Content content(long row, @Nullable List<@Nullable String> values, @Nullable String value) {
        if (values != null) {
            return value == null ? Content.NULL : Content.VALUE;
        }
        return cache.isFailed(row) ? Content.FAILED : Content.LOADING;
    }
}
