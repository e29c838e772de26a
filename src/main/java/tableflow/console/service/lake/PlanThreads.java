package tableflow.console.service.lake;

import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// Lets Iceberg's library read several manifests at the same time on the console's own threads: an interrupt reaches a
/// read on a virtual thread at once, but not one on the library's pool, which the whole process would share.
final class PlanThreads extends AbstractExecutorService {

    private static final int AT_ONCE = 8;

    private final ThreadFactory threads;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private volatile boolean shut;

    PlanThreads(ThreadFactory threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        if (shut) {
            throw new RejectedExecutionException("the work has ended");
        }
        Thread thread = threads.newThread(() -> run(task));
        running.add(thread);
        thread.start();
    }

    private void run(Runnable task) {
        try {
            room.acquire();
            try {
                task.run();
            } finally {
                room.release();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    @Override
    public void shutdown() {
        shut = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shut = true;
        running.forEach(Thread::interrupt);
        return List.of();
    }

    /// Ends what still runs.
    @Override
    public void close() {
        shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return shut;
    }

    @Override
    public boolean isTerminated() {
        return shut && running.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        for (Thread thread : running) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left > 0) {
                thread.join(left);
            }
        }
        return isTerminated();
    }
}
