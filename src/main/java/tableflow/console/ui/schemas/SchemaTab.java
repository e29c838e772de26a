package tableflow.console.ui.schemas;

import javafx.scene.Node;

/// A tab of the pane.
///
/// @param id of the tab's content within the pane, such as `schemas-problems-tab`; asked for by [ToolPlace#show]
public record SchemaTab(String id, String title, Side side, Node content) {

    /// Where a tab stands.
    public enum Side {
        /// Left: beside the outline.
        OUTLINE,
        /// Below editor and table, beside the problems.
        PROBLEMS,
        /// Right: beside the columns.
        COLUMNS
    }
}
