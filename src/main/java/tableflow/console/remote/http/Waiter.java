package tableflow.console.remote.http;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits between two tries; tests put in one that only takes notes.
@FunctionalInterface
public interface Waiter {

    /// Returns after `pause`, or throws at once when the thread is or gets interrupted.
    void await(Duration pause) throws InterruptedException;

    /// Parks the calling thread.
    static Waiter parking() {
        return pause -> {
            long deadline = System.nanoTime() + pause.toNanos();
            while (true) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                LockSupport.parkNanos(left);
            }
        };
    }
}
