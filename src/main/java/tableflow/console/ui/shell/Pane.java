package tableflow.console.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import tableflow.console.ui.tour.TourStep;

/// One page of the window, made by its [PaneSpec] when it is shown for the first time, for one profile. When the
/// profile changes it is closed and, when shown again, made anew. All methods are called on the JavaFX thread.
public interface Pane {

    /// What fills the page; always the same node.
    Node view();

    /// It can be seen now.
    default void onShown() {}

    /// Another pane is shown. Work may go on; refreshing should pause (see [PaneContext#windowVisible()] too).
    default void onHidden() {}

    /// Answers a request of a class named in the [PaneSpec]; called after [#onShown()].
    default void answer(Request request) {}

    /// The open profile has other keys now, because a run made or removed some. What is shown stays; what could not be
    /// read for want of a key can be read again.
    default void profileChanged() {}

    /// Its entries in the command palette and in the shortcut sheet, effective while it is shown.
    default List<Command> commands() {
        return List.of();
    }

    /// What would be lost if it were closed now, as a sentence; asked before the profile changes or the window closes.
    default Optional<String> unsaved() {
        return Optional.empty();
    }

    /// Its part of the tour, begun while it is shown on a fresh sandbox.
    default List<TourStep> tour() {
        return List.of();
    }

    /// The end: stops tickers and jobs.
    default void close() {}
}
