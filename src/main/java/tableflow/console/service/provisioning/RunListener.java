package tableflow.console.service.provisioning;

import java.time.Duration;
import tableflow.console.domain.provisioning.RunEvent;

/// Watches a run. Called from the threads of its steps, one call at a time; implementations return at once.
@FunctionalInterface
public interface RunListener {

    /// Nobody watches.
    RunListener NONE = event -> {};

    void happened(RunEvent event);

    /// Whether to go on waiting for a table that has not become healthy for `waited`. It may block for an answer.
    default boolean keepWaiting(String stepId, Duration waited) {
        return false;
    }
}
