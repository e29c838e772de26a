package tableflow.console.ui.control.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a cell's background says of it besides being chosen.
public enum GridMark {
    /// What is searched for is in it.
    MATCH,
    /// The place that the search is at.
    CURRENT_MATCH,
    /// It is only in the newer of two results.
    ADDED,
    /// It is only in the older of two results.
    REMOVED,
    /// It is in both results, and differs.
    CHANGED;

    /// Marks cells. Called for every cell in sight whenever it is drawn, so it has to be quick.
    @FunctionalInterface
    public interface Marker {

        /// @param row from 0, as shown
        /// @param column its number in the source
        /// @param shown the cell's text as it is drawn; null for NULL
        @Nullable GridMark mark(long row, int column, @Nullable String shown);

        /// Which parts of a marked cell's text the mark is for; none when it is for the whole cell.
        ///
        /// @param shown the cell's text as it is drawn
        default List<Part> parts(long row, int column, String shown) {
            return List.of();
        }
    }

    /// Some letters of a cell's text.
    ///
    /// @param from the first, and `to` the one after the last
    public record Part(int from, int to) {}
}
