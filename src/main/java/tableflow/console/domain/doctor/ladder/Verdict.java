package tableflow.console.domain.doctor.ladder;

import java.util.List;

/// What a check says.
///
/// @param outcome how it ended
/// @param says in a sentence: what is right, what is wrong, or why it was not looked at
/// @param findings what is wrong, the gravest first; none unless the outcome says so
public record Verdict(Outcome outcome, String says, List<Finding> findings) {
    public Verdict {
        findings = List.copyOf(findings);
    }

    /// How a check can end.
    public enum Outcome {
        HEALTHY,
        /// It works, and something should be changed all the same.
        WARNING,
        BROKEN,
        /// It could not be looked at, which proves nothing.
        NOT_CHECKED
    }

    /// All is right.
    public static Verdict healthy(String says) {
        return new Verdict(Outcome.HEALTHY, says, List.of());
    }

    /// It could not be looked at.
    public static Verdict notChecked(String why) {
        return new Verdict(Outcome.NOT_CHECKED, why, List.of());
    }

    /// Something is wrong; how bad it is the findings tell.
    ///
    /// @param findings at least one, the gravest first
    public static Verdict of(List<Finding> findings) {
        Finding first = findings.getFirst();
        boolean broken = findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        return new Verdict(broken ? Outcome.BROKEN : Outcome.WARNING, first.says(), findings);
    }

    /// One thing is wrong.
    public static Verdict of(Finding finding) {
        return of(List.of(finding));
    }
}
