package tableflow.console.domain.doctor.check.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.Remedy.Where;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.iam.Caller;
import tableflow.console.domain.iam.Decision.Outcome;
import tableflow.console.domain.iam.Need;
import tableflow.console.domain.iam.PolicyContext;
import tableflow.console.domain.iam.PolicyDocument;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.domain.iam.Question;

/// The changes that findings tell, put into effect: they do what is needed, and nothing else.
class LeastChangesTest {
    private static final TrustNeeds NEEDS = TrustNeeds.of(Made.INTEGRATION).orElseThrow();
    private static final TrustNeeds STRANGER =
            new TrustNeeds(Made.ROLE, "arn:aws:iam::333333333333:role/other", "id-1");
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void trustThatIsMendedLetsConfluentInAndNobodyElse() {
        List<String> pieces = List.of(
                allow("sts:AssumeRole", Made.CONFLUENT, "id-1"), allow("sts:AssumeRole", Made.CONFLUENT, "id-2"),
                allow("sts:AssumeRole", Made.CONFLUENT, ""), allow("sts:TagSession", Made.CONFLUENT, ""),
                allow("sts:AssumeRole", "AROADELETED0000000", "id-1"),
                allow("sts:TagSession", "AROADELETED0000000", ""),
                allow("sts:AssumeRole", "arn:aws:iam::111111111111:role/ours", ""),
                allow("sts:*", "arn:aws:iam::111111111111:root", ""),
                "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}");
        int mended = 0;
        for (int round = 0; round < 300; round++) {
            List<String> some = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                some.add(pieces.get(random.nextInt(pieces.size())));
            }
            PolicyDocument before = Made.policy(PolicyKind.TRUST, String.join(",", some));
            Verdict verdict = Made.judge("storage-role-trust",
                    Made.evidence().with(AwsFacts.TRUST.about(AwsFacts.STORAGE), before));
            if (verdict.outcome() == Verdict.Outcome.HEALTHY) {
                continue;
            }
            mended++;
            PolicyDocument after = applied(before, verdict.findings().getFirst().remedy().policies());
            String which = "seed " + seed + ": " + before.text() + "\n" + after.text();
            for (String action : List.of(TrustNeeds.ASSUME, TrustNeeds.TAG)) {
                assertThat(NEEDS.decide(after, action, Optional.of("id-1")).outcome()).as(which)
                        .isEqualTo(Outcome.ALLOWED);
                assertThat(STRANGER.decide(after, action, Optional.of("id-1")).allowed()).as(which).isFalse();
            }
            if (!verdict.findings().getFirst().id().equals("R2") && !verdict.findings().getFirst().id().equals("R5")) {
                assertThat(NEEDS.decide(after, TrustNeeds.ASSUME, Optional.of("another")).allowed()).as(which)
                        .isFalse();
            }
        }
        assertThat(mended).as("seed %d", seed).isPositive();
    }

    private static String allow(String action, String principal, String externalId) {
        return "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + principal + "\"},\"Action\":\"" + action + "\""
                + (externalId.isEmpty() ? "" : ",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"" + externalId
                + "\"}}") + "}";
    }

    private static PolicyDocument applied(PolicyDocument before, List<PolicyChange> changes) {
        PolicyDocument after = before;
        for (PolicyChange change : changes) {
            after = change.whole()
                    ? Made.policy(before.kind(), inner(change.json()))
                    : after.plus(List.of(Made.statement(change.json())));
        }
        return after;
    }

    /// The statements of a whole policy.
    private static String inner(String json) {
        int from = json.indexOf('[', json.indexOf("\"Statement\""));
        return json.substring(from + 1, json.lastIndexOf(']'));
    }

    @Test
    void rightsThatAreAddedAreThoseThatAreMissing() {
        for (int round = 0; round < 200; round++) {
            List<Need> all = random.nextBoolean() ? Needs.storage(Made.BUCKET)
                    : Needs.catalog("eu-central-1", Made.ACCOUNT, "lkc-1");
            List<Need> missing = all.stream().filter(need -> random.nextInt(3) == 0).toList();
            Set<Need> allowed = new HashSet<>();
            for (PolicyChange change : Needs.grant(Made.ROLE, missing)) {
                Map<String, Object> statement = Made.statement(change.json());
                for (Object action : listed(statement.get("Action"))) {
                    for (Object resource : listed(statement.get("Resource"))) {
                        allowed.add(new Need((String) action, (String) resource));
                    }
                }
            }
            assertThat(allowed).as("seed %d", seed).isEqualTo(Set.copyOf(missing));
        }
    }

    private static List<?> listed(@Nullable Object value) {
        return value instanceof List<?> some ? some : List.of(String.valueOf(value));
    }

    @Test
    void whoIsExemptedIsLetInAndEverybodyElseStaysOut() {
        List<String> conditions = List.of("", """
                "StringNotEquals":{"aws:SourceVpce":"vpce-1"}""", """
                "NotIpAddress":{"aws:SourceIp":"10.0.0.0/8"}""", """
                "StringNotEquals":{"s3:x-amz-server-side-encryption":"aws:kms"}""", """
                "StringNotEqualsIfExists":{"s3:x-amz-server-side-encryption":["aws:kms","AES256"]}""", """
                "Null":{"s3:x-amz-server-side-encryption":"true"}""", """
                "ArnNotEquals":{"aws:PrincipalArn":["arn:aws:iam::111111111111:role/other"]}""");
        for (int round = 0; round < 200; round++) {
            List<String> statements = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                statements.add("{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:PutObject\",\"Resource\":"
                        + "\"arn:aws:s3:::tables/*\",\"Condition\":{"
                        + conditions.get(random.nextInt(conditions.size())) + "}}");
            }
            PolicyDocument before = Made.policy(PolicyKind.RESOURCE, String.join(",", statements));
            Verdict verdict = Made.judge("bucket-policy", Made.evidence()
                    .with(AwsFacts.BUCKET_POLICY, Optional.of(before))
                    .with(AwsFacts.ROLE.about(AwsFacts.STORAGE), Optional.of(Made.role())));
            List<Finding> findings = verdict.findings();
            assertThat(findings).as("seed %d: %s", seed, before.text()).hasSameSizeAs(statements);
            for (Finding finding : findings) {
                PolicyChange change = finding.remedy().policies().getFirst();
                assertThat(change.where()).isEqualTo(Where.BUCKET_POLICY);
                PolicyDocument after = Made.policy(PolicyKind.RESOURCE, inner(change.json()));
                assertThat(denials(after, Made.ROLE, "").size()).as("seed %d: %s", seed, change.json())
                        .isEqualTo(statements.size() - 1);
                assertThat(denials(after, "arn:aws:iam::111111111111:role/people", "none"))
                        .as("others stay denied; seed %d: %s\n%s", seed, before.text(), change.json())
                        .hasSameSizeAs(denials(before, "arn:aws:iam::111111111111:role/people", "none"));
            }
        }
    }

    /// @param header what is sent for encryption; empty for nothing
    private static List<?> denials(PolicyDocument policy, String role, String header) {
        String key = "s3:x-amz-server-side-encryption";
        PolicyContext known = header.isEmpty()
                ? PolicyContext.partly(Map.of("aws:PrincipalArn", role), Set.of(key))
                : PolicyContext.partly(Map.of("aws:PrincipalArn", role, key, header), Set.of());
        return policy.policy().denials(new Caller(Made.ACCOUNT, Set.of(), Set.of(role), false),
                new Question("s3:PutObject", "arn:aws:s3:::tables/x", known));
    }
}
