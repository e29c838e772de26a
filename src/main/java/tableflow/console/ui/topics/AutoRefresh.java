package tableflow.console.ui.topics;

import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.Interval;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.Ticker;
import tableflow.console.ui.work.Work;

/// Runs a job when it can first be seen, and then again in the interval that the user chooses, only while it can be
/// seen. JavaFX thread only.
final class AutoRefresh {

    private final Work work;
    private final Supplier<Job<?>> unasked;
    private final Supplier<Job<?>> asked;
    private final ObjectProperty<Interval> interval;
    private final BooleanProperty visible = new SimpleBooleanProperty();
    private @Nullable Ticker ticker;
    private @Nullable Job<?> newest;
    private boolean byUser;

    /// @param unasked what the interval does
    /// @param asked what the user's wish does
    AutoRefresh(Work work, Interval first, Supplier<Job<?>> unasked, Supplier<Job<?>> asked) {
        this.work = work;
        this.unasked = unasked;
        this.asked = asked;
        interval = new SimpleObjectProperty<>(first);
        interval.subscribe(this::restart);
        visible.subscribe(now -> {
            if (now && ticker == null && newest == null) {
                runNow();
            }
        });
    }

    ObjectProperty<Interval> intervalProperty() {
        return interval;
    }

    BooleanProperty visibleProperty() {
        return visible;
    }

    /// Runs the job now, unless it runs already; the interval begins anew.
    void runNow() {
        if (ticker == null) {
            newest = asked.get();
        } else {
            byUser = true;
            ticker.runNow();
        }
    }

    void close() {
        if (ticker != null) {
            ticker.visibleProperty().unbind();
            ticker.close();
            ticker = null;
        }
    }

    private Job<?> start() {
        Job<?> started = byUser ? asked.get() : unasked.get();
        byUser = false;
        newest = started;
        return started;
    }

    private void restart(Interval chosen) {
        close();
        if (chosen != Interval.OFF) {
            ticker = new Ticker(work, chosen.period(), this::start);
            ticker.visibleProperty().bind(visible);
        }
    }
}
