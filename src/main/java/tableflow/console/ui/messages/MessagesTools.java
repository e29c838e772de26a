package tableflow.console.ui.messages;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/// What others add to the pane: actions, and something that stands above the rows.
public interface MessagesTools {

    /// A pane without any.
    Factory NONE = _ -> List::of;

    /// Makes the tools of one pane.
    @FunctionalInterface
    interface Factory {
        MessagesTools make(MessagesBench bench);
    }

    /// Something that can be done.
    ///
    /// @param id of its button in the scene: `messages-tool-ID`
    /// @param text of its button and its entry in the menu of a row
    /// @param enabled whether it can be done now
    record Action(String id, Ikon icon, String text, Where where, ObservableBooleanValue enabled, Runnable run) {}

    /// Where an action is offered.
    enum Where {
        /// It is about the topic: at the top of the pane.
        TOPIC,
        /// It is about the chosen records: below the rows, and in their menu.
        RECORDS
    }

    /// In the order in which they are offered.
    List<Action> actions();

    /// Stands between the filter and the rows; it shows and hides itself.
    default Optional<Node> above() {
        return Optional.empty();
    }

    /// What would be lost if the pane were closed now, as a sentence.
    default Optional<String> unsaved() {
        return Optional.empty();
    }

    /// The pane is closed.
    default void close() {}
}
