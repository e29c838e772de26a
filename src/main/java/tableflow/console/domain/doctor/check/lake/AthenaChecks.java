package tableflow.console.domain.doctor.check.lake;

import static tableflow.console.domain.doctor.check.lake.LakeFacts.NEWEST_QUERY;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.RESULTS;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.RESULTS_LISTED;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.RESULTS_REGION;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.WORKGROUP;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.check.Refusals;
import tableflow.console.domain.doctor.check.aws.Needs;
import tableflow.console.domain.doctor.check.aws.OperatorNeeds;
import tableflow.console.domain.doctor.check.lake.LakeFacts.QueryEnd;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.query.WorkGroup;

/// The workgroup, where results go, and whether the operator may query. Nothing is run: even EXPLAIN writes a result.
public final class AthenaChecks {

    public static final List<Check> ALL = List.of(
            new Check("workgroup", Rung.ATHENA, "The workgroup is there and enabled", Set.of(), Set.of(WORKGROUP),
                    AthenaChecks::workgroup),
            new Check("result-location", Rung.ATHENA, "It is settled where results go", Set.of(WORKGROUP), Set.of(),
                    AthenaChecks::location),
            new Check("result-bucket", Rung.ATHENA, "The place of results can be used", Set.of(RESULTS),
                    Set.of(RESULTS_REGION, RESULTS_LISTED), AthenaChecks::bucket),
            QueryRights.CHECK,
            PlanCheck.CHECK,
            new Check("newest-query", Rung.ATHENA, "The newest query of the workgroup did not fail",
                    Set.of(NEWEST_QUERY), Set.of(), AthenaChecks::newest));

    /// Failures of queries that lie in the environment; the others are the statement's or the hour's.
    private static final Set<String> ENVIRONMENTS =
            Set.of("A7", "A9", "A10", "A11", "A12", "A13", "A14", "A20");

    private AthenaChecks() {}

    private static Profile.@Nullable Athena athena(Evidence evidence) {
        Profile.Aws aws = evidence.known(Facts.SUBJECT).profile().aws();
        return aws == null ? null : aws.athena();
    }

    private static Verdict workgroup(Evidence evidence) {
        return switch (evidence.answer(WORKGROUP)) {
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Refused<WorkGroup> refused ->
                OperatorNeeds.allowing(Refusals.verdict(Rung.ATHENA, "The workgroup cannot be read", refused),
                        evidence, refused, List.of());
            case Answer.Known(WorkGroup group, var calls) -> {
                if (group.summary().state().is(WorkGroup.State.DISABLED)) {
                    yield Verdict.of(Finding.of("A3", Rung.ATHENA, Severity.ERROR,
                            "Workgroup " + group.name() + " is disabled.").supportedBy(calls));
                }
                String limit = group.settings().cutoffBytes().isPresent()
                        ? "; it ends queries that read more than "
                                + Units.size(group.settings().cutoffBytes().getAsLong())
                        : "";
                yield Verdict.healthy("Workgroup " + group.name() + " is enabled" + limit + ".");
            }
        };
    }

    private static Verdict location(Evidence evidence) {
        WorkGroup group = evidence.known(WORKGROUP);
        List<Call> calls = evidence.answer(WORKGROUP).calls();
        Profile.Athena athena = athena(evidence);
        String own = athena == null ? null : athena.resultLocation();
        String theirs = group.settings().resultLocation();
        if (group.settings().managedResults()) {
            return Verdict.healthy("Workgroup " + group.name() + " keeps results itself.");
        }
        if (own == null && theirs == null) {
            return Verdict.of(Finding.of("A2", Rung.ATHENA, Severity.ERROR,
                    "Neither workgroup " + group.name() + " nor the profile says where results go.")
                    .supportedBy(calls));
        }
        if (group.settings().enforced() && own != null && theirs != null && !same(own, theirs)) {
            return Verdict.of(Finding.of("A5", Rung.ATHENA, Severity.WARNING, "Workgroup " + group.name()
                    + " enforces " + theirs + ": the profile's " + own + " is ignored.").supportedBy(calls));
        }
        return Verdict.healthy("Results go to " + Objects.requireNonNullElse(
                theirs != null && (group.settings().enforced() || own == null) ? theirs : own, "") + ".");
    }

