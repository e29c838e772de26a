package tableflow.console.ui.tour;

import static tableflow.console.ui.Messages.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.Durations;
import tableflow.console.ui.control.Png;
import tableflow.console.ui.work.Work;

/// Runs steps one after another on a shown scene. It never blocks the JavaFX thread, so that the jobs that the steps
/// wait for can end. A step that fails is reported, with a picture of what was shown instead, and the tour goes on.
public final class Tour {

    private static final Duration POLL = Duration.ofMillis(50);
    /// For animations and late layout, after the condition holds.
    private static final Duration SETTLE = Duration.ofMillis(300);

    private final Work work;
    private final Scene scene;
    private final Path folder;
    private final TourStage stage;
    private final List<TourReport.Entry> entries = new ArrayList<>();

    /// @param folder where pictures and `report.md` go; it is made where needed
    public Tour(Work work, Scene scene, Path folder) {
        this.work = work;
        this.scene = scene;
        this.folder = folder;
        this.stage = new TourStage(scene);
    }

    /// Runs what `next` gives until it gives nothing, then writes the report and hands it to `done`. JavaFX thread
    /// only.
    public void run(Supplier<Optional<TourStep>> next, Consumer<TourReport> done) {
        Optional<TourStep> step = next.get();
        if (step.isEmpty()) {
            finish(done);
            return;
        }
        begin(step.get(), () -> run(next, done));
    }

    private void begin(TourStep step, Runnable then) {
        Instant start = work.clock().instant();
        try {
            step.act().accept(stage);
        } catch (RuntimeException refused) {
            settle(step, start, String.valueOf(refused.getMessage()), then);
            return;
        }
        poll(step, start, then);
    }

    private void poll(TourStep step, Instant start, Runnable then) {
        boolean holds;
        try {
            holds = step.until().test(stage);
        } catch (RuntimeException broken) {
            settle(step, start, broken.toString(), then);
            return;
        }
        if (holds) {
            settle(step, start, null, then);
        } else if (since(start).compareTo(step.limit()) > 0) {
            settle(step, start, text("tour.report.late", Durations.text(step.limit())), then);
        } else {
            later(POLL, () -> poll(step, start, then));
        }
    }

    private void settle(TourStep step, Instant start, @Nullable String failure, Runnable then) {
        Duration took = since(start);
        later(SETTLE, () -> {
            String name = String.format(Locale.ROOT, "%02d-%s.png", entries.size() + 1, step.name());
            try {
                Files.createDirectories(folder);
                Png.write(Popups.picture(scene), folder.resolve(name));
                entries.add(new TourReport.Entry(step, name, took, failure));
            } catch (IOException e) {
                String reason = failure == null ? text("tour.report.nopicture") + " " + e : failure;
                entries.add(new TourReport.Entry(step, null, took, reason));
            }
            then.run();
        });
    }

    private void finish(Consumer<TourReport> done) {
        TourReport report = new TourReport(entries);
        work.job(text("tour.job.report"), progress -> {
                    Files.createDirectories(folder);
                    return Files.writeString(folder.resolve("report.md"), report.markdown());
                })
                .quiet()
                .onResult(file -> done.accept(report))
                .start();
    }

    private Duration since(Instant start) {
        return Duration.between(start, work.clock().instant());
    }

    private void later(Duration delay, Runnable action) {
        work.timer().after(delay, () -> work.onFx(action));
    }
}
