package tableflow.console.ui.control;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// How long something has been running, counting while it can be seen.
public final class ElapsedLabel extends Label {

    private final InstantSource clock;
    private final Timeline pulse =
            new Timeline(new KeyFrame(javafx.util.Duration.millis(200), event -> refresh()));
    private @Nullable Instant start;

    public ElapsedLabel(InstantSource clock) {
        this.clock = clock;
        getStyleClass().add("elapsed");
        setMinWidth(USE_PREF_SIZE);
        pulse.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(scene -> update());
    }

    /// Counts from `instant` on.
    public void start(Instant instant) {
        start = instant;
        update();
    }

    /// Stops, and shows how long it took.
    public void stop(Duration took) {
        start = null;
        pulse.stop();
        setText(Durations.text(took));
    }

    private void update() {
        refresh();
        if (start != null && getScene() != null) {
            pulse.play();
        } else {
            pulse.stop();
        }
    }

    private void refresh() {
        if (start != null) {
            setText(Durations.text(Duration.between(start, clock.instant())));
        }
    }
}
