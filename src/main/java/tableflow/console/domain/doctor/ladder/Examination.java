package tableflow.console.domain.doctor.ladder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An examination that has ended.
///
/// @param startedAt when its first question was put
/// @param rungs from the top down
/// @param evidence all answers, from which single rungs can be examined anew
public record Examination(
        Subject subject, Instant startedAt, Duration took, List<RungReport> rungs, Evidence evidence) {
    public Examination {
        rungs = List.copyOf(rungs);
    }

    /// Everything that is wrong, in the order in which it is to be mended.
    public List<Finding> findings() {
        return Causes.ranked(rungs.stream().flatMap(rung -> rung.findings().stream()).toList());
    }

    /// Whether there is a finding of severity error.
    public boolean broken() {
        return findings().stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    /// The topmost rung that is broken.
    public Optional<Rung> firstBroken() {
        return rungs.stream()
                .filter(rung -> rung.outcome() == Verdict.Outcome.BROKEN)
                .map(RungReport::rung)
                .findFirst();
    }
}
