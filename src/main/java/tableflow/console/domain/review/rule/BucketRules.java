package tableflow.console.domain.review.rule;

import static tableflow.console.domain.doctor.check.aws.AwsFacts.BUCKET_POLICY;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.PUBLIC_ACCESS_BLOCK;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.PUBLIC_POLICY;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tableflow.console.domain.aws.PublicAccessBlock;
import tableflow.console.domain.doctor.check.lake.LakeFacts;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.Remedy.Where;
import tableflow.console.domain.iam.Caller;
import tableflow.console.domain.iam.Denial;
import tableflow.console.domain.iam.PolicyContext;
import tableflow.console.domain.iam.PolicyDocument;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.domain.iam.PolicyText;
import tableflow.console.domain.iam.PolicyType;
import tableflow.console.domain.iam.Question;
import tableflow.console.domain.review.Explanation;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.rule.Look.Head;
import tableflow.console.domain.review.rule.Look.Rules;

/// Who gets into the buckets.
final class BucketRules {

    static final List<Rule> ALL = List.of(publicPolicy(), wildcard(), block(), tls());

    private static final String SECURE = "aws:SecureTransport";

    private BucketRules() {}

    private static Rule publicPolicy() {
        return Rules.of(Things.BUCKETS, PUBLIC_POLICY).wanting(LakeFacts.RESULTS).rule(
                new Head("SEC-PUBLIC-ACCESS", Severity.ERROR, 10, "Buckets are not public", new Explanation(
                        "Whoever knows or guesses the bucket's name can read all tables, or change them.",
                        "S3 itself calls the bucket's policy not public.",
                        List.of("Block public access of the bucket, which ends it at once.",
                                "Name principals in the policy in the place of *."))),
                List.of(), look -> look.known(PUBLIC_POLICY)
                        ? look.failed("S3 calls the policy of bucket " + look.it() + " public.",
                                "Block public access of bucket " + look.it() + ".",
                                "Name principals in its policy in the place of *.")
                        : look.passed("S3 calls the policy of bucket " + look.it() + " not public."));
    }

    private static Rule wildcard() {
        return Rules.of(Things.BUCKETS, BUCKET_POLICY).wanting(LakeFacts.RESULTS, Facts.CALLER).rule(
                new Head("SEC-WILDCARD", Severity.ERROR, 9, "No bucket policy lets strangers in", new Explanation(
                        "A statement for everybody is meant for somebody: its conditions are what keeps all others "
                                + "out, and a slip in them opens the bucket.",
                        "No statement of the policy allows anything to somebody of another account, with whom its "
                                + "owner has nothing to do, who comes from the internet.",
                        List.of("Name the principals that are meant.",
                                "Or narrow the statement by aws:PrincipalOrgID or aws:PrincipalArn."))),
                List.of(), BucketRules::wildcard);
    }

    private static Outcome wildcard(Look<String> look) {
        Optional<PolicyDocument> policy = look.known(BUCKET_POLICY);
        if (policy.isEmpty()) {
            return look.passed("Bucket " + look.it() + " has no policy: nobody gets in by one.");
        }
        String bucket = "arn:aws:s3:::" + look.it();
        List<String> objects = List.of(bucket + "/x", bucket + "/data/x", bucket + "/metadata/x");
        List<Integer> open = Stranger.letIn(policy.get(), PolicyType.RESOURCE, Stranger.owner(look.evidence()),
                Map.of("s3:GetObject", objects, "s3:PutObject", objects, "s3:DeleteObject", objects,
                        "s3:ListBucket", List.of(bucket), "s3:GetBucketPolicy", List.of(bucket),
                        "s3:PutBucketPolicy", List.of(bucket)),
                Map.of());
        if (open.isEmpty()) {
            return look.passed("No statement of the policy of bucket " + look.it() + " lets a stranger in.");
        }
        String names = open.stream().map(it -> Statements.name(policy.get(), it)).collect(Collectors.joining(", "));
        List<Map<String, Object>> rest = new java.util.ArrayList<>(policy.get().statements());
        open.reversed().forEach(it -> rest.remove((int) it));
        Remedy remedy = Remedy.steps(List.of("Name the principals that " + names + " is meant for.",
                rest.isEmpty() ? "Or delete the policy." : "Or leave it out, as below."));
        return look.failed(names + " of the policy of bucket " + look.it()
                        + " lets anybody in, from whatever account.",
                rest.isEmpty() ? remedy : remedy.change(new PolicyChange(Where.BUCKET_POLICY, look.it(),
                        PolicyDocument.of(PolicyKind.RESOURCE, rest).text(), true, "leaves out " + names)));
    }

