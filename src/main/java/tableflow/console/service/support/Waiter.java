package tableflow.console.service.support;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tableflow.console.domain.RemoteFailure;

/// The clock, and the one way to let time pass: services that poll wait through this, so that a test can let hours pass
/// at once.
public interface Waiter {

    /// Now.
    Instant now();

    /// Returns after `time`.
    ///
    /// @throws RemoteFailure CANCELLED at once when the thread is or gets interrupted; the interrupt stays set
    void pause(Duration time);

    /// Real time.
    static Waiter real() {
        return new Waiter() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void pause(Duration time) {
                try {
                    // Nobody counts this latch down: a wait that only an interrupt ends early.
                    new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw RemoteFailure.cancelled("wait").withCause(interrupted);
                }
            }
        };
    }
}
