package tableflow.console.service.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.provisioning.RunEvent;
import tableflow.console.domain.provisioning.RunEvent.Level;
import tableflow.console.domain.provisioning.StepState;
import tableflow.console.service.port.CallListener;
import tableflow.console.service.support.Waiter;

/// Tells the listener of a run, one event at a time. A listener that fails is logged and does not harm the run.
final class Events {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final RunListener listener;
    private final Waiter waiter;
    private final Map<String, Instant> starts = new ConcurrentHashMap<>();

    Events(RunListener listener, Waiter waiter) {
        this.listener = listener;
        this.waiter = waiter;
    }

    synchronized void tell(RunEvent event) {
        try {
            listener.happened(event);
        } catch (RuntimeException broken) {
            LOG.warn("The listener of a run failed", broken);
        }
    }

    void state(String stepId, StepState state, String note) {
        if (state == StepState.RUNNING) {
            starts.putIfAbsent(stepId, waiter.now());
        }
        tell(new RunEvent.StepChanged(waiter.now(), stepId, state, elapsed(stepId), note));
    }

    Duration elapsed(String stepId) {
        Instant start = starts.get(stepId);
        return start == null ? Duration.ZERO : Duration.between(start, waiter.now());
    }

    void log(String stepId, Level level, String text) {
        tell(new RunEvent.Logged(waiter.now(), stepId, level, text));
    }

    void logRun(Level level, String text) {
        tell(new RunEvent.Logged(waiter.now(), null, level, text));
    }

    /// A listener of the calls of one step.
    CallListener calls(String stepId) {
        return call -> tell(new RunEvent.Called(waiter.now(), stepId, call.method(), call.url(), call.status(),
                call.took(), call.problem()));
    }

    /// Asks without holding up other events: the answer may take a person's time.
    boolean keepWaiting(String stepId, Duration waited) {
        return listener.keepWaiting(stepId, waited);
    }

    Instant now() {
        return waiter.now();
    }
}
