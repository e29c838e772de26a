package tableflow.console.service.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import tableflow.console.domain.RemoteFailure;

/// Questions asked side by side, so that a slow system holds up nobody else. All end when the asking thread is
/// interrupted, and at the latest with [#close()].
public final class Asking implements AutoCloseable {

    private final Executor executor;
    private final String what;
    private final List<FutureTask<?>> started = new ArrayList<>();

    /// @param executor runs each question on a thread of its own, which may be interrupted
    /// @param what all of it together, as a phrase for failures
    public Asking(Executor executor, String what) {
        this.executor = executor;
        this.what = what;
    }

    /// Runs `question` beside the calling thread.
    public void start(Runnable question) {
        FutureTask<?> task = new FutureTask<>(question, true);
        started.add(task);
        executor.execute(task);
    }

    /// Waits until all have ended; throws CANCELLED when interrupted meanwhile.
    public void join() {
        for (FutureTask<?> task : started) {
            try {
                task.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw RemoteFailure.cancelled(what).withCause(e);
            } catch (ExecutionException e) {
                throw asFailure(what, e.getCause() == null ? e : e.getCause());
            }
        }
    }

    /// Interrupts what still runs.
    @Override
    public void close() {
        started.forEach(task -> task.cancel(true));
    }

    /// What `question` gives, or why there is nothing. Only its cancellation is thrown on: any other failure, a bug in
    /// an adapter included, is about this question alone.
    public static <T> Answer<T> ask(String what, Supplier<T> question) {
        try {
            return Answer.known(question.get());
        } catch (RemoteFailure failure) {
            if (failure.is(RemoteFailure.Kind.CANCELLED)) {
                throw failure;
            }
            return Answer.notChecked(failure);
        } catch (RuntimeException e) {
            return Answer.notChecked(asFailure(what, e));
        }
    }

    private static RemoteFailure asFailure(String what, Throwable thrown) {
        if (thrown instanceof RemoteFailure failure) {
            return failure;
        }
        String message = thrown.getMessage();
        return RemoteFailure.of(
                        RemoteFailure.Kind.UNEXPECTED,
                        what,
                        message == null ? thrown.getClass().getSimpleName() : message)
                .withCause(thrown);
    }
}
