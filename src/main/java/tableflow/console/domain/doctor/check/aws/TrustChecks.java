package tableflow.console.domain.doctor.check.aws;

import static tableflow.console.domain.doctor.check.aws.AwsFacts.ROLE;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.TRUST;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.aws.IamRole;
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
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.Remedy.Where;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.iam.Decision;
import tableflow.console.domain.iam.Decision.Outcome;
import tableflow.console.domain.iam.PolicyDocument;
import tableflow.console.domain.iam.PolicyText;

/// The role of one job: that it is there, and that Confluent may take it.
///
/// @param job [AwsFacts#STORAGE] or [AwsFacts#CATALOG]
/// @param integration that names the role
/// @param what the role is for, for sentences: "writes to the bucket"
record TrustChecks(String job, Fact<ProviderIntegration> integration, String what) {

    List<Check> all() {
        return List.of(
                new Check(job + "-role", Rung.ROLE, "The role that " + what + " is there", Set.of(integration),
                        Set.of(ROLE.about(job)), this::there),
                new Check(job + "-role-trust", Rung.ROLE, "Confluent may take the role that " + what,
                        Set.of(integration, TRUST.about(job)), Set.of(), this::trusted));
    }

    private Verdict there(Evidence evidence) {
        ProviderIntegration it = evidence.known(integration);
        return switch (evidence.answer(ROLE.about(job))) {
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Refused<Optional<IamRole>> refused -> refused(it, refused, evidence);
            case Answer.Known(Optional<IamRole> role, var calls) -> role
                    .map(found -> Verdict.healthy("Role " + found.arn() + " is there."))
                    .orElseGet(() -> Verdict.of(Finding.of("R1", Rung.ROLE, Severity.ERROR, "Integration " + it.id()
                            + " names role " + it.customerRoleArn() + ", which is not in account "
                            + Arns.account(it.customerRoleArn()) + ".").supportedBy(calls)
                            .remedy(missing(it))));
        };
    }

    private static Remedy missing(ProviderIntegration it) {
        Remedy steps = Remedy.steps(List.of("Make role " + Arns.role(it.customerRoleArn())
                + " with this trust policy, and give it its rights.", "Or make an integration with a role that is "
                + "there, and enable the topics anew with it: an integration cannot be changed."));
        return TrustNeeds.of(it).map(needs -> steps.change(whole(needs.role(), needs.whole(),
                "lets Confluent take the role"))).orElse(steps);
    }

    /// Who may not look at roles learns what the policy should be, and no cause is claimed.
    private Verdict refused(ProviderIntegration it, Answer.Refused<Optional<IamRole>> refused, Evidence evidence) {
        if (!refused.failure().is(Kind.FORBIDDEN)) {
            return refused.failure().is(Kind.UNREACHABLE) || refused.failure().is(Kind.UNAUTHORIZED)
                    ? Refusals.verdict(Rung.ROLE, "Role " + it.customerRoleArn() + " cannot be looked at", refused)
                    : Verdict.notChecked("Role " + it.customerRoleArn() + " could not be looked at: "
                            + refused.failure().why());
        }
        String says = "Whether Confluent may take role " + it.customerRoleArn()
                + " is not known, because the operator may not read it: " + refused.failure().why();
        Remedy remedy = Remedy.steps(List.of("Give this trust policy to an administrator of account "
                + Arns.account(it.customerRoleArn()) + " to compare.", "Or have iam:GetRole on it allowed."));
        remedy = TrustNeeds.of(it).isEmpty() ? remedy : remedy.change(whole(it.customerRoleArn(),
                TrustNeeds.of(it).get().whole(), "is what the role's trust policy should say"));
        Optional<Facts.Caller> caller = evidence.value(Facts.CALLER);
        for (PolicyChange change : caller.map(me -> Needs.operator(Arns.holder(me), "iam:GetRole",
                it.customerRoleArn())).orElse(List.of())) {
            remedy = remedy.change(change);
        }
        return new Verdict(Verdict.Outcome.NOT_CHECKED, says, List.of(
                Finding.of("R10", Rung.ROLE, Severity.WARNING, says).supportedBy(refused.calls()).remedy(remedy)));
    }

    private Verdict trusted(Evidence evidence) {
        ProviderIntegration it = evidence.known(integration);
        Optional<TrustNeeds> needs = TrustNeeds.of(it);
        if (needs.isEmpty()) {
            return Verdict.notChecked("Integration " + it.id() + " tells no external id or no role of Confluent's.");
        }
        Answer<PolicyDocument> answer = evidence.answer(TRUST.about(job));
        PolicyDocument trust = evidence.known(TRUST.about(job));
        Decision assume = needs.get().decide(trust, TrustNeeds.ASSUME, Optional.of(needs.get().externalId()));
        if (assume.outcome() == Outcome.UNKNOWN) {
            return Verdict.notChecked("The trust policy of " + it.customerRoleArn()
                    + " has conditions that only show when Confluent calls.");
        }
        Optional<Finding> wrong = assume.allowed() ? tagging(needs.get(), trust) : assuming(needs.get(), trust, assume);
        return wrong.or(() -> openToOthers(needs.get(), trust))
                .map(finding -> Verdict.of(finding.supportedBy(evidence.answer(ROLE.about(job)).calls().isEmpty()
                        ? answer.calls() : evidence.answer(ROLE.about(job)).calls())))
                .orElseGet(() -> Verdict.healthy("Role " + needs.get().role() + " trusts " + needs.get().principal()
                        + " with external id " + needs.get().externalId() + "."));
    }

