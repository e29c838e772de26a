package tableflow.console.domain.doctor.check.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.aws.BucketEncryption;
import tableflow.console.domain.aws.BucketHead;
import tableflow.console.domain.aws.KmsKey;
import tableflow.console.domain.aws.LifecycleRule;
import tableflow.console.domain.aws.ObjectHead;
import tableflow.console.domain.aws.OldVersions;
import tableflow.console.domain.aws.Simulated;
import tableflow.console.domain.aws.TopLevel;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.doctor.ladder.Verdict.Outcome;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.domain.lake.S3Uri;

/// What is broken is found, what looks like it is not, and what may not be looked at is no failure.
class AwsChecksTest {
    private static final S3Uri FIRST = new S3Uri(Made.BUCKET, "1/x");
    private static final String KEY = "arn:aws:kms:eu-central-1:111111111111:key/k";

    /// Check, what it is for, evidence, outcome, mode of the first finding ("" for none).
    static Stream<Arguments> cases() {
        Evidence made = Made.evidence();
        return Stream.of(
                row("aws-account", "another account", made.with(Facts.CALLER,
                        new Facts.Caller("999999999999", "arn:aws:iam::999999999999:user/x")), Outcome.BROKEN, "C10"),
                row("aws-account", "ours", made, Outcome.HEALTHY, ""),
                row("aws-identity", "expired", made.with(Facts.CALLER, Made.refused(Source.STS, Kind.UNAUTHORIZED,
                        "ExpiredToken", "ExpiredToken: The security token included in the request is expired")),
                        Outcome.BROKEN, "C3"),
                row("storage-role", "missing", made.with(AwsFacts.ROLE.about("storage"), Optional.empty()),
                        Outcome.BROKEN, "R1"),
                row("storage-role", "of an account that IAM tells nothing of", made.with(
                        AwsFacts.ROLE.about("storage"), new Answer.NotAsked<>("in another account")),
                        Outcome.NOT_CHECKED, ""),
                row("storage-role", "no right to look", made.with(AwsFacts.ROLE.about("storage"),
                        Made.forbidden(Source.IAM, "iam:GetRole")), Outcome.NOT_CHECKED, "R10"),
                row("catalog-role", "of the other job", made.with(AwsFacts.ROLE.about("storage"), Optional.empty())
                        .with(AwsFacts.ROLE.about("catalog"), Optional.of(Made.role())), Outcome.HEALTHY, ""),
                row("bucket-region", "gone", made.with(AwsFacts.HEAD, new BucketHead(404, null)), Outcome.BROKEN, "S2"),
                row("bucket-region", "elsewhere", made.with(AwsFacts.HEAD, new BucketHead(301, "us-east-1")),
                        Outcome.BROKEN, "S1"),
                row("bucket-region", "refused and in place", made.with(AwsFacts.HEAD,
                        new BucketHead(403, "eu-central-1")), Outcome.HEALTHY, ""),
                row("bucket-region", "no word", made.with(AwsFacts.HEAD, new BucketHead(400, null)),
                        Outcome.NOT_CHECKED, ""),
                row("bucket-listing", "no right", seen(made).with(AwsFacts.FIRST_OBJECT,
                        Made.forbidden(Source.S3, "s3:ListBucket")), Outcome.BROKEN, "S3"),
                row("bucket-reading", "no list, so nothing proven", made.with(AwsFacts.FIRST_OBJECT,
                        Made.forbidden(Source.S3, "s3:ListBucket")), Outcome.NOT_CHECKED, ""),
                row("bucket-reading", "listed and refused", first(made).with(AwsFacts.FIRST_BYTE,
                        Made.forbidden(Source.S3, "s3:GetObject")), Outcome.BROKEN, "S4"),
                row("bucket-reading", "really gone", first(made).with(AwsFacts.FIRST_BYTE,
                        Made.refused(Source.S3, Kind.NOT_FOUND, "NoSuchKey", "NoSuchKey")), Outcome.NOT_CHECKED, ""),
                row("bucket-reading", "the key's refusal", first(made).with(AwsFacts.FIRST_BYTE,
                        Made.forbidden(Source.S3, "kms:Decrypt")), Outcome.HEALTHY, ""),
                row("key-use", "the key's refusal", first(made).with(AwsFacts.FIRST_BYTE,
                        Made.forbidden(Source.S3, "kms:Decrypt")), Outcome.BROKEN, "S10"),
                row("key-use", "the bucket's refusal", first(made).with(AwsFacts.FIRST_BYTE,
                        Made.forbidden(Source.S3, "s3:GetObject")), Outcome.NOT_CHECKED, ""),
                row("bucket-policy", "none", made.with(AwsFacts.BUCKET_POLICY, Optional.empty()), Outcome.HEALTHY, ""),
                row("bucket-policy", "no right", made.with(AwsFacts.BUCKET_POLICY,
                        Made.forbidden(Source.S3, "s3:GetBucketPolicy")), Outcome.NOT_CHECKED, ""),
                row("bucket-policy", "TLS only", bucketPolicy("\"*\"", """
                        "Bool":{"aws:SecureTransport":"false"}"""), Outcome.HEALTHY, ""),
                row("bucket-policy", "somebody else", bucketPolicy(
                        "{\"AWS\":\"arn:aws:iam::111111111111:role/other\"}", ""), Outcome.HEALTHY, ""),
                row("bucket-policy", "the role by its id", bucketPolicy("{\"AWS\":\"AROAWRITERWRITER\"}", "")
                        .with(AwsFacts.ROLE.about("storage"), Optional.of(Made.role())), Outcome.BROKEN, "S5"),
                row("bucket-policy", "depends on the organization", bucketPolicy("\"*\"", """
                        "StringNotEquals":{"aws:PrincipalOrgID":"o-1"}"""), Outcome.WARNING, "S5"),
                row("bucket-policy", "a network", bucketPolicy("\"*\"", """
                        "StringNotEquals":{"aws:SourceVpc":"vpc-1"}"""), Outcome.BROKEN, "R9"),
                row("bucket-policy", "the header's trap", bucketPolicy("\"*\"", """
                        "StringNotEqualsIfExists":{"s3:x-amz-server-side-encryption":"aws:kms"}"""),
                        Outcome.BROKEN, "R8"),
                row("lifecycle", "everything", rule("", true, false, true), Outcome.BROKEN, "S15"),
                row("lifecycle", "another prefix", rule("logs/", true, false, true), Outcome.HEALTHY, ""),
                row("lifecycle", "switched off", rule("", true, false, false), Outcome.HEALTHY, ""),
                row("lifecycle", "old versions", rule("", false, true, true), Outcome.HEALTHY, ""),
                row("bucket-own", "Tableflow's", made.with(AwsFacts.TOP_LEVEL,
                        new TopLevel(List.of("10100001/", "1100000/"), List.of(), true)), Outcome.HEALTHY, ""),
                row("bucket-own", "something else", made.with(AwsFacts.TOP_LEVEL,
                        new TopLevel(List.of("10100001/", "exports/"), List.of(), true)), Outcome.WARNING, "S17"),
                row("old-versions", "kept", versions(made, 7), Outcome.WARNING, "S19"),
                row("old-versions", "none yet", versions(made, 0), Outcome.HEALTHY, ""),
                row("request-payment", "read all the same", made.with(AwsFacts.REQUESTER_PAYS, true)
                        .with(AwsFacts.FIRST_BYTE, true), Outcome.WARNING, "S13"),
                row("request-payment", "refused", made.with(AwsFacts.REQUESTER_PAYS, true)
                        .with(AwsFacts.FIRST_BYTE, Made.refused(Source.S3, Kind.FORBIDDEN, "AccessDenied",
                                "AccessDenied")), Outcome.BROKEN, "S13"),
                row("storage-class", "archived", made.with(AwsFacts.OBJECT_HEAD, new ObjectHead(200,
                        new ObjectHead.About(1, "GLACIER", null, null))), Outcome.BROKEN, "S14"),
                row("storage-class", "GLACIER_IR reads at once", made.with(AwsFacts.OBJECT_HEAD, new ObjectHead(200,
                        new ObjectHead.About(1, "GLACIER_IR", null, null))), Outcome.HEALTHY, ""),
                row("key-state", "disabled", made.with(AwsFacts.KEY, key("Disabled", Made.ACCOUNT, false)),
                        Outcome.BROKEN, "S11"),
                row("key-state", "a state of the future", made.with(AwsFacts.KEY, key("Sleeping", Made.ACCOUNT, false)),
                        Outcome.BROKEN, "S11"),
                row("key-kind", "AWS's, all in one account", encrypted(made, null)
                        .with(AwsFacts.KEY, key("Enabled", Made.ACCOUNT, true)), Outcome.HEALTHY, ""),
                row("key-kind", "AWS's, the role elsewhere", encrypted(made, null)
                        .with(AwsFacts.KEY, key("Enabled", "999999999999", true)), Outcome.BROKEN, "S12"),
                row("key-policy", "of the account", made.with(AwsFacts.KEY, key("Enabled", Made.ACCOUNT, false))
                        .with(AwsFacts.KEY_POLICY, Made.policy(PolicyKind.RESOURCE, keyStatement(
                                "arn:aws:iam::111111111111:root", "kms:*"))), Outcome.HEALTHY, ""),
                row("key-policy", "of somebody else", made.with(AwsFacts.KEY, key("Enabled", Made.ACCOUNT, false))
                        .with(AwsFacts.KEY_POLICY, Made.policy(PolicyKind.RESOURCE, keyStatement(
                                "arn:aws:iam::111111111111:role/other", "kms:*"))), Outcome.BROKEN, "S10"));
    }

