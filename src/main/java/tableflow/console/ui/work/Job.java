package tableflow.console.ui.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;

/// A running piece of work. Its properties change on the JavaFX thread only; [#cancel()] may be called from any thread.
///
/// @param <T> what the work gives
public final class Job<T> {

    /// Where a job is in its life.
    public enum State {
        RUNNING,
        /// Cancelled, but its thread has not ended yet.
        STOPPING,
        DONE,
        FAILED,
        CANCELLED;

        /// Whether the outcome has been told.
        public boolean isEnded() {
            return this != RUNNING && this != STOPPING;
        }
    }

    private final Work work;
    private final JobSpec<T> spec;
    private final Instant started;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.RUNNING);
    private final ReadOnlyObjectWrapper<JobProgress> progress = new ReadOnlyObjectWrapper<>(JobProgress.NONE);
    private final AtomicReference<@Nullable JobProgress> newest = new AtomicReference<>();
    private final AtomicBoolean progressPending = new AtomicBoolean();
    private final AtomicBoolean settled = new AtomicBoolean();
    private final AtomicBoolean superseded = new AtomicBoolean();
    private final List<Runnable> whenEnded = new ArrayList<>();
    private final Object lock = new Object();
    private @Nullable Thread runner;
    private boolean cancelled;

    Job(Work work, JobSpec<T> spec) {
        this.work = work;
        this.spec = spec;
        this.started = work.clock().instant();
    }

    /// What the user sees in the status bar: "Read topics".
    public String name() {
        return spec.name();
    }

    public Instant started() {
        return started;
    }

    /// Whether the status bar lists it; see [JobSpec#quiet()].
    public boolean isQuiet() {
        return spec.isQuiet();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public State state() {
        return state.get();
    }

    /// The newest progress; values in between may be skipped.
    public ReadOnlyObjectProperty<JobProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Interrupts the work. Its outcome, CANCELLED unless it ended otherwise meanwhile, is told within
    /// [Work#GRACE]; a thread that does not heed the interrupt is left behind, and what it gives later only logged.
    public void cancel() {
        synchronized (lock) {
            if (cancelled || settled.get()) {
                return;
            }
            cancelled = true;
            if (runner != null) {
                runner.interrupt();
            }
        }
        work.onFx(() -> {
            if (state.get() == State.RUNNING) {
                state.set(State.STOPPING);
            }
        });
        work.timer().after(Work.GRACE, () -> settle(Outcome.cancelled()));
    }

    /// Runs `action` on the JavaFX thread once the outcome has been told, at once if it has been. JavaFX thread only.
    public void whenEnded(Runnable action) {
        if (state.get().isEnded()) {
            action.run();
        } else {
            whenEnded.add(action);
        }
    }

    /// Cancels, and drops whatever outcome is still to come.
    void supersede() {
        superseded.set(true);
        cancel();
    }

    /// The body, on the background thread.
    void run() {
        boolean runIt;
        synchronized (lock) {
            runIt = !cancelled;
            runner = Thread.currentThread();
        }
        Outcome<T> outcome = runIt ? attempt() : Outcome.cancelled();
        synchronized (lock) {
            runner = null;
            Thread.interrupted();
        }
        if (!settle(outcome)) {
            outcome.logLate(name());
        }
        work.onFx(() -> work.jobs().remove(this));
    }

    @SuppressWarnings("Interruption") // the outcome tells of the interrupt; the thread ends or clears it in run()
    private Outcome<T> attempt() {
        try {
            return Outcome.done(spec.task().run(this::report));
        } catch (Throwable thrown) {
            return isCancelled() && Failures.isCancellation(thrown)
                    ? Outcome.cancelled()
                    : Outcome.failed(Failures.of(name(), thrown));
        }
    }

    private boolean isCancelled() {
        synchronized (lock) {
            return cancelled;
        }
    }

    private void report(String message, long done, long total) {
        newest.set(new JobProgress(message, done, total));
        if (progressPending.compareAndSet(false, true)) {
            work.onFx(this::showProgress);
            work.timer().after(Work.PROGRESS_INTERVAL, () -> {
                progressPending.set(false);
                JobProgress held = newest.get();
                if (held != null) {
                    report(held.message(), held.done(), held.total());
                }
            });
        }
    }

    private void showProgress() {
        JobProgress shown = newest.getAndSet(null);
        if (shown != null && !state.get().isEnded()) {
            progress.set(shown);
        }
    }

    private boolean settle(Outcome<T> outcome) {
        if (!settled.compareAndSet(false, true)) {
            return false;
        }
        work.onFx(() -> {
            showProgress();
            state.set(outcome.state());
            if (superseded.get()) {
                outcome.logLate(name());
            } else {
                tell(outcome);
            }
            List.copyOf(whenEnded).forEach(work::guarded);
            whenEnded.clear();
        });
        return true;
    }

    private void tell(Outcome<T> outcome) {
        work.guarded(() -> {
            RemoteFailure failure = outcome.failure();
            if (failure != null) {
                spec.failed(failure);
            } else if (outcome.state() == State.CANCELLED) {
                spec.cancelled();
            } else {
                spec.succeeded(outcome.value());
            }
        });
    }
}
