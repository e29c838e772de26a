package tableflow.console.domain.doctor.ladder;

import java.time.Duration;
import java.util.List;

/// What one rung of an examination found.
///
/// @param checks in their order
/// @param calls all that its probes made, in the order in which their answers came
/// @param took from its first question to its last verdict
public record RungReport(Rung rung, List<Checked> checks, List<Call> calls, Duration took) {
    public RungReport {
        checks = List.copyOf(checks);
        calls = List.copyOf(calls);
    }

    /// A check with what it says.
    public record Checked(Check check, Verdict verdict) {}

    /// The worst of its verdicts; not checked only when nothing was.
    public Verdict.Outcome outcome() {
        boolean checked = false;
        boolean warned = false;
        for (Checked one : checks) {
            switch (one.verdict().outcome()) {
                case BROKEN -> {
                    return Verdict.Outcome.BROKEN;
                }
                case WARNING -> warned = true;
                case HEALTHY -> checked = true;
                case NOT_CHECKED -> { }
            }
        }
        if (warned) {
            return Verdict.Outcome.WARNING;
        }
        return checked ? Verdict.Outcome.HEALTHY : Verdict.Outcome.NOT_CHECKED;
    }

    /// How many of its checks could not be made.
    public long unchecked() {
        return checks.stream().filter(one -> one.verdict().outcome() == Verdict.Outcome.NOT_CHECKED).count();
    }

    public List<Finding> findings() {
        return checks.stream().flatMap(one -> one.verdict().findings().stream()).toList();
    }
}
