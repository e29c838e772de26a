package tableflow.console.ui.query;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// A tab below one run, such as its result, its plan, its statistics. It is made when its tab is shown for the first
/// time, or ahead of that. All methods are called on the JavaFX thread.
public interface RunPanel {

    /// What fills the tab; always the same node.
    Node view();

    /// The run is closed: stops jobs, lets go of files.
    default void close() {}

    /// A panel before it is made.
    ///
    /// @param id short and stable; part of the tab's id: `query-run-ID`
    /// @param title what the tab says
    /// @param factory makes it; must be quick
    record Spec(String id, String title, Factory factory) {}

    /// Makes a panel for one run.
    interface Factory {
        RunPanel make(QueryRun run, Workbench bench);

        /// Whether there is something to show for `run` by now; the tab cannot be chosen before.
        default ObservableValue<Boolean> available(QueryRun run) {
            return new ReadOnlyBooleanWrapper(true).getReadOnlyProperty();
        }

        /// Whether it is made while the run goes on, before it is available, so that it is there at once at the end.
        default boolean isMadeAhead() {
            return false;
        }

        /// Whether the tab is brought to the front once the run has ended and the panel is available.
        default boolean leads(QueryRun run) {
            return false;
        }
    }
}