    private Optional<Finding> assuming(TrustNeeds needs, PolicyDocument trust, Decision denied) {
        String role = "The trust policy of role " + needs.role();
        if (!trust.policy().allowsAnything() || denied.outcome() == Outcome.EXPLICIT_DENY) {
            String says = trust.policy().allowsAnything()
                    ? role + " has a Deny that " + needs.principal() + " falls under."
                    : role + " allows nobody to take it: it is a placeholder.";
            return Optional.of(finding("R6", says).remedy(remedy("R6").change(whole(needs.role(), needs.whole(),
                    "lets Confluent take the role"))));
        }
        List<String> gone = TrustNeeds.deleted(trust);
        if (!gone.isEmpty()) {
            return Optional.of(finding("R4", role + " names " + String.join(", ", gone)
                    + ", the id of a principal that was deleted, and not " + needs.principal() + ".")
                    .remedy(remedy("R4").change(whole(needs.role(), completed(needs, needs.revived(trust)),
                            "names the principal that is there"))));
        }
        if (needs.decide(trust, TrustNeeds.ASSUME, Optional.empty()).outcome() != Outcome.IMPLICIT_DENY) {
            return Optional.of(finding("R3", role + " demands external id "
                    + String.join(" or ", TrustNeeds.externalIds(trust)) + "; the integration's is "
                    + needs.externalId() + ".").remedy(remedy("R3").change(whole(needs.role(),
                            completed(needs, needs.reidentified(trust)), "demands this integration's id"))));
        }
        Remedy add = remedy("R2").change(new PolicyChange(Where.TRUST_POLICY, needs.role(),
                PolicyText.of(needs.assumes()), false, "lets Confluent take the role"));
        if (needs.decide(trust, TrustNeeds.TAG, Optional.of(needs.externalId())).outcome() == Outcome.IMPLICIT_DENY) {
            add = add.change(tag(needs));
        }
        return Optional.of(finding("R2", role + " does not name " + needs.principal() + ": it trusts "
                + String.join(", ", TrustNeeds.principals(trust)) + ".").remedy(add));
    }

    /// The mended policy with what it still lacks.
    private static PolicyDocument completed(TrustNeeds needs, PolicyDocument mended) {
        PolicyDocument whole = mended;
        if (!needs.decide(whole, TrustNeeds.ASSUME, Optional.of(needs.externalId())).allowed()) {
            whole = whole.plus(List.of(needs.assumes()));
        }
        if (needs.decide(whole, TrustNeeds.TAG, Optional.of(needs.externalId())).outcome() == Outcome.IMPLICIT_DENY) {
            whole = whole.plus(List.of(needs.tags()));
        }
        return whole;
    }

    private static Optional<Finding> tagging(TrustNeeds needs, PolicyDocument trust) {
        return needs.decide(trust, TrustNeeds.TAG, Optional.of(needs.externalId())).outcome() == Outcome.IMPLICIT_DENY
                ? Optional.of(finding("R5", "The trust policy of role " + needs.role() + " lets " + needs.principal()
                        + " take it, and does not let it tag the session.").remedy(remedy("R5").change(tag(needs))))
                : Optional.empty();
    }

    /// It works, and would for others of Confluent's customers who guess the role's name.
    private static Optional<Finding> openToOthers(TrustNeeds needs, PolicyDocument trust) {
        return needs.decide(trust, TrustNeeds.ASSUME, Optional.of("another")).allowed()
                ? Optional.of(Finding.of("R3", Rung.ROLE, Severity.WARNING, "The trust policy of role " + needs.role()
                        + " lets " + needs.principal() + " take it with any external id.")
                        .remedy(remedy("R3").change(whole(needs.role(), completed(needs, needs.demanding(trust)),
                                "demands this integration's id"))))
                : Optional.empty();
    }

    private static PolicyChange tag(TrustNeeds needs) {
        return new PolicyChange(Where.TRUST_POLICY, needs.role(), PolicyText.of(needs.tags()), false,
                "lets Confluent tag its session");
    }

    private static PolicyChange whole(String role, PolicyDocument document, String why) {
        return new PolicyChange(Where.TRUST_POLICY, role, document.text(), true, why);
    }

    private static Finding finding(String mode, String says) {
        return Finding.of(mode, Rung.ROLE, Severity.ERROR, says);
    }

    private static Remedy remedy(String mode) {
        return Finding.of(mode, Rung.ROLE, Severity.ERROR, "").remedy();
    }
}
