package tableflow.console.ui.query;

import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/// A tab of the side bar, such as the catalog, saved statements, history, a table. It is made when its tab is shown for
/// the first time. All methods are called on the JavaFX thread.
public interface SidePanel {

    /// What fills the tab; always the same node.
    Node view();

    /// It can be seen now.
    default void onShown() {}

    /// It cannot be seen now: refreshing should pause.
    default void onHidden() {}

    /// The end: stops jobs.
    default void close() {}

    /// A panel before it is made.
    ///
    /// @param id short and stable; part of the node's id: `query-side-ID`
    /// @param title what the tab says
    /// @param factory makes it; must be quick
    record Spec(String id, String title, Ikon icon, Factory factory) {}

    /// Makes a panel for the pane that it is part of.
    @FunctionalInterface
    interface Factory {
        SidePanel make(Workbench bench);
    }
}
