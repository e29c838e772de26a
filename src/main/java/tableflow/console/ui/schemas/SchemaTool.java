package tableflow.console.ui.schemas;

import java.util.List;
import javafx.scene.Node;
import tableflow.console.ui.shell.Command;
import tableflow.console.ui.tour.TourStep;

/// A part of the pane besides the editor and its verdicts, such as what is done with files or in the registry: what it
/// puts into the draft's bar, its tabs, its commands. [SchemaTools] names them all.
interface SchemaTool {

    /// What it shows in the bar above the draft, left of Revert.
    default List<Node> bar() {
        return List.of();
    }

    /// What it says between bar and verdicts; hidden while there is nothing to say.
    default List<Node> notices() {
        return List.of();
    }

    /// What it shows beside the subjects, the problems or the columns.
    default List<SchemaTab> tabs() {
        return List.of();
    }

    /// What can be done from the keyboard and the palette.
    default List<Command> commands() {
        return List.of();
    }

    /// Its part of the tour; it leaves the pane as it found it.
    default List<TourStep> tour() {
        return List.of();
    }

    /// The pane is on top again.
    default void onShown() {}

    /// Another pane is on top: nobody looks.
    default void onHidden() {}

    /// Stops what runs.
    default void close() {}
}
