package tableflow.console.domain.provisioning;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.profile.KeyRef;

/// How a run ended, and what it leaves to the user.
///
/// @param journal the file that tells the run's whole story
/// @param steps in the plan's order
/// @param keys the keys that the manifest's owner now has, made or taken
/// @param nextSteps what to do now, in sentences
public record RunResult(
        String runId,
        Outcome outcome,
        String journal,
        List<StepResult> steps,
        List<RunKey> keys,
        List<String> nextSteps) {

    public RunResult {
        steps = List.copyOf(steps);
        keys = List.copyOf(keys);
        nextSteps = List.copyOf(nextSteps);
    }

    /// How a run can end.
    public enum Outcome {
        DONE,
        /// A step failed; what did not depend on it was done. Applying again continues.
        FAILED,
        /// The user ended it. Applying again continues.
        CANCELLED
    }

    /// A step at its end.
    ///
    /// @param changed whether it changed something remote
    /// @param failure absent unless the step FAILED
    public record StepResult(
            String stepId,
            StepState state,
            Duration elapsed,
            boolean changed,
            String note,
            @Nullable RemoteFailure failure) {}

    /// A key for a purpose, with its secret by reference.
    ///
    /// @param resourceId the cluster that it opens; absent for a Tableflow key
    public record RunKey(KeyPurpose purpose, @Nullable String resourceId, KeyRef key) {}

    /// The result of the step `id`.
    public Optional<StepResult> step(String id) {
        return steps.stream().filter(it -> it.stepId().equals(id)).findFirst();
    }

    /// The first failure, which is why the run FAILED.
    public Optional<RemoteFailure> failure() {
        for (StepResult step : steps) {
            if (step.failure() != null) {
                return Optional.of(step.failure());
            }
        }
        return Optional.empty();
    }

    /// Whether anything remote was changed.
    public boolean changed() {
        return steps.stream().anyMatch(StepResult::changed);
    }
}
