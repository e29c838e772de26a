package tableflow.console.domain.doctor.check.aws;

import static tableflow.console.domain.doctor.check.aws.AwsFacts.BUCKET_POLICY;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.PUBLIC_POLICY;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.ROLE;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.STORAGE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.iam.Caller;
import tableflow.console.domain.iam.Denial;
import tableflow.console.domain.iam.Need;
import tableflow.console.domain.iam.PolicyDocument;
import tableflow.console.domain.iam.Question;

/// What the bucket's policy says to Tableflow's role, decided here from what is known of Tableflow's calls: they come
/// over TLS, from Confluent's network, and say nothing of encryption.
final class BucketPolicyChecks {

    static final List<Check> ALL = List.of(
            new Check("bucket-policy", Rung.BUCKET, "The bucket's policy does not stop Tableflow",
                    Set.of(Facts.BUCKET, BUCKET_POLICY, Facts.STORAGE_INTEGRATION), Set.of(ROLE.about(STORAGE)),
                    BucketPolicyChecks::denials),
            new Check("bucket-public", Rung.BUCKET, "The bucket's policy does not let the public in",
                    Set.of(Facts.BUCKET, PUBLIC_POLICY), Set.of(), BucketPolicyChecks::open));

    private static final Set<String> NETWORK =
            Set.of("aws:sourcevpce", "aws:sourcevpc", "aws:sourceip", "aws:vpcsourceip");

    private BucketPolicyChecks() {}

    private static Verdict denials(Evidence evidence) {
        String bucket = evidence.known(Facts.BUCKET);
        String role = evidence.known(Facts.STORAGE_INTEGRATION).customerRoleArn();
        Optional<PolicyDocument> policy = evidence.known(BUCKET_POLICY);
        if (policy.isEmpty()) {
            return Verdict.healthy("Bucket " + bucket + " has no policy that could deny anything.");
        }
        Map<Integer, Denial> denials = new TreeMap<>();
        Map<Integer, Set<String>> actions = new LinkedHashMap<>();
        for (Need need : Needs.storage(bucket)) {
            for (Denial denial : policy.get().policy().denials(caller(evidence, role),
                    new Question(need.action(), need.example(), TableflowCalls.context(role)))) {
                denials.merge(denial.index(), denial, (a, b) -> a.sure() ? a : b);
                actions.computeIfAbsent(denial.index(), i -> new LinkedHashSet<>()).add(need.action());
            }
        }
        if (denials.isEmpty()) {
            return Verdict.healthy("No statement of the policy of bucket " + bucket + " denies role " + role
                    + " what it needs.");
        }
        List<Finding> findings = new ArrayList<>();
        denials.forEach((index, denial) -> findings.add(finding(policy.get(), denial, new Subject(
                bucket, role, String.join(", ", actions.get(index))))
                .supportedBy(evidence.answer(BUCKET_POLICY).calls())));
        findings.sort((a, b) -> a.severity().compareTo(b.severity()));
        return Verdict.of(findings);
    }

    private record Subject(String bucket, String role, String actions) {}

    private static Caller caller(Evidence evidence, String role) {
        Set<String> names = new LinkedHashSet<>(Set.of(role));
        evidence.value(ROLE.about(STORAGE)).flatMap(it -> it).ifPresent(it -> names.add(it.uniqueId()));
        return new Caller(Arns.account(role), Set.of(), names, false);
    }

    private static Finding finding(PolicyDocument policy, Denial denial, Subject subject) {
        String statement = name(policy, denial.index());
        String says = statement + " of the policy of bucket " + subject.bucket + " denies role " + subject.role + " "
                + subject.actions;
        List<Denial> one = List.of(denial);
        PolicyDocument exempt = Exemptions.exempt(policy, one, subject.role);
        if (denial.sure()) {
            Optional<String> header = denial.keys().stream().filter(TableflowCalls.HEADERS::contains).findFirst();
            if (header.isPresent() && !deniesMissing(policy, denial.index(), header.get())) {
                return finding("R8", says + " whenever " + header.get() + " is missing, which Tableflow never sends.")
                        .remedy(remedy("R8").change(Exemptions.change(subject.bucket,
                                Exemptions.onlyWhenTold(policy, one, header.get()),
                                "denies a wrong header only, not a missing one")));
            }
            if (header.isPresent()) {
                return finding("R8", says + " because " + header.get() + " is missing, which Tableflow never sends.")
                        .remedy(Remedy.steps(List.of("Exempt the role from " + statement + "."))
                                .change(Exemptions.change(subject.bucket, exempt, "exempts the role")));
            }
            return finding("S5", says + ".").remedy(remedy("S5").change(
                    Exemptions.change(subject.bucket, exempt, "exempts the role")));
        }
        String open = String.join(", ", denial.open());
        boolean network = denial.open().stream().anyMatch(NETWORK::contains);
        Finding maybe = network
                ? finding("R9", says + " outside of a certain network (" + open + "); Confluent writes from its own.")
                : Finding.of("S5", Rung.BUCKET, Severity.WARNING, says + ", depending on " + open + ".")
                        .certainty(Certainty.POSSIBLE);
        return maybe.unchecked(List.of("What Tableflow's calls have under " + open + " only shows when they come."))
                .remedy(remedy(maybe.id()).change(
                        Exemptions.change(subject.bucket, exempt, "exempts the role")));
    }

    /// Whether the statement is for a missing header: then it cannot be narrowed to wrong ones.
    private static boolean deniesMissing(PolicyDocument policy, int index, String key) {
        return policy.statements().get(index).get("Condition") instanceof Map<?, ?> block
                && block.entrySet().stream().anyMatch(operator ->
                        "Null".equalsIgnoreCase(String.valueOf(operator.getKey()))
                                && operator.getValue() instanceof Map<?, ?> keys
                                && keys.entrySet().stream().anyMatch(entry ->
                                        key.equalsIgnoreCase(String.valueOf(entry.getKey()))
                                                && String.valueOf(entry.getValue()).contains("true")));
    }

    private static String name(PolicyDocument policy, int index) {
        return policy.statements().get(index).get("Sid") instanceof String sid && !sid.isEmpty()
                ? "Statement " + sid
                : "Statement " + (index + 1);
    }

    private static Verdict open(Evidence evidence) {
        String bucket = evidence.known(Facts.BUCKET);
        return evidence.known(PUBLIC_POLICY)
                ? Verdict.of(Finding.unknown(Rung.BUCKET, Severity.WARNING, "S3 calls the policy of bucket " + bucket
                                + " public: who is outside of the account may get in.",
                        Remedy.steps(List.of("Name principals in the policy in the place of \"*\".",
                                "Block public access of the bucket.")))
                        .certainty(Certainty.CERTAIN)
                        .supportedBy(evidence.answer(PUBLIC_POLICY).calls()))
                : Verdict.healthy("S3 calls the policy of bucket " + bucket + " not public.");
    }

    private static Finding finding(String mode, String says) {
        return Finding.of(mode, Rung.BUCKET, Severity.ERROR, says);
    }

    private static Remedy remedy(String mode) {
        return Finding.of(mode, Rung.BUCKET, Severity.ERROR, "").remedy();
    }
}
