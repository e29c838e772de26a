package tableflow.console.domain.provisioning;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What applying a manifest would do, against what existed when the plan was made.
///
/// @param profileName the profile it was made with; it is applied with the same
/// @param resumes the id of an earlier run of this manifest that did not end; applying continues that run
/// @param steps in an order that respects their dependencies
public record Plan(
        Manifest manifest, String profileName, @Nullable String resumes, List<Step> steps, List<Notice> notices) {

    public Plan {
        steps = List.copyOf(steps);
        notices = List.copyOf(notices);
    }

    /// Whether applying would change anything remote.
    public boolean hasChanges() {
        return steps.stream().anyMatch(Step::changes);
    }

    /// Whether some step cannot be done; then nothing is applied.
    public boolean isBlocked() {
        return steps.stream().anyMatch(it -> it.action() == Step.Action.BLOCKED)
                || notices.stream().anyMatch(it -> it.severity() == Notice.Severity.ERROR);
    }

    /// The notices that must be accepted before the plan is applied.
    public List<Notice> consents() {
        return notices.stream()
                .filter(it -> it.severity() == Notice.Severity.NEEDS_CONSENT)
                .toList();
    }

    public Optional<Step> step(String id) {
        return steps.stream().filter(it -> it.id().equals(id)).findFirst();
    }
}
