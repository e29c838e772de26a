package tableflow.console.domain.provisioning;

import java.util.List;
import tableflow.console.domain.change.PlannedCall;

/// What undoing would remove, in order, and what it keeps and why.
///
/// @param confirmation the text that the user must type before anything is removed
public record RemovalPlan(
        String profileName, List<Removal> removals, List<Kept> kept, List<String> warnings, String confirmation) {

    public RemovalPlan {
        removals = List.copyOf(removals);
        kept = List.copyOf(kept);
        warnings = List.copyOf(warnings);
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
