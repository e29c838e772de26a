package tableflow.console.ui.change;

import java.util.function.Function;
import tableflow.console.domain.Progress;

/// A kind of change: how its plan is shown and done.
///
/// @param title what the dialog is called
/// @param action what its button says
/// @param typed what has to be typed before it is done, where `gravity` or the profile asks for it
/// @param <P> the plan
public record Change<P>(
        String title, String action, String typed, Gravity gravity, Function<P, Review> review, Doing<P> doing) {

    /// How hard a change is to take back. In production a name is typed before any of them.
    public enum Gravity {
        /// It can be changed back.
        ORDINARY,
        /// It takes away what cannot be brought back, or adds what cannot be taken away.
        LASTING,
        /// It deletes for good what others may need: a name is typed in every environment.
        FINAL
    }

    /// Does a plan.
    @FunctionalInterface
    public interface Doing<P> {
        /// Blocks.
        ///
        /// @return what has come of it, in a sentence; empty where the window shows that by itself
        String apply(P plan, Progress progress);
    }

    boolean isLasting() {
        return gravity != Gravity.ORDINARY;
    }
}
