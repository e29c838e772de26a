package tableflow.console.ui.provisioning;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// A question of a run's step: whether to go on waiting for a table that does not become healthy.
///
/// The step's thread blocks until the user answers or the run is cancelled.
final class KeepWaiting {

    private final String stepId;
    private final Duration waited;
    private final BlockingQueue<Boolean> answer = new ArrayBlockingQueue<>(1);

    KeepWaiting(String stepId, Duration waited) {
        this.stepId = stepId;
        this.waited = waited;
    }

    String stepId() {
        return stepId;
    }

    Duration waited() {
        return waited;
    }

    void answer(boolean goOn) {
        answer.offer(goOn);
    }

    /// Blocks for the answer; an interrupt is a no, and stays set.
    boolean await() {
        try {
            return answer.take();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
