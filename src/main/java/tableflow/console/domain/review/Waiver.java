package tableflow.console.domain.review;

import java.time.LocalDate;
import java.util.Optional;

/// Lets one thing be against one rule, knowingly.
///
/// @param rule its id
/// @param reviewed the thing
/// @param reason why that is so
/// @param until its last day, in UTC; empty for good
public record Waiver(String rule, Reviewed reviewed, String reason, Optional<LocalDate> until) {

    /// Whether it still holds on `day`.
    public boolean holds(LocalDate day) {
        return until.isEmpty() || !day.isAfter(until.get());
    }

    /// Whether it is for this rule and thing.
    public boolean isFor(String ruleId, Reviewed thing) {
        return rule.equals(ruleId) && reviewed.equals(thing);
    }
}
