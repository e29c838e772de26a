package tableflow.console.ui.topics.change;

import java.util.function.Supplier;
import javafx.scene.Node;

/// The part of a dialog where the user says what is wished.
///
/// @param <P> the plan that follows from it
public interface Wish<P> {

    /// What the user fills in.
    Node node();

    /// Reads what is filled in; what is given then finds out what that would change, and blocks.
    ///
    /// @throws IllegalArgumentException with a sentence where it makes no sense
    Supplier<P> read();

    /// Calls `action` whenever something else is filled in.
    void onChanged(Runnable action);
}
