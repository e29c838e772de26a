package tableflow.console.ui.control.grid;

/// How a header shows that its column sorts the rows.
///
/// @param rank from 1, the first column that decides; 0 when it is the only one
public record SortMark(boolean descending, int rank) {

    /// Who is told that a header was clicked.
    @FunctionalInterface
    public interface Handler {

        /// @param column its number in the source
        /// @param further keeps the columns that sort already, as a click with Shift does
        void sort(int column, boolean further);
    }
}
