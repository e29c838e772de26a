package tableflow.console.ui.work;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;

/// A job before it starts: what it does, and who hears of its end. All handlers run on the JavaFX thread.
///
/// A failure without a handler of its own goes to the window's error banner; none is lost.
///
/// @param <T> what the work gives
public final class JobSpec<T> {

    private final Work work;
    private final String name;
    private final Task<T> task;
    private Consumer<T> onResult = result -> {};
    private Consumer<RemoteFailure> onFailure;
    private Runnable onCancelled = () -> {};
    private Runnable onEnd = () -> {};
    private @Nullable LatestOnly slot;
    private boolean quiet;

    JobSpec(Work work, String name, Task<T> task) {
        this.work = work;
        this.name = name;
        this.task = task;
        this.onFailure = work::unhandled;
    }

    /// Takes the result.
    public JobSpec<T> onResult(Consumer<T> handler) {
        onResult = handler;
        return this;
    }

    /// Takes the failure, which is never of kind CANCELLED when the user cancelled.
    public JobSpec<T> onFailure(Consumer<RemoteFailure> handler) {
        onFailure = handler;
        return this;
    }

    /// Called when the job was cancelled before it could end.
    public JobSpec<T> onCancelled(Runnable handler) {
        onCancelled = handler;
        return this;
    }

    /// Called after the other handler, however the job ended; not when a newer job took its place.
    public JobSpec<T> onEnd(Runnable handler) {
        onEnd = handler;
        return this;
    }

    /// Takes the place of the job in `slot`: that one is cancelled and its answer, if it still comes, dropped.
    public JobSpec<T> in(LatestOnly latest) {
        slot = latest;
        return this;
    }

    /// Keeps the job out of the status bar: for refreshes that nobody asked for.
    public JobSpec<T> quiet() {
        quiet = true;
        return this;
    }

    /// Starts it. JavaFX thread only.
    public Job<T> start() {
        return work.start(this);
    }

    String name() {
        return name;
    }

    Task<T> task() {
        return task;
    }

    boolean isQuiet() {
        return quiet;
    }

    @Nullable LatestOnly slot() {
        return slot;
    }

    void succeeded(T result) {
        end(() -> onResult.accept(result));
    }

    void failed(RemoteFailure failure) {
        end(() -> onFailure.accept(failure));
    }

    void cancelled() {
        end(onCancelled);
    }

    private void end(Runnable handler) {
        try {
            handler.run();
        } finally {
            onEnd.run();
        }
    }
}