    private static Arguments row(String check, String what, Evidence evidence, Outcome outcome, String mode) {
        return Arguments.of(check, what, evidence, outcome, mode);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void saysWhatTheEvidenceShows(String check, String what, Evidence evidence, Outcome outcome, String mode) {
        Verdict verdict = Made.judge(check, evidence);

        assertThat(verdict.outcome()).as(verdict.says()).isEqualTo(outcome);
        assertThat(verdict.findings().stream().map(Finding::id).findFirst().orElse("")).isEqualTo(mode);
        assertThat(verdict.says()).isNotBlank();
    }

    @Test
    void aRightThatIsNotVitalIsAWarningWithThatRightAlone() {
        Evidence evidence = Made.evidence().with(AwsFacts.RIGHTS.about("storage"), List.of(
                Made.simulated("s3:PutObject", "arn:aws:s3:::tables/*", "allowed"),
                Made.simulated("s3:DeleteObject", "arn:aws:s3:::tables/*", "implicitDeny")));
        Finding finding = Made.judge("storage-role-rights", evidence).findings().getFirst();

        assertThat(finding.id()).isEqualTo("R7");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.remedy().policies()).singleElement().satisfies(change -> {
            assertThat(change.holder()).isEqualTo(Made.ROLE);
            assertThat(change.json()).isEqualTo("""
                    {
                      "Effect": "Allow",
                      "Action": "s3:DeleteObject",
                      "Resource": "arn:aws:s3:::tables/*"
                    }""");
        });
    }

