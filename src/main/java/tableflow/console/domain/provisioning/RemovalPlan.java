package tableflow.console.domain.provisioning;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tableflow.console.domain.change.PlannedCall;

/// What undoing would remove, in order, and what it keeps and why.
///
/// @param confirmation the text that the user must type before anything is removed
public record RemovalPlan(
        String profileName, List<Removal> removals, List<Kept> kept, List<String> warnings, String confirmation) {

    private static final Set<Step.Kind> KEYS =
            Set.of(Step.Kind.KAFKA_KEY, Step.Kind.REGISTRY_KEY, Step.Kind.TABLEFLOW_KEY);

    public RemovalPlan {
        removals = List.copyOf(removals);
        kept = List.copyOf(kept);
        warnings = List.copyOf(warnings);
    }

    /// The ids of the API keys that exist no more now that the plan ended with `result`: a profile that has one of them
    /// must let go of it.
    public Set<String> removedKeys(RunResult result) {
        Set<String> ids = new HashSet<>();
        for (Removal removal : removals) {
            RunSummary.Created object = removal.object();
            if (KEYS.contains(object.kind()) && isDone(object.stepId(), result)) {
                ids.add(object.objectId());
            }
        }
        return ids;
    }

    /// Runs that made the same step have a result each under its id: all of them must have ended well.
    private static boolean isDone(String stepId, RunResult result) {
        List<RunResult.StepResult> steps = result.steps().stream()
                .filter(it -> it.stepId().equals(stepId))
                .toList();
        return !steps.isEmpty() && steps.stream().allMatch(it -> it.state() == StepState.DONE);
    }

    /// An object that this console made and will remove.
    ///
    /// @param runId the run that made it
    /// @param consequence what goes with it or stays behind
    public record Removal(
            String runId,
            RunSummary.Created object,
            List<PlannedCall> calls,
            String consequence) {
        public Removal {
            calls = List.copyOf(calls);
        }
    }

    /// An object that stays, and why: it is in use, or was not made here.
    public record Kept(Step.Kind kind, String subject, String reason) {}
}
