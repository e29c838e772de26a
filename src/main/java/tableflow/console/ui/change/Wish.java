package tableflow.console.ui.change;

import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import tableflow.console.domain.Progress;

/// The part of a dialog where the user says what is wished.
///
/// @param <P> the plan that follows from it
public interface Wish<P> {

    /// What the user fills in.
    Node node();

    /// Reads what is filled in; what is given then finds out what that would change, and blocks.
    ///
    /// @throws IllegalArgumentException with a sentence where it makes no sense
    Function<Progress, P> read();

    /// Calls `action` whenever something else is filled in.
    void onChanged(Runnable action);

    /// Whether there is nothing to fill in: it is planned at once.
    default boolean isSettled() {
        return false;
    }

    /// Lets go of what it holds.
    default void close() {}

    /// Nothing to fill in.
    ///
    /// @param words what it is about; empty where the title says that
    static <P> Wish<P> settled(String words, Function<Progress, P> planner) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setManaged(!words.isEmpty());
        return new Wish<>() {
            @Override
            public Node node() {
                return label;
            }

            @Override
            public Function<Progress, P> read() {
                return planner;
            }

            @Override
            public void onChanged(Runnable action) {}

            @Override
            public boolean isSettled() {
                return true;
            }
        };
    }
}
