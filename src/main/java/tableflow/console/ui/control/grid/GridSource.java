package tableflow.console.ui.control.grid;

import java.util.List;
import javafx.beans.value.ObservableLongValue;
import org.jspecify.annotations.Nullable;

/// Where a grid gets its rows from, a piece at a time.
public interface GridSource {

    /// How many rows there are by now; changes on the JavaFX thread and may grow while rows arrive.
    ObservableLongValue rowCount();

    /// Reads `count` rows from `first` on, which are there by [#rowCount()], with as many values as the grid has
    /// columns each; null is NULL. Fewer rows are taken as all there are.
    ///
    /// Called on background threads, perhaps on two at a time, and never interrupted: a file that several read would be
    /// closed for all by an interrupt. An answer that nobody waits for any more is dropped.
    List<List<@Nullable String>> load(long first, int count) throws Exception;
}
