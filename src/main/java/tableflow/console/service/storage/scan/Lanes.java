package tableflow.console.service.storage.scan;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How many requests may be under way at once: fewer after S3 asked to slow down, one more again after each round
/// without such an answer. While it is paused none may start.
final class Lanes {

    private static final double LESS = 0.6;
    /// Streams that are refused together are one refusal.
    private static final long ONE_BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private double limit;
    private int running;
    private boolean paused;
    private long lastLess;
    private boolean lessened;

    Lanes(int most) {
        this.most = most;
        this.limit = most;
    }

    /// Waits until a request may start.
    void enter() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (paused || running >= Math.max(1, (int) limit)) {
                changed.await();
            }
            running++;
        } finally {
            lock.unlock();
        }
    }

    /// A request has ended.
    ///
    /// @param answered whether it brought what was asked for
    void leave(boolean answered) {
        lock.lock();
        try {
            running--;
            if (answered && limit < most) {
                limit = Math.min(most, limit + 1 / limit);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// S3 asked to slow down.
    void slowDown(long nanoTime) {
        lock.lock();
        try {
            if (!lessened || nanoTime - lastLess > ONE_BURST_NANOS) {
                limit = Math.max(1, limit * LESS);
                lastLess = nanoTime;
                lessened = true;
            }
        } finally {
            lock.unlock();
        }
    }

    void pause(boolean pause) {
        lock.lock();
        try {
            paused = pause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isPaused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    /// Requests that may be under way now.
    int limit() {
        lock.lock();
        try {
            return Math.max(1, (int) limit);
        } finally {
            lock.unlock();
        }
    }

    /// How long a stream waits before it asks again.
    ///
    /// @param refusals in a row, from 1
    /// @param jitter from 0 to 1
    static Duration backOff(int refusals, double jitter) {
        long base = Math.min(5_000, 100L << Math.min(refusals - 1, 6));
        return Duration.ofMillis(base / 2 + (long) (base / 2.0 * jitter));
    }
}