    private static Rule block() {
        return Rules.of(Things.BUCKETS, PUBLIC_ACCESS_BLOCK).wanting(LakeFacts.RESULTS).rule(
                new Head("SEC-PUBLIC-BLOCK", Severity.WARNING, 7, "Buckets refuse to be opened", new Explanation(
                        "The public access block keeps a bucket closed whatever a policy or an ACL says: one slip "
                                + "later it is what counts.",
                        "All four settings of the bucket's public access block are on. A block of the whole account "
                                + "is not looked at.",
                        List.of("Switch all four settings on: Tableflow needs none of them off."))),
                List.of(), BucketRules::block);
    }

    private static Outcome block(Look<String> look) {
        PublicAccessBlock block = look.known(PUBLIC_ACCESS_BLOCK);
        if (block.complete()) {
            return look.passed("Bucket " + look.it() + " blocks public access altogether.");
        }
        Map<String, Boolean> all = new LinkedHashMap<>();
        all.put("BlockPublicAcls", block.blocksAcls());
        all.put("IgnorePublicAcls", block.ignoresAcls());
        all.put("BlockPublicPolicy", block.blocksPolicy());
        all.put("RestrictPublicBuckets", block.restrictsBuckets());
        String off = all.entrySet().stream().filter(it -> !it.getValue()).map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return look.failed("Bucket " + look.it() + " does not block public access: " + off + " is off.",
                "Switch " + off + " of bucket " + look.it() + " on.");
    }

    private static Rule tls() {
        return Rules.of(Things.BUCKETS, BUCKET_POLICY).wanting(LakeFacts.RESULTS, Facts.CALLER).rule(
                new Head("SEC-TLS", Severity.WARNING, 5, "Buckets refuse plain text", new Explanation(
                        "S3 answers over HTTP too. What is sent so can be read, and changed, on the way.",
                        "The bucket's policy denies everybody every call without TLS (aws:SecureTransport is false).",
                        List.of("Add the statement below to the bucket's policy: Tableflow and Athena use TLS "
                                + "always."))),
                List.of(), BucketRules::tls);
    }

    private static Outcome tls(Look<String> look) {
        Optional<PolicyDocument> policy = look.known(BUCKET_POLICY);
        if (policy.isPresent() && deniesPlainText(policy.get(), look)) {
            return look.passed("The policy of bucket " + look.it() + " denies calls without TLS.");
        }
        Map<String, Object> statement = onlyTls(look.it());
        PolicyChange change = policy.isPresent()
                ? new PolicyChange(Where.BUCKET_POLICY, look.it(), PolicyText.of(statement), false,
                        "denies calls without TLS")
                : new PolicyChange(Where.BUCKET_POLICY, look.it(),
                        PolicyDocument.of(PolicyKind.RESOURCE, List.of(statement)).text(), true,
                        "denies calls without TLS");
        return look.failed(policy.isPresent()
                        ? "The policy of bucket " + look.it() + " does not deny calls without TLS."
                        : "Bucket " + look.it() + " has no policy that denies calls without TLS.",
                Remedy.steps(List.of("Add the statement to the policy of bucket " + look.it() + ".")).change(change));
    }

    /// Of the own account's and of nobody's, on the bucket and its objects.
    private static boolean deniesPlainText(PolicyDocument policy, Look<String> look) {
        String account = Stranger.owner(look.evidence());
        Caller own = new Caller(account, Set.of("arn:aws:iam::" + account + ":user/somebody"), Set.of(), false);
        String bucket = "arn:aws:s3:::" + look.it();
        PolicyContext plain = PolicyContext.partly(Map.of(SECURE, "false"), Set.of());
        return List.of(new Question("s3:GetObject", bucket + "/data/x", plain),
                        new Question("s3:PutObject", bucket + "/data/x", plain),
                        new Question("s3:ListBucket", bucket, plain)).stream()
                .allMatch(question -> denies(policy, own, question)
                        && denies(policy, Caller.nobody(), question));
    }

    private static boolean denies(PolicyDocument policy, Caller caller, Question question) {
        return policy.policy().denials(caller, question).stream().anyMatch(Denial::sure);
    }

    private static Map<String, Object> onlyTls(String bucket) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", "DenyWithoutTls");
        statement.put("Effect", "Deny");
        statement.put("Principal", "*");
        statement.put("Action", "s3:*");
        statement.put("Resource", List.of("arn:aws:s3:::" + bucket, "arn:aws:s3:::" + bucket + "/*"));
        statement.put("Condition", Map.of("Bool", Map.of(SECURE, "false")));
        return statement;
    }
}
