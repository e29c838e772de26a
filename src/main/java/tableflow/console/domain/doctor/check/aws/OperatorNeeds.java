package tableflow.console.domain.doctor.check.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.domain.doctor.explain.Denial;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.iam.Need;

/// Completes findings about the operator with the least statement that lets it through.
public final class OperatorNeeds {

    private static final Pattern GLUE = Pattern.compile("(arn:[^:]+:glue:[^:]*:\\d*:)(catalog|database/(?<db>[^/]+)"
            + "|table/(?<of>[^/]+)/(?<name>.+))");

    private OperatorNeeds() {}

    /// The role or user that the operator's policies hang on; empty while it is not known who that is.
    public static Optional<String> holder(Evidence evidence) {
        return evidence.value(Facts.CALLER).map(Arns::holder);
    }

    /// The finding with the statements that allow the operator all of `needs` and nothing else.
    public static Finding allowing(Finding finding, Evidence evidence, List<Need> needs) {
        Remedy remedy = finding.remedy();
        for (PolicyChange change : holder(evidence).map(who -> Needs.grant(who, needs)).orElse(List.of())) {
            remedy = remedy.change(change);
        }
        return finding.remedy(remedy);
    }

    /// The verdict on a refused call, with the statement that would have let it through: where AWS says that no policy
    /// of the operator allows it.
    ///
    /// @param also what is needed beside the refused resource; see [#gluesLevels]
    public static Verdict allowing(Verdict verdict, Evidence evidence, Answer.Refused<?> refused, List<Need> also) {
        List<Need> needs = new ArrayList<>(refused(refused));
        if (needs.isEmpty() || verdict.findings().isEmpty()) {
            return verdict;
        }
        also.stream().filter(need -> !needs.contains(need)).forEach(needs::add);
        List<Finding> findings = new ArrayList<>(verdict.findings());
        findings.set(0, allowing(findings.getFirst(), evidence, needs));
        return Verdict.of(findings);
    }

    /// What AWS's words say that no policy of the operator allows; none for an explicit denial, which no Allow ends.
    static List<Need> refused(Answer.Refused<?> refused) {
        return Denial.in(refused.failure().why()).stream()
                .filter(denial -> denial.effect() == Denial.Effect.IMPLICIT
                        && denial.policy() == Denial.Policy.IDENTITY && denial.resource().isPresent())
                .map(denial -> new Need(denial.action(), widened(denial.resource().get())))
                .distinct()
                .toList();
    }

    /// Of one object the right to all of its bucket: tables have thousands.
    private static String widened(String resource) {
        return resource.startsWith("arn:aws:s3:::") && resource.contains("/")
                ? resource.substring(0, resource.indexOf('/')) + "/*"
                : resource;
    }

    /// Glue asks for a right on catalog, database and table at once, and its refusal names the first that lacks it: all
    /// that the refused call needs.
    ///
    /// @param table of the call; empty for one that is about the database alone
    public static List<Need> gluesLevels(Answer.Refused<?> refused, String database, Optional<String> table) {
        List<Need> all = new ArrayList<>();
        for (Need need : refused(refused)) {
            Matcher arn = GLUE.matcher(need.resource());
            if (arn.matches()) {
                all.add(new Need(need.action(), arn.group(1) + "catalog"));
                all.add(new Need(need.action(), arn.group(1) + "database/" + database));
                table.ifPresent(name ->
                        all.add(new Need(need.action(), arn.group(1) + "table/" + database + "/" + name)));
            }
        }
        return all;
    }
}
