package tableflow.console.domain.doctor.check.aws;

import static tableflow.console.domain.doctor.check.aws.AwsFacts.BUCKET_POLICY;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.Remedy.Where;
import tableflow.console.domain.iam.Caller;
import tableflow.console.domain.iam.Denial;
import tableflow.console.domain.iam.Need;
import tableflow.console.domain.iam.PolicyContext;
import tableflow.console.domain.iam.PolicyDocument;
import tableflow.console.domain.iam.Question;

/// The least changes of a bucket's policy that end a denial.
final class Exemptions {

    private static final String PRINCIPAL = "aws:PrincipalArn";

    private Exemptions() {}

    /// Exempts the operator from the statements that deny something, or may.
    static List<PolicyChange> of(Evidence evidence, Facts.Caller me, String action, String resource) {
        Optional<PolicyDocument> policy = evidence.value(BUCKET_POLICY).flatMap(it -> it);
        if (policy.isEmpty()) {
            return List.of();
        }
        String holder = Arns.holder(me);
        boolean session = !holder.equals(me.arn());
        Caller caller = new Caller(me.account(), Set.of(me.arn()), session ? Set.of(holder) : Set.of(), false);
        PolicyContext known = PolicyContext.partly(Map.of(PRINCIPAL, holder, "aws:PrincipalAccount", me.account()),
                Set.of());
        List<Denial> denials = policy.get().policy().denials(caller,
                new Question(action, new Need(action, resource).example(), known));
        return denials.isEmpty() ? List.of() : List.of(change(evidence.known(Facts.BUCKET),
                exempt(policy.get(), denials, holder), "exempts " + holder + " from the Deny"));
    }

    static PolicyChange change(String bucket, PolicyDocument policy, String why) {
        return new PolicyChange(Where.BUCKET_POLICY, bucket, policy.text(), true, why);
    }

    /// The policy in which the statements do not mean `arn` any more.
    static PolicyDocument exempt(PolicyDocument policy, List<Denial> denials, String arn) {
        PolicyDocument exempting = policy;
        for (Denial denial : denials) {
            exempting = exempting.withCondition(denial.index(), "ArnNotEquals", PRINCIPAL, arn);
        }
        return exempting;
    }

    /// The policy in which the statements leave writes alone that say nothing under `key`.
    static PolicyDocument onlyWhenTold(PolicyDocument policy, List<Denial> denials, String key) {
        PolicyDocument narrowed = policy;
        for (Denial denial : denials) {
            narrowed = narrowed.withCondition(denial.index(), "Null", key, "false");
        }
        return narrowed;
    }
}
