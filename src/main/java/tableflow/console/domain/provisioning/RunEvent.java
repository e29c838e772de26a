package tableflow.console.domain.provisioning;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened in a run: the live view and the live log are made of these. No event holds a secret.
public sealed interface RunEvent {

    Instant at();

    /// The run began, anew or again.
    record Started(Instant at, String runId, boolean resumed) implements RunEvent {}

    /// A step changed its state.
    ///
    /// @param elapsed since the step began
    /// @param note what came of it, or why it failed, in one sentence
    record StepChanged(Instant at, String stepId, StepState state, Duration elapsed, String note)
            implements RunEvent {}

    /// A line for the log.
    ///
    /// @param stepId absent when it is about the whole run
    record Logged(Instant at, @Nullable String stepId, Level level, String text) implements RunEvent {}

    /// An HTTP call ended.
    ///
    /// @param status 0 when no answer came
    /// @param problem why no answer came; absent when one did
    record Called(
            Instant at,
            String stepId,
            String method,
            String url,
            int status,
            Duration took,
            @Nullable String problem) implements RunEvent {}

    /// The run ended.
    record Ended(Instant at, RunResult result) implements RunEvent {}

    /// How much a line of the log matters.
    enum Level {
        INFO,
        WARNING,
        ERROR
    }
}
