package tableflow.console.domain.doctor.check.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.doctor.check.Refusals;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Remedy.Action;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;

/// Who AWS says that the operator is.
final class IdentityChecks {

    static final List<Check> ALL = List.of(
            new Check("aws-identity", Rung.IDENTITY, "AWS takes the credentials", Set.of(), Set.of(Facts.CALLER),
                    IdentityChecks::known),
            new Check("aws-account", Rung.IDENTITY, "The credentials are for the tables' account",
                    Set.of(Facts.CALLER), Set.of(Facts.STORAGE_INTEGRATION, Facts.CATALOG_ROLE_INTEGRATION),
                    IdentityChecks::account));

    private IdentityChecks() {}

    /// The question needs no right, so a refusal is about the credentials or the way to AWS.
    private static Verdict known(Evidence evidence) {
        return switch (evidence.answer(Facts.CALLER)) {
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Refused<Facts.Caller> refused ->
                Refusals.verdict(Rung.IDENTITY, "AWS does not say who we are", refused);
            case Answer.Known(Facts.Caller caller, var calls) ->
                Verdict.healthy("AWS knows us as " + caller.arn() + ".");
        };
    }

    private static Verdict account(Evidence evidence) {
        Facts.Caller caller = evidence.known(Facts.CALLER);
        List<String> roles = new ArrayList<>();
        for (Fact<ProviderIntegration> fact : List.of(Facts.STORAGE_INTEGRATION, Facts.CATALOG_ROLE_INTEGRATION)) {
            evidence.value(fact).map(ProviderIntegration::customerRoleArn).filter(arn -> !roles.contains(arn))
                    .ifPresent(roles::add);
        }
        if (roles.isEmpty()) {
            return Verdict.notChecked("No integration tells which account the roles are in.");
        }
        List<String> elsewhere = roles.stream().filter(arn -> !Arns.account(arn).equals(caller.account())).toList();
        if (elsewhere.isEmpty()) {
            return Verdict.healthy("Account " + caller.account() + " has the roles of the integrations.");
        }
        return Verdict.of(Finding.of("C10", Rung.IDENTITY, Severity.ERROR, "The credentials are for account "
                        + caller.account() + " (" + caller.arn() + "); the integrations name "
                        + String.join(" and ", elsewhere) + ".")
                .supportedBy(evidence.answer(Facts.CALLER).calls())
                .remedy(Remedy.steps(List.of("Choose credentials for account " + Arns.account(elsewhere.getFirst())
                                + " in the profile."))
                        .action(new Action(Action.Kind.EDIT_PROFILE, evidence.known(Facts.SUBJECT).profile().name()))));
    }
}
