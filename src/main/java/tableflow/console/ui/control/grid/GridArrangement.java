package tableflow.console.ui.control.grid;

import java.util.List;

/// How somebody has arranged the columns of a grid, so that it can be done again for the same columns. Columns are
/// named by their numbers in the source.
///
/// @param order all columns, hidden ones too
/// @param hidden those that are not shown
/// @param widths in pixels, by number
/// @param frozen how many of those shown stay at the left
public record GridArrangement(List<Integer> order, List<Integer> hidden, List<Double> widths, int frozen) {
    public GridArrangement {
        order = List.copyOf(order);
        hidden = List.copyOf(hidden);
        widths = List.copyOf(widths);
    }
}
