package tableflow.console.domain.doctor.ladder;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// A rule that judges what is known. Pure: it asks nobody.
///
/// @param id short and stable: `bucket-region`
/// @param title what it looks at, for the pane and reports: "The bucket is in the cluster's region"
/// @param needs what must be known for it to mean anything: when it is not, the verdict says so without asking `rule`
/// @param wants what it looks at too, known or refused; it is judged when all of both are settled
/// @param rule the judgement
public record Check(
        String id,
        Rung rung,
        String title,
        Set<Fact<?>> needs,
        Set<Fact<?>> wants,
        Function<Evidence, Verdict> rule) {
    public Check {
        needs = Set.copyOf(needs);
        wants = Set.copyOf(wants);
    }

    /// Whether everything that it looks at has been asked.
    public boolean ready(Evidence evidence) {
        return needs.stream().allMatch(evidence::settled) && wants.stream().allMatch(evidence::settled);
    }

    /// The verdict on `evidence`.
    public Verdict judge(Evidence evidence) {
        Optional<String> missing = evidence.missing(needs);
        if (missing.isPresent()) {
            return Verdict.notChecked(missing.get());
        }
        return rule.apply(evidence);
    }

    /// The calls that it builds on.
    public List<Call> calls(Evidence evidence) {
        return evidence.calls(Stream.concat(needs.stream(), wants.stream()).toList());
    }
}
