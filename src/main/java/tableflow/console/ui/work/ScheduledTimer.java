package tableflow.console.ui.work;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// A [Timer] on one daemon thread, which keeps no forgotten alarm. Once it is closed no alarm comes: a window that goes
/// may still be laid out, and ask for one.
public final class ScheduledTimer implements Timer, AutoCloseable {

    private final ScheduledThreadPoolExecutor executor;

    public ScheduledTimer() {
        executor = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("timer").factory());
        executor.setRemoveOnCancelPolicy(true);
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        Future<?> future = executor.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
