package tableflow.console.domain.doctor.check.aws;

import static tableflow.console.domain.doctor.check.aws.AwsFacts.KEY_USE;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.OWN_RIGHTS;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.RIGHTS;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.ROLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.aws.Simulated;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.iam.Need;

/// The verdict on a role's rights where IAM's simulator may not be asked: by its own policies, and if these may not be
/// read either, none.
final class OwnRightsVerdict {

    private OwnRightsVerdict() {}

    /// @param holder [AwsFacts#ROLE]'s name of the role
    static Verdict of(Evidence evidence, String job, String role, String holder) {
        String whyNot = evidence.missing(Set.of(RIGHTS.about(job))).orElse("");
        if (!(evidence.answer(RIGHTS.about(job)) instanceof Answer.Refused<List<Simulated>>)) {
            return Verdict.notChecked(whyNot);
        }
        return switch (evidence.answer(OWN_RIGHTS.about(job))) {
            case Answer.NotAsked<OwnRights> not -> Verdict.notChecked(whyNot);
            case Answer.Refused<OwnRights> refused -> Verdict.notChecked(
                    whyNot + " Nor could the role's own policies be read: " + refused.failure().why());
            case Answer.Known(OwnRights own, var calls) -> judge(own, evidence, job, role, holder);
        };
    }

    private static Verdict judge(OwnRights own, Evidence evidence, String job, String role, String holder) {
        List<String> unlooked = unlooked(evidence, job, holder);
        List<Simulated> refused = own.refused();
        if (refused.isEmpty()) {
            return own.open().isEmpty()
                    ? Verdict.healthy("The own policies of role " + role + " allow all " + own.decided().size()
                            + " actions that it needs " + RightsChecks.where(job) + ". " + String.join(" ", unlooked))
                    : Verdict.notChecked("What the own policies of role " + role + " say of "
                            + actions(own.open().keySet()) + " hangs on " + String.join(", ", own.open().values()
                                    .stream().flatMap(Set::stream).distinct().sorted().toList())
                            + ", which only shows when Tableflow calls. " + String.join(" ", unlooked));
        }
        Finding finding = RightsChecks.own(role, job, refused);
        if (finding == null) {
            return Verdict.notChecked(String.join(" ", unlooked));
        }
        return Verdict.of(finding
                .supportedBy(evidence.calls(List.<Fact<?>>of(OWN_RIGHTS.about(job), RIGHTS.about(job))))
                .certainty(lower(finding.certainty()))
                .unchecked(unlooked));
    }

    /// What the simulator would have looked at, and nobody has.
    private static List<String> unlooked(Evidence evidence, String job, String holder) {
        List<String> sentences = new ArrayList<>(List.of("Judged by the role's own policies, for IAM's simulator may "
                + "not be asked."));
        Optional<String> boundary = evidence.value(ROLE.about(holder)).flatMap(it -> it)
                .flatMap(it -> Optional.ofNullable(it.boundary()));
        sentences.add("Not looked at: the organization's policies"
                + boundary.map(arn -> ", the role's boundary " + arn).orElse("")
                + (job.equals(KEY_USE) ? " and grants of the key." : "."));
        return sentences;
    }

    private static Certainty lower(Certainty certainty) {
        return certainty == Certainty.CERTAIN ? Certainty.LIKELY : Certainty.POSSIBLE;
    }

    private static String actions(Set<Need> needs) {
        return String.join(", ", needs.stream().map(Need::action).distinct().sorted().toList());
    }
}
