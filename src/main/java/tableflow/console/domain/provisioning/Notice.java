package tableflow.console.domain.provisioning;

import org.jspecify.annotations.Nullable;

/// Something that a plan wants the user to know before it is applied.
///
/// @param code stable: `upsert-for-good`
/// @param stepId the step it is about; absent when it is about the whole plan
public record Notice(Severity severity, String code, @Nullable String stepId, String text) {

    /// What the notice asks of the user.
    public enum Severity {
        INFO,
        /// Worth a thought; does not stop the plan.
        WARNING,
        /// The plan is applied only when this notice was accepted, by its code.
        NEEDS_CONSENT,
        /// The plan cannot be applied.
        ERROR
    }
}