    @Test
    void whoDeniesDecidesWhatHelps() {
        Evidence evidence = Made.evidence().with(AwsFacts.RIGHTS.about("storage"), List.of(
                told("s3:PutObject", null, false), told("s3:GetObject", false, true),
                new Simulated("s3:ListBucket", "arn:aws:s3:::tables", Open.of(Simulated.Decision.class, "explicitDeny"),
                        List.of("guard"), List.of("aws:SourceVpce"), null, true)));
        List<Finding> findings = Made.judge("storage-role-rights", evidence).findings();

        assertThat(findings).extracting(Finding::id).containsExactly("S6", "S8", "R7");
        assertThat(findings).allSatisfy(finding -> assertThat(finding.remedy().policies())
                .as("no statement ends a denial").isEmpty());
        assertThat(findings.getLast().certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(findings.getLast().remedy().steps()).singleElement().asString().contains("guard");
    }

    private static Simulated told(
            String action, @Nullable Boolean boundary, boolean organization) {
        return new Simulated(action, "arn:aws:s3:::tables", Open.of(Simulated.Decision.class, "implicitDeny"),
                List.of(), List.of(), boundary, organization);
    }

    @Test
    void settingsThatMayNotBeReadAreToldWithTheStatementThatOpensThem() {
        Evidence evidence = Made.evidence()
                .with(AwsFacts.LIFECYCLE, Made.forbidden(Source.S3, "s3:GetLifecycleConfiguration"))
                .with(AwsFacts.ENCRYPTION, Made.forbidden(Source.S3, "s3:GetEncryptionConfiguration"))
                .with(AwsFacts.OWNERSHIP, Made.refused(Source.S3, Kind.THROTTLED, "SlowDown", "SlowDown"))
                .with(AwsFacts.REQUESTER_PAYS, false);
        Verdict verdict = Made.judge("bucket-seen", evidence);

        assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_CHECKED);
        assertThat(verdict.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.remedy().policies()).singleElement().satisfies(change -> {
                assertThat(change.holder()).as("the role, not its session")
                        .isEqualTo("arn:aws:iam::111111111111:role/ops");
                assertThat(change.json()).contains("[\"s3:GetLifecycleConfiguration\", "
                        + "\"s3:GetEncryptionConfiguration\"]", "arn:aws:s3:::tables");
            });
        });
    }

    @Test
    void trustWithConditionsThatOnlyShowLaterIsNotJudged() {
        Evidence evidence = Made.evidence().with(AwsFacts.TRUST.about("storage"), Made.policy(PolicyKind.TRUST, """
                {"Effect":"Allow","Principal":{"AWS":"%s"},"Action":["sts:AssumeRole","sts:TagSession"],
                 "Condition":{"StringEquals":{"sts:ExternalId":"id-1"},"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}"""
                .formatted(Made.CONFLUENT)));
        assertThat(Made.judge("storage-role-trust", evidence).outcome()).isEqualTo(Outcome.NOT_CHECKED);
    }

    private static Evidence seen(Evidence made) {
        return made.with(AwsFacts.HEAD, new BucketHead(403, "eu-central-1"));
    }

    private static Evidence first(Evidence made) {
        return made.with(AwsFacts.FIRST_OBJECT, Optional.of(FIRST));
    }

    private static Evidence bucketPolicy(String principal, String condition) {
        return Made.evidence().with(AwsFacts.BUCKET_POLICY, Optional.of(Made.policy(PolicyKind.RESOURCE,
                "{\"Effect\":\"Deny\",\"Principal\":" + principal + ",\"Action\":\"s3:*\",\"Resource\":\"*\","
                + "\"Condition\":{" + condition + "}}")));
    }

    private static Evidence rule(String prefix, boolean expires, boolean tidies, boolean enabled) {
        return Made.evidence().with(AwsFacts.LIFECYCLE, List.of(
                new LifecycleRule("r", enabled, prefix, false, expires, List.of(), tidies, false)));
    }

    private static Evidence versions(Evidence made, long old) {
        return made.with(AwsFacts.VERSIONING, Optional.of("Enabled")).with(AwsFacts.LIFECYCLE, List.of())
                .with(AwsFacts.OLD_VERSIONS, new OldVersions(old, old * 10, 5, 0, true));
    }

    private static Evidence encrypted(Evidence made, @Nullable String key) {
        return made.with(AwsFacts.ENCRYPTION, Optional.of(new BucketEncryption("aws:kms", key)));
    }

    private static KmsKey key(String state, String account, boolean byAws) {
        return new KmsKey("k", KEY, account, Open.of(KmsKey.State.class, state), byAws, null);
    }

    private static String keyStatement(String principal, String action) {
        return "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + principal + "\"},\"Action\":\"" + action
                + "\",\"Resource\":\"*\"}";
    }
}
