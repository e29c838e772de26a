package tableflow.console.ui.query;

import javafx.scene.Node;

/// A line below the statements that says something about the one at the caret. All methods are called on the JavaFX
/// thread.
public interface StatementStrip {

    /// The line; always the same node.
    Node view();

    /// The statement at the caret, or where it runs, may be another now.
    void changed();

    /// The end: stops jobs.
    default void close() {}

    /// Makes the strip for the pane that it is part of.
    @FunctionalInterface
    interface Factory {
        StatementStrip make(Workbench bench);
    }
}
