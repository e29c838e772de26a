package tableflow.console.sandbox.kafka;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for what comes true on its own, for a bounded time.
public final class Eventually {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration BEAT = Duration.ofMillis(20);

    private Eventually() {}

    /// Returns when the condition holds; fails the test with `what` after two minutes.
    public static void holds(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + LIMIT.toMinutes() + " minutes: " + what);
            }
            LockSupport.parkNanos(BEAT.toNanos());
        }
    }
}
