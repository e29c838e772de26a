package tableflow.console.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;
import tableflow.console.sandbox.aws.Access;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;

class StsTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/tableflow";
    private static final String TABLEFLOW = "arn:aws:iam::197857026523:role/tableflow-abc123";
    private static final String SESSION = "arn:aws:sts::197857026523:assumed-role/tableflow-abc123/tableflow";
    private static final String BUCKET = "arn:aws:s3:::dev-confluent-topics-backup";

    @TempDir
    private Path folder;

    private TestAws aws;
    private IamClient iam;

    @BeforeEach
    void start() throws IOException {
        aws = new TestAws(folder.resolve("iam.json"));
        iam = aws.iam(aws.operator());
        aws.bucketOwners.put("dev-confluent-topics-backup", World.CUSTOMER);
        aws.integrations.add(TABLEFLOW);
    }

    @AfterEach
    void stop() {
        iam.close();
        aws.close();
    }

    @Test
    void theOperatorIsWhoItIs() {
        try (StsClient sts = aws.sts(aws.operator())) {
            var who = sts.getCallerIdentity();
            assertThat(who.account()).isEqualTo("123456789012");
            assertThat(who.arn()).isEqualTo("arn:aws:iam::123456789012:user/sandbox-operator");
            assertThat(who.userId()).startsWith("AIDA");
            assertThat(sts.getAccessKeyInfo(r -> r.accessKeyId(aws.iam.operatorKey().id())).account())
                    .isEqualTo("123456789012");
        }
    }

    @Test
    void tableflowAssumesTheCustomersRole() throws Exception {
        AssumeRoleResponse assumed = assume(b -> b.externalId("e-1").tags(tag("topic", "orders")));
        assertThat(assumed.assumedRoleUser().arn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/tableflow/s1-orders");
        assertThat(assumed.assumedRoleUser().assumedRoleId()).startsWith("AROA").endsWith(":s1-orders");
        assertThat(Duration.between(aws.clock.instant(), assumed.credentials().expiration()))
                .isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        try (StsClient sts = aws.sts(TestAws.of(assumed.credentials()))) {
            assertThat(sts.getCallerIdentity().arn()).isEqualTo(assumed.assumedRoleUser().arn());
        }
        Principal session = principal(assumed);
        aws.iam.permissions().require(session, new Access("s3:PutObject", BUCKET + "/k"));
        assertDenied(session, new Access("s3:GetBucketPolicy", BUCKET), "User: " + session.arn()
                + " is not authorized to perform: s3:GetBucketPolicy on resource: \"" + BUCKET
                + "\" because no identity-based policy allows the s3:GetBucketPolicy action");
    }

    @Test
    void withoutTheExternalIdItIsRefusedWithNoReason() {
        assertThatThrownBy(() -> assume(b -> b)).isInstanceOfSatisfying(StsException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(403);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("User: " + SESSION
                    + " is not authorized to perform: sts:AssumeRole on resource: " + ROLE);
        });
    }

    @Test
    void anotherExternalIdAnUnknownRoleAndAnotherPrincipalAreNotTrusted() {
        trust("""
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"sts:AssumeRole",
                  "Condition":{"StringEquals":{"sts:ExternalId":"mine"}}}]}""".formatted(TABLEFLOW));
        assertThat(assume(b -> b.externalId("mine"))).isNotNull();
        assertThatThrownBy(() -> assume(b -> b.externalId("yours"))).hasMessageContaining("sts:AssumeRole");
        assertThatThrownBy(() -> assume(b -> b.externalId("mine").roleArn(ROLE + "-gone")))
                .hasMessageContaining("sts:AssumeRole on resource: " + ROLE + "-gone");
        aws.integrations.add("arn:aws:iam::197857026523:role/tableflow-other1");
        assertThatThrownBy(() -> assume("arn:aws:iam::197857026523:role/tableflow-other1", b -> b.externalId("mine")))
                .hasMessageContaining("is not authorized to perform: sts:AssumeRole");
    }

    @Test
    void tagsNeedLeaveOfTheirOwn() {
        trust("""
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"sts:AssumeRole"}]}""".formatted(TABLEFLOW));
        assertThat(assume(b -> b)).isNotNull();
        assertThatThrownBy(() -> assume(b -> b.tags(tag("a", "b"))))
                .hasMessageContaining("is not authorized to perform: sts:TagSession on resource: " + ROLE);
    }

    @Test
    void aPrincipalMadeAnewIsNotTrustedAndShowsAsItsOldId() {
        trust("""
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"sts:AssumeRole"}]}""".formatted(TABLEFLOW));
        assertThat(shownTrust()).contains(TABLEFLOW);
        aws.integrations.remove(TABLEFLOW);
        assertThat(shownTrust()).doesNotContain(TABLEFLOW).containsPattern("\"AWS\":\"AROA[A-Z2-7]{16}\"");
        aws.integrations.add(TABLEFLOW);
        assertThat(shownTrust()).doesNotContain(TABLEFLOW);
        assertThatThrownBy(() -> assume(b -> b)).hasMessageContaining("sts:AssumeRole");
    }

    @Test
    void aSessionPolicyNarrowsJustThatSession() throws Exception {
        AssumeRoleResponse narrow = assume(b -> b.externalId("e").policy("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}"""));
        AssumeRoleResponse wide = assume(b -> b.externalId("e"));
        Access put = new Access("s3:PutObject", BUCKET + "/k");
        aws.iam.permissions().require(principal(narrow), new Access("s3:GetObject", BUCKET + "/k"));
        aws.iam.permissions().require(principal(wide), put);
        assertDenied(principal(narrow), put, "because no session policy allows the s3:PutObject action");
        assertThatThrownBy(() -> assume(b -> b.externalId("e").policy("{}")))
                .hasMessageContaining("Syntax errors in policy.");
    }

    @Test
    void durationsHaveTheirBounds() {
        assertThatThrownBy(() -> assume(b -> b.externalId("e").durationSeconds(899)))
                .hasMessageContaining("greater than or equal to 900");
        assertThatThrownBy(() -> assume(b -> b.externalId("e").durationSeconds(7_200)))
                .hasMessageContaining("exceeds the MaxSessionDuration set for this role");
        iam.updateRole(r -> r.roleName("tableflow").maxSessionDuration(43_200));
        assertThatThrownBy(() -> assume(b -> b.externalId("e").durationSeconds(7_200)))
                .hasMessageContaining("role chaining");
        assertThatThrownBy(() -> assume(b -> b.externalId("e").roleSessionName("a b")))
                .hasMessageContaining("roleSessionName");
    }

    @Test
    void sessionsEnd() throws Exception {
        aws.clock.move(Duration.ofMinutes(-16));
        TemporaryKey own = aws.iam.confluentKey(TABLEFLOW).orElseThrow();
        AssumeRoleResponse assumed = assume(own, b -> b.externalId("e").durationSeconds(900));
        try (StsClient sts = aws.sts(TestAws.of(assumed.credentials()))) {
            assertThatThrownBy(sts::getCallerIdentity).isInstanceOfSatisfying(StsException.class,
                    e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ExpiredToken"));
        }
    }

    @Test
    void aUsersSessionHasTheUsersRights() throws Exception {
        try (StsClient sts = aws.sts(aws.operator())) {
            AwsCredentials session = TestAws.of(sts.getSessionToken().credentials());
            try (StsClient again = aws.sts(session); IamClient client = aws.iam(session)) {
                assertThat(again.getCallerIdentity().arn()).endsWith("user/sandbox-operator");
                assertThat(client.getRole(r -> r.roleName("tableflow")).role().arn()).isEqualTo(ROLE);
                assertThatThrownBy(again::getSessionToken).hasMessageContaining("with session credentials");
            }
        }
    }

    @Test
    void identityIsToldUnderADenyOfEverything() {
        iam.putUserPolicy(r -> r.userName("sandbox-operator").policyName("no").policyDocument("""
                {"Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}"""));
        try (StsClient sts = aws.sts(aws.operator())) {
            assertThat(sts.getCallerIdentity().account()).isEqualTo("123456789012");
        }
        assertThatThrownBy(() -> iam.getRole(r -> r.roleName("tableflow"))).hasMessageContaining(
                "is not authorized to perform: iam:GetRole on resource: role tableflow "
                        + "with an explicit deny in an identity-based policy");
    }

    @Test
    void confluentCallsFromItsOwnNetwork() throws Exception {
        aws.bucketPolicies.put("dev-confluent-topics-backup", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*",
                 "Condition":{"NotIpAddress":{"aws:SourceIp":"127.0.0.0/8"}}}]}""");
        Access list = new Access("s3:ListBucket", BUCKET);
        aws.iam.permissions().require(operator(), list);
        assertDenied(principal(assume(b -> b.externalId("e"))), list,
                "with an explicit deny in a resource-based policy");
    }

    @Test
    void bucketsOfOthersSayNothing() throws Exception {
        aws.bucketOwners.put("theirs", World.CONFLUENT);
        assertDenied(operator(), new Access("s3:ListBucket", "arn:aws:s3:::theirs"), "Access Denied");
        assertDenied(Principal.ANONYMOUS, new Access("s3:ListBucket", BUCKET), "Access Denied");
    }

    @Test
    void sessionsAndKeysOutliveARestart() throws Exception {
        AwsCredentials operator = aws.operator();
        AwsCredentials session = TestAws.of(assume(b -> b.externalId("e")).credentials());
        aws.close();
        iam.close();
        aws = new TestAws(folder.resolve("iam.json"));
        iam = aws.iam(operator);
        try (StsClient sts = aws.sts(session)) {
            assertThat(sts.getCallerIdentity().arn()).contains("assumed-role/tableflow/");
        }
        assertThat(iam.getUser().user().userName()).isEqualTo("sandbox-operator");
        try (StsClient nobody = aws.sts(AwsBasicCredentials.create("AKIANOBODY", "x"))) {
            assertThatThrownBy(nobody::getCallerIdentity).hasMessageContaining("security token");
        }
    }

    @Test
    void onlyIntegrationsHavePrincipals() throws Exception {
        assertThat(aws.iam.confluentKey("arn:aws:iam::197857026523:role/nobody")).isEmpty();
        assertThat(aws.iam.confluentKey(ROLE)).isEmpty();
        assertThat(aws.iam.confluentKey(TABLEFLOW).orElseThrow().toString()).doesNotContain("secret");
    }

    private interface Change {
        AssumeRoleRequest.Builder of(AssumeRoleRequest.Builder builder);
    }

    private AssumeRoleResponse assume(Change change) {
        return assume(TABLEFLOW, change);
    }

    private AssumeRoleResponse assume(String principal, Change change) {
        TemporaryKey own;
        try {
            own = aws.iam.confluentKey(principal).orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return assume(own, change);
    }

    private AssumeRoleResponse assume(TemporaryKey own, Change change) {
        try (StsClient sts = aws.sts(TestAws.of(own))) {
            return sts.assumeRole(change.of(AssumeRoleRequest.builder().roleArn(ROLE).roleSessionName("s1-orders"))
                    .build());
        }
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private void trust(String document) {
        try {
            aws.iam.confluentKey(TABLEFLOW);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        iam.updateAssumeRolePolicy(r -> r.roleName("tableflow").policyDocument(document));
    }

    private String shownTrust() {
        return URLDecoder.decode(
                iam.getRole(r -> r.roleName("tableflow")).role().assumeRolePolicyDocument(),
                StandardCharsets.UTF_8);
    }

    private Principal principal(AssumeRoleResponse assumed) {
        return aws.keys.find(assumed.credentials().accessKeyId()).orElseThrow().principal();
    }

    private Principal operator() {
        return aws.keys.find(aws.iam.operatorKey().id()).orElseThrow().principal();
    }

    private void assertDenied(Principal caller, Access access, String sentence) {
        assertThatThrownBy(() -> aws.iam.permissions().require(caller, access))
                .isInstanceOfSatisfying(AwsFailure.class, e -> {
                    assertThat(e.status()).isEqualTo(403);
                    assertThat(e.code()).isEqualTo("AccessDenied");
                    assertThat(e.text()).endsWith(sentence);
                });
    }
}
