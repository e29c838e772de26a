package tableflow.console.domain.review.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.iam.Caller;
import tableflow.console.domain.iam.Evaluation;
import tableflow.console.domain.iam.Guard;
import tableflow.console.domain.iam.Policies;
import tableflow.console.domain.iam.PolicyContext;
import tableflow.console.domain.iam.PolicyDocument;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.domain.iam.PolicyType;
import tableflow.console.domain.iam.Question;

/// Somebody with whom the owner has nothing to do: another account's administrator, on the internet, over TLS.
final class Stranger {

    /// No account has it.
    static final String ACCOUNT = "999999999999";
    private static final String OURS = "000000000000";
    private static final String ARN = "arn:aws:iam::" + ACCOUNT + ":user/stranger";
    /// An address that documentation keeps free.
    private static final String ADDRESS = "203.0.113.77";
    private static final PolicyDocument EVERYTHING = PolicyDocument.of(PolicyKind.IDENTITY, List.of(
            Map.of("Effect", "Allow", "Action", "*", "Resource", "*")));

    private Stranger() {}

    /// The statements of a policy that let a stranger in, and that none of its others denies him: by their places.
    ///
    /// @param questions actions with resources, of which one is enough
    /// @param knows what he may know besides, such as an external id
    static List<Integer> letIn(
            PolicyDocument policy, PolicyType type, String owner, Map<String, List<String>> questions,
            Map<String, String> knows) {
        List<Map<String, Object>> statements = policy.statements();
        List<Map<String, Object>> denials = statements.stream().filter(it -> "Deny".equals(it.get("Effect"))).toList();
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            if ("Allow".equals(statements.get(i).get("Effect"))) {
                List<Map<String, Object>> alone = new ArrayList<>(denials);
                alone.add(statements.get(i));
                PolicyDocument narrowed = withStatements(policy, alone);
                if (isLetIn(new Guard(owner, type, Optional.of(new Policies.Source("policy", narrowed.policy()))),
                        questions, knows)) {
                    open.add(i);
                }
            }
        }
        return open;
    }

    /// A document of these statements; their names, of which two may be alike, do not count.
    private static PolicyDocument withStatements(PolicyDocument policy, List<Map<String, Object>> statements) {
        List<Map<String, Object>> distinct = new ArrayList<>();
        statements.forEach(one -> {
            Map<String, Object> copy = new LinkedHashMap<>(one);
            copy.remove("Sid");
            distinct.add(copy);
        });
        return PolicyDocument.of(policy.kind(), distinct);
    }

    private static boolean isLetIn(
            Guard guard, Map<String, List<String>> questions, Map<String, String> knows) {
        Map<String, String> context = new LinkedHashMap<>(Map.of("aws:PrincipalArn", ARN,
                "aws:PrincipalAccount", ACCOUNT, "aws:PrincipalType", "User", "aws:SecureTransport", "true",
                "aws:SourceIp", ADDRESS, "aws:PrincipalIsAWSService", "false", "aws:ViaAWSService", "false"));
        context.putAll(knows);
        Caller stranger = new Caller(ACCOUNT, Set.of(ARN), Set.of(), false);
        Policies own = new Policies(List.of(), List.of(new Policies.Source("his own", EVERYTHING.policy())),
                Optional.empty(), List.of());
        Evaluation his = new Evaluation(stranger, own, guard);
        return questions.entrySet().stream().anyMatch(entry -> entry.getValue().stream().anyMatch(resource ->
                his.decide(new Question(entry.getKey(), resource, PolicyContext.of(context))).allowed()));
    }

    /// Our account, as AWS told it; some other than the stranger's where it did not.
    static String owner(Evidence evidence) {
        return evidence.value(Facts.CALLER).map(Facts.Caller::account).orElse(OURS);
    }
}
