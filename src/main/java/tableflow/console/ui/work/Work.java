package tableflow.console.ui.work;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import tableflow.console.domain.RemoteFailure;

/// Runs blocking work off the JavaFX thread and brings its outcome back to it.
///
/// ```java
/// work.job("Read topics", progress -> topics.list(progress))
///         .in(refreshSlot)
///         .onResult(this::show)
///         .onFailure(failure -> problem.set(new Problem(failure, this::refresh)))
///         .start();
/// ```
///
/// With `Runnable::run` for both executors everything happens inside `start()`, which is how view-models are tested.
public final class Work {

    /// How long a cancelled job may take to end by itself before its cancellation is told anyway.
    public static final Duration GRACE = Duration.ofMillis(150);

    /// The least time between two progress reports that reach the JavaFX thread.
    static final Duration PROGRESS_INTERVAL = Duration.ofMillis(50);

    private final Executor background;
    private final Executor fx;
    private final Timer timer;
    private final InstantSource clock;
    private final Jobs jobs = new Jobs();
    private final List<Consumer<RemoteFailure>> unhandled = new ArrayList<>();

    /// @param background runs each job on a thread of its own, which may be interrupted
    /// @param fx runs short actions on the JavaFX thread, in order
    public Work(Executor background, Executor fx, Timer timer, InstantSource clock) {
        this.background = background;
        this.fx = fx;
        this.timer = timer;
        this.clock = clock;
    }

    /// Where failures go that their job has no handler for; the window shows them in its banner.
    public void onUnhandled(Consumer<RemoteFailure> handler) {
        unhandled.add(handler);
    }

    /// A job that ends in one value.
    public <T> JobSpec<T> job(String name, Task<T> task) {
        return new JobSpec<>(this, name, task);
    }

    /// A job that hands over parts while it runs. `onParts` gets them on the JavaFX thread, in order, several at a
    /// time; all that were handed over before the end are there before the end is told.
    public <P, T> JobSpec<T> job(String name, PartTask<P, T> task, Consumer<List<P>> onParts) {
        return job(name, progress -> {
            PartBuffer<P> buffer = new PartBuffer<>(this, onParts);
            return task.run(progress, buffer::add);
        });
    }

    public Jobs jobs() {
        return jobs;
    }

    public Timer timer() {
        return timer;
    }

    public InstantSource clock() {
        return clock;
    }

    /// Runs `action` on the JavaFX thread soon. For callbacks of libraries; jobs need it not.
    public void onFx(Runnable action) {
        fx.execute(() -> guarded(action));
    }

    <T> Job<T> start(JobSpec<T> spec) {
        Job<T> job = new Job<>(this, spec);
        LatestOnly slot = spec.slot();
        if (slot != null) {
            slot.put(job);
        }
        jobs.add(job);
        try {
            background.execute(job::run);
        } catch (RejectedExecutionException closing) {
            job.cancel();
            job.run();
        }
        return job;
    }

    /// Runs a handler; what it throws is reported like a failed job, because an exception here would vanish in the
    /// toolkit's event loop.
    void guarded(Runnable handler) {
        try {
            handler.run();
        } catch (RuntimeException | AssertionError thrown) {
            unhandled(Failures.of("show the outcome", thrown));
        }
    }

    /// Tells of a failure that nobody is there any more to hear of, as the dialog that asked for it.
    public void unhandled(RemoteFailure failure) {
        org.slf4j.LoggerFactory.getLogger(Work.class).warn("{}", failure.getMessage(), failure);
        for (Consumer<RemoteFailure> handler : List.copyOf(unhandled)) {
            handler.accept(failure);
        }
    }
}
