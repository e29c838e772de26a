package tableflow.console.domain.review;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.review.Outcome.Kind;

/// What a review says of one rule.
///
/// @param off why the rule is switched off, which may be an empty text; absent while it is on
/// @param outcomes one for each thing; none while it is off
public record RuleReport(Rule rule, Optional<String> off, List<Outcome> outcomes) {
    public RuleReport {
        outcomes = List.copyOf(outcomes);
    }

    /// How a rule stands as a whole.
    public enum Standing {
        OFF,
        /// At least one thing is against it, and nobody waived that.
        FAILED,
        /// Nothing is against it, and at least one thing could not be looked at.
        NOT_CHECKED,
        PASSED,
        /// All that is against it is waived.
        WAIVED,
        /// There is nothing that it has to say something about.
        NOT_APPLICABLE
    }

    /// The worst that it says.
    public Standing standing() {
        if (off.isPresent()) {
            return Standing.OFF;
        }
        if (count(Kind.FAILED) > 0) {
            return Standing.FAILED;
        }
        if (count(Kind.NOT_CHECKED) > 0) {
            return Standing.NOT_CHECKED;
        }
        if (count(Kind.PASSED) > 0) {
            return Standing.PASSED;
        }
        return count(Kind.WAIVED) > 0 ? Standing.WAIVED : Standing.NOT_APPLICABLE;
    }

    /// For how many things it ended so.
    public long count(Kind kind) {
        return outcomes.stream().filter(it -> it.is(kind)).count();
    }

    /// Whether something is wrong that makes the answer "no".
    public boolean isError() {
        return rule.severity() == Severity.ERROR && standing() == Standing.FAILED;
    }
}
