package tableflow.console.ui.tour;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// One step of the tour: do something, wait until it shows, take a picture.
///
/// @param name of the picture, short and stable: "topics-detail"
/// @param title what the picture shows, for the report
/// @param act on the JavaFX thread
/// @param until asked on the JavaFX thread until it is true
/// @param limit after which the step has failed
public record TourStep(
        String name, String title, Consumer<TourStage> act, Predicate<TourStage> until, Duration limit) {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /// A step that may take 30 s.
    public static TourStep of(String name, String title, Consumer<TourStage> act, Predicate<TourStage> until) {
        return new TourStep(name, title, act, until, LIMIT);
    }

    /// The same step with another limit.
    public TourStep within(Duration other) {
        return new TourStep(name, title, act, until, other);
    }
}
