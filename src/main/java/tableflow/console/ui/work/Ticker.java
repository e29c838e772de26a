package tableflow.console.ui.work;

import java.time.Duration;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// Repeats a job while somebody can see its outcome: each run begins one period after the last one ended, so a slow
/// service is never asked twice at a time. JavaFX thread only.
///
/// It runs while [#enabledProperty()] (the user's choice) and [#visibleProperty()] (pane shown, window not minimised)
/// are both true. When it becomes visible again after more than a period it runs at once.
public final class Ticker {

    private final Work work;
    private final Duration period;
    private final Supplier<Job<?>> job;
    private final BooleanProperty enabled = new SimpleBooleanProperty(true);
    private final BooleanProperty visible = new SimpleBooleanProperty(false);
    private Timer.@Nullable Alarm alarm;
    private @Nullable Job<?> running;
    private boolean due = true;
    private boolean closed;

    public Ticker(Work work, Duration period, Supplier<Job<?>> job) {
        this.work = work;
        this.period = period;
        this.job = job;
        enabled.addListener((property, before, now) -> update());
        visible.addListener((property, before, now) -> update());
    }

    public BooleanProperty enabledProperty() {
        return enabled;
    }

    public BooleanProperty visibleProperty() {
        return visible;
    }

    /// Runs the job now, unless it runs already; the period begins anew.
    public void runNow() {
        if (running != null) {
            return;
        }
        stopAlarm();
        due = false;
        Job<?> started = job.get();
        running = started;
        started.whenEnded(() -> {
            running = null;
            if (!closed) {
                alarm = work.timer().after(period, () -> work.onFx(this::elapsed));
            }
        });
    }

    /// Stops for good; a run in progress is cancelled.
    public void close() {
        closed = true;
        enabled.set(false);
        stopAlarm();
        if (running != null) {
            running.cancel();
        }
    }

    private void elapsed() {
        alarm = null;
        due = true;
        update();
    }

    private void update() {
        if (due && enabled.get() && visible.get()) {
            runNow();
        }
    }

    private void stopAlarm() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }
}
