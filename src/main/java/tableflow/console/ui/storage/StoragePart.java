package tableflow.console.ui.storage;

import java.util.List;
import javafx.scene.Node;
import tableflow.console.ui.shell.Command;
import tableflow.console.ui.tour.TourStep;

/// A tab of the Storage pane. All methods are called on the JavaFX thread.
public interface StoragePart {

    /// Makes a part for one pane; must be quick, whatever takes time is a job.
    @FunctionalInterface
    interface Factory {
        StoragePart make(StorageDesk desk);
    }

    /// Short and stable: its tab in the scene is `storage-tab-ID`.
    String id();

    /// What stands on the tab.
    String title();

    /// What fills the tab; always the same node.
    Node view();

    /// Its tab is chosen and the pane can be seen.
    default void onShown() {}

    /// Another tab or pane is shown.
    default void onHidden() {}

    /// Its entries in the command palette; effective while the pane is shown, whatever the tab.
    default List<Command> commands() {
        return List.of();
    }

    /// Its part of the tour, behind that of the parts before it; begun while a scan of the profile's bucket is shown.
    default List<TourStep> tour() {
        return List.of();
    }

    /// The end: stops its jobs.
    default void close() {}
}
