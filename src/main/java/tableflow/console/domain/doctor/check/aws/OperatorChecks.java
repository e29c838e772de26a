package tableflow.console.domain.doctor.check.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.iam.Need;

/// What the operator may not look at: no failure of anything, so nothing is called broken, and the least statement that
/// would open it is told. Names of rights differ from names of calls.
final class OperatorChecks {

    static final List<Check> ALL = List.of(
            check(Rung.ROLE, "role-seen", "The operator may ask what the roles may do", Set.of(), roles()),
            check(Rung.BUCKET, "bucket-seen", "The operator may read how the bucket is set up", Set.of(Facts.BUCKET),
                    settings()),
            check(Rung.KMS, "key-seen", "The operator may read the bucket's key", Set.of(), keys()));

    private OperatorChecks() {}

    private static Map<Fact<?>, Function<Evidence, Need>> roles() {
        Map<Fact<?>, Function<Evidence, Need>> rights = new LinkedHashMap<>();
        rights.put(AwsFacts.RIGHTS.about(AwsFacts.STORAGE), evidence -> new Need("iam:SimulatePrincipalPolicy",
                evidence.known(Facts.STORAGE_INTEGRATION).customerRoleArn()));
        rights.put(AwsFacts.RIGHTS.about(AwsFacts.CATALOG), evidence -> new Need("iam:SimulatePrincipalPolicy",
                evidence.known(Facts.CATALOG_ROLE_INTEGRATION).customerRoleArn()));
        return rights;
    }

    private static Map<Fact<?>, Function<Evidence, Need>> settings() {
        Map<Fact<?>, Function<Evidence, Need>> rights = new LinkedHashMap<>();
        rights.put(AwsFacts.BUCKET_POLICY, bucket("s3:GetBucketPolicy"));
        rights.put(AwsFacts.PUBLIC_POLICY, bucket("s3:GetBucketPolicyStatus"));
        rights.put(AwsFacts.PUBLIC_ACCESS_BLOCK, bucket("s3:GetBucketPublicAccessBlock"));
        rights.put(AwsFacts.OWNERSHIP, bucket("s3:GetBucketOwnershipControls"));
        rights.put(AwsFacts.LIFECYCLE, bucket("s3:GetLifecycleConfiguration"));
        rights.put(AwsFacts.ENCRYPTION, bucket("s3:GetEncryptionConfiguration"));
        rights.put(AwsFacts.REQUESTER_PAYS, bucket("s3:GetBucketRequestPayment"));
        rights.put(AwsFacts.VERSIONING, bucket("s3:GetBucketVersioning"));
        rights.put(AwsFacts.OLD_VERSIONS, bucket("s3:ListBucketVersions"));
        rights.put(AwsFacts.INVENTORIES, bucket("s3:GetInventoryConfiguration"));
        return rights;
    }

    private static Map<Fact<?>, Function<Evidence, Need>> keys() {
        return Map.of(AwsFacts.KEY, evidence -> new Need("kms:DescribeKey", evidence.known(AwsFacts.ENCRYPTION)
                .map(it -> it.kmsKey() != null && it.kmsKey().startsWith("arn:") ? it.kmsKey() : "*").orElse("*")));
    }

    private static Function<Evidence, Need> bucket(String right) {
        return evidence -> new Need(right, "arn:aws:s3:::" + evidence.known(Facts.BUCKET));
    }

    private static Check check(Rung rung, String id, String title, Set<Fact<?>> needs,
            Map<Fact<?>, Function<Evidence, Need>> rights) {
        Set<Fact<?>> wants = new LinkedHashSet<>(rights.keySet());
        wants.add(Facts.CALLER);
        if (rung == Rung.ROLE) {
            wants.add(AwsFacts.OWN_RIGHTS.about(AwsFacts.STORAGE));
            wants.add(AwsFacts.OWN_RIGHTS.about(AwsFacts.CATALOG));
        }
        return new Check(id, rung, title, needs, wants, evidence -> judge(rung, evidence, rights));
    }

    private static Verdict judge(Rung rung, Evidence evidence, Map<Fact<?>, Function<Evidence, Need>> rights) {
        List<Need> missing = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        List<Call> calls = new ArrayList<>();
        List<String> others = new ArrayList<>();
        boolean seen = false;
        for (Map.Entry<Fact<?>, Function<Evidence, Need>> right : rights.entrySet()) {
            switch (evidence.answer(right.getKey())) {
                case Answer.Known<?> known -> seen = true;
                case Answer.NotAsked<?> not -> others.add(not.why());
                case Answer.Refused<?> refused -> {
                    if (refused.failure().is(Kind.FORBIDDEN)) {
                        missing.add(right.getValue().apply(evidence));
                        unseen.add(right.getKey().toString());
                        calls.addAll(refused.calls());
                    } else {
                        others.add(refused.failure().why());
                    }
                }
            }
        }
        if (missing.isEmpty()) {
            return seen ? Verdict.healthy("The operator may read all that is looked at here.")
                    : Verdict.notChecked(others.isEmpty() ? "Nothing was asked." : others.getFirst());
        }
        boolean instead = rung == Rung.ROLE && rights.keySet().stream()
                .allMatch(fact -> evidence.value(AwsFacts.OWN_RIGHTS.about(fact.about())).isPresent());
        String says = "The operator may not read the " + String.join(", ", unseen) + (instead
                ? ": the roles' own policies were judged instead, which is less sure."
                : ": not looked at, and no sign that anything is wrong there.");
        Remedy remedy = Remedy.steps(List.of("Have this allowed to look at it."));
        for (PolicyChange change : evidence.value(Facts.CALLER)
                .map(caller -> Needs.grant(Arns.holder(caller), missing)).orElse(List.of())) {
            remedy = remedy.change(change);
        }
        return new Verdict(Verdict.Outcome.NOT_CHECKED, says, List.of(
                Finding.unknown(rung, Severity.WARNING, says, remedy).certainty(Certainty.CERTAIN).supportedBy(calls)));
    }
}
