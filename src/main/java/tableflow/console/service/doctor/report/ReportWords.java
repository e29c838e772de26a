package tableflow.console.service.doctor.report;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Causes;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.domain.doctor.ladder.Verdict;

/// The words that all kinds of reports share.
public final class ReportWords {

    private ReportWords() {}

    static String title(Examination examination) {
        return "Doctor: " + examination.subject().profile().name()
                + examination.subject().topic().map(topic -> ", topic " + topic).orElse("");
    }

    static String when(Examination examination) {
        return "Examined on " + examination.startedAt().truncatedTo(ChronoUnit.SECONDS) + ", in "
                + examination.took().toMillis() + " ms. Nothing was changed.";
    }

    /// "1 error, 2 warnings. Mend first: ...".
    public static String summary(Examination examination) {
        return summary(examination, Set.of(Rung.values()));
    }

    /// The same of some rungs, with what is wrong on others in figures.
    public static String summary(Examination examination, Set<Rung> of) {
        Map<Boolean, List<Finding>> findings = examination.findings().stream()
                .collect(Collectors.partitioningBy(finding -> of.contains(finding.rung())));
        List<Finding> here = findings.getOrDefault(true, List.of());
        List<Finding> elsewhere = findings.getOrDefault(false, List.of());
        long unchecked = examination.rungs().stream().filter(report -> of.contains(report.rung()))
                .mapToLong(RungReport::unchecked).sum();
        return (here.isEmpty() ? "Nothing is wrong as far as was looked." : counted(here))
                + (unchecked == 0 ? "" : " " + count(unchecked, "check") + " could not be made.")
                + (here.isEmpty() ? "" : " Mend first: " + here.getFirst().says())
                + (elsewhere.isEmpty() ? "" : " On other rungs: " + counted(elsewhere));
    }

    private static String counted(List<Finding> findings) {
        long errors = findings.stream().filter(one -> one.severity() == Severity.ERROR).count();
        return count(errors, "error") + ", " + count(findings.size() - errors, "warning") + ".";
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /// "Schema Registry", "KMS".
    public static String name(Rung rung) {
        return switch (rung) {
            case REGISTRY -> "Schema Registry";
            case INTEGRATION -> "Provider integration";
            case IDENTITY -> "AWS identity";
            case ROLE -> "IAM role";
            case BUCKET -> "S3 bucket";
            case KMS -> "KMS";
            case GLUE -> "Glue";
            case ATHENA -> "Athena";
            default -> rung.name().charAt(0) + rung.key().substring(1);
        };
    }

    public static String outcome(Verdict.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String certainty(Certainty certainty) {
        return certainty.name().toLowerCase(Locale.ROOT);
    }

    /// The worst that a rung says, in a sentence.
    public static String says(RungReport report) {
        return report.checks().stream()
                .filter(one -> one.verdict().outcome() == report.outcome())
                .map(one -> one.verdict().says())
                .findFirst().orElse("Nothing was looked at.");
    }

    static String call(Call call) {
        return call.operation() + (call.target().isEmpty() ? "" : " " + call.target()) + ": " + call.answer()
                + (call.requestId() == null ? "" : " (request " + call.requestId() + ")");
    }

    /// Where a policy change belongs.
    public static String where(PolicyChange change) {
        String kind = switch (change.where()) {
            case IDENTITY_POLICY -> "policy of ";
            case TRUST_POLICY -> "trust policy of ";
            case BUCKET_POLICY -> "policy of bucket ";
            case KEY_POLICY -> "policy of key ";
            case LAKE_FORMATION_GRANT -> "Lake Formation grant to ";
        };
        return (change.whole() ? "The whole " : "To add to the ") + kind + change.holder() + ", " + change.why();
    }

    static Optional<Finding> cause(Finding finding, Examination examination) {
        return Causes.cause(finding, examination.findings());
    }

    /// All calls, each once, in the order of the rungs.
    static List<Call> calls(Examination examination) {
        LinkedHashSet<Call> calls = new LinkedHashSet<>();
        examination.rungs().forEach(report -> calls.addAll(report.calls()));
        return List.copyOf(calls);
    }
}
