package tableflow.console.sandbox;

import java.time.Duration;

/// Told of each part of a sandbox when it serves. Called from several threads.
@FunctionalInterface
public interface Readiness {
    /// Tells nobody.
    Readiness SILENT = (part, after) -> {};

    /// @param part such as `Kafka broker`
    /// @param after time since the start of the sandbox
    void ready(String part, Duration after);
}
