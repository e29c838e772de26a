package tableflow.console.ui.schemas.registry;

import java.util.function.Function;
import tableflow.console.domain.Progress;

/// A kind of change: how its plan is shown and done.
///
/// @param title what the dialog is called
/// @param action what its button says
/// @param typed what has to be typed before it is done: always for what cannot be brought back, else in production
/// @param destructive whether it takes away what cannot be brought back
/// @param <P> the plan
record Change<P>(
        String title, String action, String typed, boolean destructive, Function<P, Review> review, Doing<P> doing) {

    /// Does a plan.
    @FunctionalInterface
    interface Doing<P> {
        /// Blocks.
        ///
        /// @return what has come of it, in a sentence
        String apply(P plan, Progress progress);
    }
}
