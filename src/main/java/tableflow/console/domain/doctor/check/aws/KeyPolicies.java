package tableflow.console.domain.doctor.check.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.aws.KmsKey;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.Remedy.Where;
import tableflow.console.domain.iam.Caller;
import tableflow.console.domain.iam.Decision;
import tableflow.console.domain.iam.Evaluation;
import tableflow.console.domain.iam.Guard;
import tableflow.console.domain.iam.Need;
import tableflow.console.domain.iam.Policies;
import tableflow.console.domain.iam.Policies.Source;
import tableflow.console.domain.iam.PolicyContext;
import tableflow.console.domain.iam.PolicyDocument;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.domain.iam.PolicyText;
import tableflow.console.domain.iam.PolicyType;
import tableflow.console.domain.iam.Question;

/// What a key's policy says to a role, and the statement that opens it.
final class KeyPolicies {

    private KeyPolicies() {}

    /// As if the role's own policies allowed everything: those are judged by themselves.
    static Decision.Outcome decide(PolicyDocument policy, KmsKey key, Caller caller, Need need) {
        PolicyDocument everything = PolicyDocument.of(PolicyKind.IDENTITY, List.of(
                Map.of("Effect", "Allow", "Action", "*", "Resource", "*")));
        Policies own = new Policies(List.of(), List.of(new Source("the role's own", everything.policy())),
                Optional.empty(), List.of());
        Guard guard = new Guard(key.account(), PolicyType.RESOURCE,
                Optional.of(new Source("key policy", policy.policy())), true);
        String role = caller.roleNames().iterator().next();
        PolicyContext known = PolicyContext.partly(Map.of("aws:PrincipalArn", role,
                "aws:PrincipalAccount", caller.account(), "aws:SecureTransport", "true"), Set.of());
        return new Evaluation(caller, own, guard).decide(new Question(need.action(), key.arn(), known)).outcome();
    }

    /// The statement of a key's policy that lets somebody do something.
    ///
    /// @param who ARN of a role or user
    static PolicyChange change(String key, String who, List<String> actions) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Effect", "Allow");
        statement.put("Principal", Map.of("AWS", who));
        statement.put("Action", actions.size() == 1 ? actions.getFirst() : actions);
        statement.put("Resource", "*");
        return new PolicyChange(Where.KEY_POLICY, key, PolicyText.of(statement), false,
                "lets " + who + " use the key");
    }
}
