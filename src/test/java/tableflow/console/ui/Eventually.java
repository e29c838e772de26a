package tableflow.console.ui;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for something that another thread will do.
public final class Eventually {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private Eventually() {}

    /// Returns as soon as `condition` holds; fails with `what` after a minute: a busy machine may be slow.
    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
