package tableflow.console.service.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tableflow.console.domain.aws.IamRole;
import tableflow.console.domain.aws.NamedPolicy;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.check.aws.AwsFacts;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.iam.PolicyDocument;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.domain.review.ReviewFacts;
import tableflow.console.domain.review.ReviewFacts.RolePolicy;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;
import tableflow.console.service.doctor.probe.Openers;
import tableflow.console.service.doctor.probe.PolicyJson;
import tableflow.console.service.port.Roles;

/// Who may take each role, and what it may do.
final class RoleQuestions {

    private RoleQuestions() {}

    static List<Question<?>> of(List<String> arns) {
        List<Question<?>> all = new ArrayList<>();
        for (String arn : arns) {
            all.add(Question.of(Probe.of(AwsFacts.TRUST.about(arn), Rung.ROLE, Source.IAM,
                            "read who may take role " + arn, Set.of(Facts.CALLER), asking -> trust(asking, arn))
                    .telling(it -> it.statements().size() + " statements")));
            all.add(Question.of(Probe.of(ReviewFacts.ROLE_POLICIES.about(arn), Rung.ROLE, Source.IAM,
                            "read the policies of role " + arn, Set.of(Facts.CALLER), asking -> policies(asking, arn))
                    .telling(it -> it.size() + " policies")));
        }
        return all;
    }

    private static PolicyDocument trust(Asking asking, String arn) throws NotAskable {
        String name = ours(asking, arn);
        try (Roles roles = Openers.aws(asking).roles()) {
            IamRole role = roles.role(name).orElseThrow(() -> new NotAskable("There is no role " + arn + "."));
            return PolicyJson.read(role.trust(), PolicyKind.TRUST, "the trust policy of " + arn);
        }
    }

    private static List<RolePolicy> policies(Asking asking, String arn) throws NotAskable {
        String name = ours(asking, arn);
        List<RolePolicy> all = new ArrayList<>();
        try (Roles roles = Openers.aws(asking).roles()) {
            List<NamedPolicy> found = new ArrayList<>(roles.ownPolicies(name));
            found.addAll(roles.attachedPolicies(name));
            for (NamedPolicy one : found) {
                all.add(new RolePolicy(one.arn() == null ? one.name() : one.arn(),
                        PolicyJson.read(one.document(), PolicyKind.IDENTITY, "policy " + one.name() + " of " + arn)));
            }
        }
        return all;
    }

    /// IAM tells of its own account alone: a role of another would seem to be missing.
    private static String ours(Asking asking, String arn) throws NotAskable {
        Facts.Caller caller = asking.known(Facts.CALLER);
        if (!arn.contains("::" + caller.account() + ":")) {
            throw new NotAskable("Role " + arn + " is in another account than the credentials, which are for "
                    + caller.account() + ": IAM tells nothing of it.");
        }
        return IamRole.nameIn(arn).orElseThrow(() -> new NotAskable(arn + " is no role."));
    }
}
