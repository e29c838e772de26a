package tableflow.console.ui.work;

import java.time.Duration;

/// Runs something later. The real one is [ScheduledTimer]; tests turn the hands of one themselves.
@FunctionalInterface
public interface Timer {

    /// Runs `action` once after `delay`, on any thread; `action` must be short and not throw.
    Alarm after(Duration delay, Runnable action);

    /// An action that still waits for its time.
    @FunctionalInterface
    interface Alarm {

        /// Forgets the action unless it has begun.
        void cancel();
    }
}
