package tableflow.console.domain.doctor.check.lake;

import static tableflow.console.domain.doctor.check.lake.LakeFacts.OWN_QUERY_RIGHTS;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.QUERY_RIGHTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tableflow.console.domain.aws.Simulated;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.check.aws.Needs;
import tableflow.console.domain.doctor.check.aws.OperatorNeeds;
import tableflow.console.domain.doctor.check.aws.OwnRights;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.iam.Need;

/// Whether the operator may query and keep results, as IAM's simulator says; where it may not be asked, as the policies
/// of the operator's role say, with less certainty. Neither knows the bucket's policy nor the session's.
final class QueryRights {

    static final Check CHECK = new Check("query-rights", Rung.ATHENA, "The operator may query and write results",
            Set.of(), Set.of(QUERY_RIGHTS, OWN_QUERY_RIGHTS, Facts.CALLER), QueryRights::judge);

    /// Without these no query runs or no result is seen; the others are for comfort, or for tables of Lake Formation.
    private static final Set<String> VITAL = Set.of("athena:StartQueryExecution", "athena:GetQueryExecution",
            "athena:GetQueryResults", "athena:GetWorkGroup", "athena:StopQueryExecution", "s3:GetBucketLocation",
            "s3:ListBucket", "s3:PutObject", "s3:GetObject");

    private QueryRights() {}

    private static Verdict judge(Evidence evidence) {
        return switch (evidence.answer(QUERY_RIGHTS)) {
            case Answer.Known(List<Simulated> told, List<Call> calls) -> simulated(told, calls, evidence);
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Refused<List<Simulated>> refused -> own(refused, evidence);
        };
    }

    private static Verdict simulated(List<Simulated> told, List<Call> calls, Evidence evidence) {
        List<Finding> findings = findings(told.stream()
                .filter(one -> !one.allowed() && one.missingKeys().isEmpty()).toList(), evidence).stream()
                .map(finding -> finding.supportedBy(calls)).toList();
        return findings.isEmpty()
                ? Verdict.healthy("IAM's simulator allows the operator to query in the workgroup and to write results.")
                : Verdict.of(findings);
    }

    private static Verdict own(Answer.Refused<List<Simulated>> refused, Evidence evidence) {
        String simulator = "IAM's simulator may not be asked: " + refused.failure().why();
        return switch (evidence.answer(OWN_QUERY_RIGHTS)) {
            case Answer.NotAsked(String why) -> Verdict.notChecked(simulator + " " + why);
            case Answer.Refused<OwnRights> unread -> Verdict.notChecked(simulator
                    + " Nor could the policies of the operator's role be read: " + unread.failure().why());
            case Answer.Known(OwnRights own, List<Call> calls) -> {
                List<Finding> findings = findings(own.refused(), evidence).stream()
                        .map(finding -> finding.supportedBy(calls)
                                .certainty(finding.certainty() == Certainty.CERTAIN
                                        ? Certainty.LIKELY : Certainty.POSSIBLE)
                                .unchecked(List.of("Judged by the policies of the operator's role, for IAM's simulator "
                                        + "may not be asked.", "Not looked at: a boundary, the organization's and the "
                                        + "session's policies.")))
                        .toList();
                if (!findings.isEmpty()) {
                    yield Verdict.of(findings);
                }
                yield own.open().isEmpty()
                        ? Verdict.healthy("The policies of the operator's role allow to query in the workgroup and to "
                                + "write results. IAM's simulator may not be asked: a boundary, the organization's and "
                                + "the session's policies were not looked at.")
                        : Verdict.notChecked(simulator + " What the role's own policies say hangs on "
                                + own.open().values().stream().flatMap(Set::stream).distinct().sorted()
                                        .collect(Collectors.joining(", ")) + ", which only shows with a query.");
            }
        };
    }

    /// Rights of Lake Formation count where it guards the table, which is told there.
    private static List<Finding> findings(List<Simulated> denied, Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        add(findings, "A4", denied.stream().filter(one -> one.action().startsWith("athena:")).toList(), evidence);
        add(findings, "A1", denied.stream().filter(one -> one.action().equals("s3:GetBucketLocation")).toList(),
                evidence);
        add(findings, "A20", denied.stream().filter(one -> one.action().startsWith("s3:")
                && !one.action().equals("s3:GetBucketLocation")).toList(), evidence);
        findings.sort((a, b) -> a.severity().compareTo(b.severity()));
        return findings;
    }

    private static void add(List<Finding> findings, String mode, List<Simulated> denied, Evidence evidence) {
        if (denied.isEmpty()) {
            return;
        }
        String actions = denied.stream().map(Simulated::action).distinct().collect(Collectors.joining(", "));
        String resources = denied.stream().map(Simulated::resource).distinct().collect(Collectors.joining(" and "));
        List<Simulated> explicit = denied.stream()
                .filter(one -> one.decision().is(Simulated.Decision.EXPLICITDENY)).toList();
        boolean vital = denied.stream().anyMatch(one -> VITAL.contains(one.action()));
        Finding finding = Finding.of(mode, Rung.ATHENA, vital ? Severity.ERROR : Severity.WARNING,
                "The operator may not " + actions + " on " + resources
                        + (explicit.isEmpty() ? ": no policy allows it." : ": a policy denies it."));
        findings.add(OperatorNeeds.allowing(finding, evidence, denied.stream()
                .filter(one -> !explicit.contains(one))
                .map(one -> new Need(one.action(), one.resource())).toList()));
    }

    /// Whether the operator lacks the right that Lake Formation's grants build on; nothing where that is not known.
    static boolean lacksLakeData(Evidence evidence) {
        return evidence.value(QUERY_RIGHTS).stream().flatMap(List::stream)
                .anyMatch(one -> one.action().equals(Needs.LAKE_DATA) && !one.allowed());
    }
}