    private static boolean same(String one, String other) {
        return one.replaceFirst("/$", "").equals(other.replaceFirst("/$", ""));
    }

    private static Verdict bucket(Evidence evidence) {
        S3Uri place = evidence.known(RESULTS);
        Profile.Aws aws = evidence.known(Facts.SUBJECT).profile().aws();
        String wanted = aws == null ? "" : aws.region();
        List<Call> calls = evidence.calls(List.of(RESULTS_REGION, RESULTS_LISTED));
        switch (evidence.answer(RESULTS_REGION)) {
            case Answer.Refused<String> refused -> {
                return OperatorNeeds.allowing(Verdict.of(Finding.of("A1", Rung.ATHENA, Severity.ERROR,
                        "The results' bucket " + place.bucket() + " cannot be used: " + refused.failure().why())
                        .certainty(Certainty.CERTAIN).supportedBy(calls)), evidence, refused, List.of());
            }
            case Answer.NotAsked(String why) -> {
                return Verdict.notChecked(why);
            }
            case Answer.Known(String region, var answered) -> {
                if (!region.equals(wanted)) {
                    return Verdict.of(Finding.of("A1", Rung.ATHENA, Severity.ERROR, "The results' bucket "
                            + place.bucket() + " is in " + region + ", and Athena works in " + wanted + ".")
                            .certainty(Certainty.CERTAIN).supportedBy(calls));
                }
            }
        }
        if (evidence.answer(RESULTS_LISTED) instanceof Answer.Refused<Boolean> refused) {
            return OperatorNeeds.allowing(Verdict.of(Finding.of("A1", Rung.ATHENA, Severity.ERROR, "The place of "
                    + "results " + place + " cannot be listed: " + refused.failure().why())
                    .certainty(Certainty.CERTAIN).supportedBy(calls)), evidence, refused, List.of());
        }
        return Verdict.healthy("Bucket " + place.bucket() + " is in " + wanted + " and can be listed. Writing was not "
                + "tried.");
    }

    private static Verdict newest(Evidence evidence) {
        Optional<QueryEnd> newest = evidence.known(NEWEST_QUERY);
        if (newest.isEmpty()) {
            return Verdict.notChecked("No query has ended in the workgroup lately.");
        }
        QueryEnd end = newest.get();
        if (end.reason().isEmpty()) {
            return Verdict.healthy("The newest query, " + end.id() + ", is " + end.state() + ".");
        }
        if (end.modes().isEmpty()) {
            return Verdict.notChecked("The newest query, " + end.id() + ", is " + end.state() + ": " + end.reason());
        }
        String mode = end.mode();
        Finding finding = Finding.of(mode, Rung.ATHENA,
                        ENVIRONMENTS.contains(mode) ? Severity.ERROR : Severity.WARNING,
                        "The newest query, " + end.id() + ", is " + end.state() + ": " + end.reason())
                .supportedBy(evidence.answer(NEWEST_QUERY).calls());
        return Verdict.of(helped(finding, evidence));
    }

    /// The finding about a query with the grant or statement that it lacked, where that is known.
    static Finding helped(Finding finding, Evidence evidence) {
        return switch (finding.id()) {
            case "A9" -> evidence.value(Facts.TABLE)
                    .map(table -> LakeFormationChecks.reading(finding, table.database(), table.name(), evidence))
                    .orElse(finding);
            case "A20" -> evidence.value(RESULTS)
                    .map(place -> OperatorNeeds.allowing(finding, evidence, Needs.results(place)))
                    .orElse(finding);
            default -> finding;
        };
    }
}
