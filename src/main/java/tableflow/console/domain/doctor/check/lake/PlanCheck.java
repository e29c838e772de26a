package tableflow.console.domain.doctor.check.lake;

import static tableflow.console.domain.doctor.check.lake.LakeFacts.EXPLAINED;

import java.util.List;
import java.util.Set;
import tableflow.console.domain.doctor.check.Refusals;
import tableflow.console.domain.doctor.check.aws.OperatorNeeds;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;

/// Whether Athena can plan a query of the table: the whole way of a query but for its rows. Judged only where it was
/// run on request.
final class PlanCheck {

    static final Check CHECK = new Check("query-plan", Rung.ATHENA, "Athena can plan a query of the table", Set.of(),
            Set.of(EXPLAINED, Facts.TABLE, Facts.CALLER), PlanCheck::judge);

    private PlanCheck() {}

    private static Verdict judge(Evidence evidence) {
        return switch (evidence.answer(EXPLAINED)) {
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Refused<LakeFacts.QueryEnd> refused -> OperatorNeeds.allowing(
                    Refusals.verdict(Rung.ATHENA, "Athena does not plan a query of the table", refused),
                    evidence, refused, List.of());
            case Answer.Known(LakeFacts.QueryEnd end, List<Call> calls) -> end.reason().isEmpty()
                    ? Verdict.healthy("Athena can plan a query of the table: " + end.id() + ".")
                    : Verdict.of(failed(end, evidence).supportedBy(calls));
        };
    }

    private static Finding failed(LakeFacts.QueryEnd end, Evidence evidence) {
        String says = "Athena cannot plan a query of the table; " + end.id() + " is " + end.state() + ": "
                + end.reason();
        if (end.modes().isEmpty()) {
            return Finding.unknown(Rung.ATHENA, Severity.ERROR, says, Remedy.steps(List.of()));
        }
        return AthenaChecks.helped(Finding.of(end.mode(), Rung.ATHENA, Severity.ERROR, says), evidence);
    }
}
