package tableflow.console.ui.topics.change;

import java.util.function.Consumer;
import java.util.function.Function;

/// A kind of change: how its plan is shown and done.
///
/// @param title what the dialog is called
/// @param action what its button says
/// @param subject what has to be typed in production: the topic's or group's name
/// @param destructive whether it takes away what cannot be brought back
/// @param review shows a plan
/// @param apply does a plan; blocks
/// @param <P> the plan
public record Change<P>(
        String title, String action, String subject, boolean destructive, Function<P, Review> review,
        Consumer<P> apply) {}
