package tableflow.console.ui.tour;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.Eventually;
import tableflow.console.ui.work.Work;

/// A pane's steps of the tour in a test.
public final class TourRun {

    /// Less than a test waits for one thing: a step that never holds is told by its name, and not as a test that hangs.
    private static final Duration LIMIT = Duration.ofSeconds(45);

    private TourRun() {}

    /// Runs the steps and waits for each.
    public static TourReport of(Work work, Scene scene, Path folder, List<TourStep> steps) {
        Deque<TourStep> left = new ArrayDeque<>(steps);
        List<CountDownLatch> ended = steps.stream().map(step -> new CountDownLatch(1)).toList();
        AtomicReference<@Nullable TourReport> report = new AtomicReference<>();
        Platform.runLater(() -> new Tour(work, scene, folder).run(() -> {
            int before = steps.size() - left.size();
            if (before > 0) {
                ended.get(before - 1).countDown();
            }
            return Optional.ofNullable(left.poll()).map(step -> step.within(LIMIT));
        }, report::set));
        for (int i = 0; i < steps.size(); i++) {
            CountDownLatch end = ended.get(i);
            Eventually.until("the end of step " + steps.get(i).name(), () -> end.getCount() == 0);
        }
        Eventually.until("the report", () -> report.get() != null);
        return Objects.requireNonNull(report.get());
    }
}
