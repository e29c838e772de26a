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

    /// How far a part is that takes long, or why it could not be made.
    ///
    /// @param news such as `4,000 of 10,000 topics`
    default void progress(String part, String news) {}
}
