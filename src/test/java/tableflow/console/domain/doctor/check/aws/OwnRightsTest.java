package tableflow.console.domain.doctor.check.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.aws.IamRole;
import tableflow.console.domain.aws.Simulated;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.doctor.ladder.Verdict.Outcome;
import tableflow.console.domain.iam.Need;
import tableflow.console.domain.iam.Policies;
import tableflow.console.domain.iam.PolicyKind;

/// Where IAM's simulator may not be asked, the role's own policies are judged; where they may not be read either,
/// nothing is.
class OwnRightsTest {
    private static final String STORAGE = AwsFacts.STORAGE;

    private static OwnRights own(String... statements) {
        List<Policies.Source> policies = new ArrayList<>();
        for (int i = 0; i < statements.length; i++) {
            policies.add(new Policies.Source("p" + i,
                    Made.policy(PolicyKind.IDENTITY, statements[i]).policy()));
        }
        return OwnRights.of(Made.ROLE, policies, TableflowCalls.context(Made.ROLE), Needs.storage(Made.BUCKET),
                resource -> new Need("x", resource).example());
    }

    private static Evidence refused() {
        return Made.evidence().with(AwsFacts.RIGHTS.about(STORAGE),
                Made.forbidden(Source.IAM, "iam:SimulatePrincipalPolicy"));
    }

    private static Verdict judged(OwnRights own) {
        return Made.judge("storage-role-rights", refused().with(AwsFacts.OWN_RIGHTS.about(STORAGE), own));
    }

    private static String allow(String actions, String resources, String condition) {
        return "{\"Effect\":\"Allow\",\"Action\":" + actions + ",\"Resource\":" + resources
                + (condition.isEmpty() ? "" : ",\"Condition\":{" + condition + "}") + "}";
    }

    @Test
    void whatTheirOwnPoliciesAllowIsHealthyAndSaidToBeLessSure() {
        Verdict verdict = judged(own(allow("\"s3:*\"", "[\"arn:aws:s3:::tables\",\"arn:aws:s3:::tables/*\"]", "")));

        assertThat(verdict.outcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(verdict.says()).contains("own policies", "simulator may not be asked", "organization");
    }

    @Test
    void whatNoneAllowsIsBrokenWithTheStatementThatIsMissingAndLessSureThanTheSimulator() {
        Finding finding = judged(own(allow("[\"s3:Get*\",\"s3:List*\",\"s3:Delete*\",\"s3:Abort*\"]",
                "[\"arn:aws:s3:::tables\",\"arn:aws:s3:::tables/*\"]", ""))).findings().getFirst();

        assertThat(finding.id()).isEqualTo("R7");
        assertThat(finding.certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(finding.unchecked()).anyMatch(it -> it.contains("simulator"));
        assertThat(finding.remedy().policies()).singleElement().satisfies(change ->
                assertThat(change.json()).contains("s3:PutObject", "s3:PutObjectTagging", "arn:aws:s3:::tables/*")
                        .doesNotContain("s3:GetObject"));
    }

    @Test
    void theResourceCountsAndNotOnlyTheAction() {
        OwnRights own = own(allow("\"s3:*\"", "\"arn:aws:s3:::tables\"", ""));

        assertThat(own.refused()).extracting(Simulated::resource).containsOnly("arn:aws:s3:::tables/*");
        assertThat(own.decided()).hasSize(Needs.storage(Made.BUCKET).size());
    }

    @Test
    void aDenyEndsItAndIsNamed() {
        Finding finding = judged(own(allow("\"s3:*\"", "\"*\"", ""),
                "{\"Effect\":\"Deny\",\"Action\":\"s3:PutObject\",\"Resource\":\"*\"}")).findings().getFirst();

        assertThat(finding.says()).contains("denies s3:PutObject", "p1");
        assertThat(finding.remedy().policies()).as("no statement ends a Deny").isEmpty();
    }

    @Test
    void whatHangsOnAConditionIsNotJudged() {
        Verdict verdict = judged(own(allow("\"s3:*\"", "\"*\"",
                "\"StringEquals\":{\"aws:SourceVpce\":\"vpce-1\"}")));

        assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_CHECKED);
        assertThat(verdict.says()).contains("aws:sourcevpce");
    }

    @Test
    void aConditionThatTableflowsCallsFulfilForSureCounts() {
        assertThat(judged(own(allow("\"s3:*\"", "\"*\"", "\"Bool\":{\"aws:SecureTransport\":\"true\"}"))).outcome())
                .isEqualTo(Outcome.HEALTHY);
    }

    @Test
    void aBoundaryIsSaidNotToBeLookedAt() {
        IamRole bound = new IamRole("writer", Made.ROLE, "/team/", "AROAWRITERWRITER", "{}",
                "arn:aws:iam::111111111111:policy/bound", null);
        Verdict verdict = Made.judge("storage-role-rights", refused()
                .with(AwsFacts.ROLE.about(STORAGE), Optional.of(bound))
                .with(AwsFacts.OWN_RIGHTS.about(STORAGE), own(allow("\"s3:*\"", "\"*\"", ""))));

        assertThat(verdict.says()).contains("arn:aws:iam::111111111111:policy/bound");
    }

    @Test
    void whereNeitherMayBeReadNothingIsJudged() {
        Verdict verdict = Made.judge("storage-role-rights", refused().with(AwsFacts.OWN_RIGHTS.about(STORAGE),
                Made.forbidden(Source.IAM, "iam:ListRolePolicies")));

        assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_CHECKED);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.says()).contains("iam:SimulatePrincipalPolicy", "iam:ListRolePolicies");
    }

    @Test
    void whereTheSimulatorDoesNotAnswerNothingIsJudged() {
        Verdict verdict = Made.judge("storage-role-rights", Made.evidence()
                .with(AwsFacts.RIGHTS.about(STORAGE),
                        Made.refused(Source.IAM, Kind.UNREACHABLE, "", "no answer within 10000 ms"))
                .with(AwsFacts.OWN_RIGHTS.about(STORAGE), new Answer.NotAsked<>("no answer")));

        assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_CHECKED);
    }

    @Test
    void theSimulatorIsBelievedBeforeTheOwnPolicies() {
        Verdict verdict = Made.judge("storage-role-rights", Made.evidence()
                .with(AwsFacts.RIGHTS.about(STORAGE),
                        List.of(Made.simulated("s3:PutObject", "arn:aws:s3:::tables/*", "allowed")))
                .with(AwsFacts.OWN_RIGHTS.about(STORAGE), own(allow("\"s3:ListBucket\"", "\"*\"", ""))));

        assertThat(verdict.outcome()).isEqualTo(Outcome.HEALTHY);
    }

    /// What is told to be missing is what was left out, whatever is left out.
    @Test
    void exactlyWhatIsLeftOutIsMissing() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Need> all = Needs.storage(Made.BUCKET);
            Set<Need> given = all.stream().filter(need -> random.nextInt(4) > 0).collect(Collectors.toSet());
            String[] statements = given.stream().map(need -> allow("\"" + need.action() + "\"",
                    "\"" + need.resource() + "\"", "")).toArray(String[]::new);

            assertThat(own(statements).refused()).as("seed %d", seed)
                    .extracting(one -> new Need(one.action(), one.resource()))
                    .containsExactlyInAnyOrderElementsOf(all.stream().filter(need -> !given.contains(need)).toList());
        }
    }
}
