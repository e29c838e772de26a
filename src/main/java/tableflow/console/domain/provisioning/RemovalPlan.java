package tableflow.console.domain.provisioning;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.change.ChangeRequest;
import tableflow.console.domain.change.PlannedCall;

/// What undoing would change back and then remove, in order, and what it keeps and why.
///
/// @param restorations settings that runs changed and that still are as the runs left them
/// @param doubtful what may have been made here and may not: it is asked for by name, and otherwise kept
/// @param confirmation the text that the user must type before anything is removed
public record RemovalPlan(
        String profileName,
        List<Restoration> restorations,
        List<Removal> removals,
        List<Kept> kept,
        List<Doubtful> doubtful,
        List<String> warnings,
        String confirmation) {

    private static final Set<Step.Kind> KEYS =
            Set.of(Step.Kind.KAFKA_KEY, Step.Kind.REGISTRY_KEY, Step.Kind.TABLEFLOW_KEY);

    public RemovalPlan {
        restorations = List.copyOf(restorations);
        removals = List.copyOf(removals);
        kept = List.copyOf(kept);
        doubtful = List.copyOf(doubtful);
        warnings = List.copyOf(warnings);
    }

    /// A plan in which nothing is doubtful or changed back.
    public RemovalPlan(
            String profileName, List<Removal> removals, List<Kept> kept, List<String> warnings, String confirmation) {
        this(profileName, List.of(), removals, kept, List.of(), warnings, confirmation);
    }

    /// Whether there is nothing to do.
    public boolean isEmpty() {
        return restorations.isEmpty() && removals.isEmpty();
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

    /// Settings of an object that stays, changed back to what they were before the first of the runs.
    ///
    /// @param runIds the runs that changed them
    /// @param request what will be sent
    public record Restoration(
            List<String> runIds,
            String stepId,
            Step.Kind kind,
            String subject,
            List<Restored> settings,
            ChangeRequest request,
            List<PlannedCall> calls) {
        public Restoration {
            runIds = List.copyOf(runIds);
            settings = List.copyOf(settings);
            calls = List.copyOf(calls);
        }
    }

    /// One setting that is changed back.
    ///
    /// @param now what the run left, and what it is now
    /// @param to absent when nobody had set it: it goes back to the default
    public record Restored(String name, String now, @Nullable String to) {}

    /// An object that this console made and will remove.
    ///
    /// @param runId the run that made it
    /// @param consequence what goes with it or stays behind
    /// @param doubt why it may be somebody else's, which the user was told and chose to remove it; absent when it was
    ///     surely made here
    public record Removal(
            String runId,
            RunSummary.Created object,
            List<PlannedCall> calls,
            String consequence,
            @Nullable String doubt) {
        public Removal {
            calls = List.copyOf(calls);
        }

        /// One that was surely made here.
        public Removal(String runId, RunSummary.Created object, List<PlannedCall> calls, String consequence) {
            this(runId, object, calls, consequence, null);
        }
    }

    /// An object that a run may have made and somebody else may have. It stays, and stands among [#kept()] too, unless
    /// the removal is planned again with its name.
    ///
    /// @param why it cannot be told whose it is
    public record Doubtful(String runId, RunSummary.Created object, String why) {}

    /// Whether one of `names` names `object`: by its step, its subject or its id. A schema's id is but a version.
    public static boolean names(Set<String> names, RunSummary.Created object) {
        return (names.contains(object.objectId()) && object.kind() != Step.Kind.SCHEMA)
                || names.contains(object.subject())
                || names.contains(object.stepId());
    }

    /// An object that stays, and why: it is in use, or was not made here.
    public record Kept(Step.Kind kind, String subject, String reason) {}
}
