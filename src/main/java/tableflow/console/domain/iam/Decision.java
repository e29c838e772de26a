package tableflow.console.domain.iam;

import java.util.List;
import java.util.Optional;

/// What the policies say.
///
/// @param by the type that denies or fails to allow; empty when allowed
/// @param matched the statements that decided, in order; none for an implicit denial. When it is not known, those that
///     would decide
public record Decision(Outcome outcome, Optional<PolicyType> by, List<Match> matched) {
    /// Names as the simulator gives them.
    public enum Outcome {
        ALLOWED("allowed"),
        IMPLICIT_DENY("implicitDeny"),
        EXPLICIT_DENY("explicitDeny"),
        /// It depends on what is not known; never of a complete context.
        UNKNOWN("unknown");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// A statement that decided.
    ///
    /// @param source name of its policy
    public record Match(String source, PolicyType type, Place place) {}

    public Decision {
        matched = List.copyOf(matched);
    }

    public boolean allowed() {
        return outcome == Outcome.ALLOWED;
    }
}
