package tableflow.console.ui.schemas.registry;

import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import tableflow.console.domain.Progress;

/// The part of a dialog where the user says what is wished.
///
/// @param <P> the plan that follows from it
interface Wish<P> {

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
    static <P> Wish<P> settled(Function<Progress, P> planner) {
        VBox nothing = new VBox();
        nothing.setManaged(false);
        return new Wish<>() {
            @Override
            public Node node() {
                return nothing;
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
