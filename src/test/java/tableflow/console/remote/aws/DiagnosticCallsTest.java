package tableflow.console.remote.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.aws.BucketHead;
import tableflow.console.domain.aws.IamRole;
import tableflow.console.domain.aws.KmsKey;
import tableflow.console.domain.aws.LakeGrant;
import tableflow.console.domain.aws.ObjectHead;
import tableflow.console.domain.aws.Simulated;
import tableflow.console.domain.aws.TableVersion;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.port.AwsConnector;
import tableflow.console.service.port.CallListener.Call;
import tableflow.console.service.port.Roles.Simulation;

/// The read-only calls that a diagnosis makes: how answers and refusals are read, and what goes on record.
class DiagnosticCallsTest {
    private static final S3Uri OBJECT = new S3Uri("b", "t/metadata/1.json");
    private static final String DENIED = """
            <Error><Code>AccessDenied</Code><Message>User: arn:aws:iam::123456789012:user/ops is not authorized to \
            perform: s3:GetBucketPolicy on resource: "arn:aws:s3:::b" because no identity-based policy allows the \
            s3:GetBucketPolicy action</Message><RequestId>q-9</RequestId></Error>""";

    private final MockWebServer server = new MockWebServer();
    private final List<Call> calls = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private AwsConnector aws() {
        URI here = server.url("/").uri();
        KeyRef key = new KeyRef("AKIATEST", null, new Secret("s3cr3t"));
        Profile.Aws aws = new Profile.Aws("eu-central-1", null, key, null, Map.of("glue", here, "s3", here, "sts", here,
                "iam", here, "kms", here, "lakeformation", here), null);
        Profile profile = new Profile("p", Open.of(Profile.Kind.CLOUD), "dev", false,
                new Profile.Confluent(here, null, null, key, null), null, null, null, aws);
        return new SdkConnector(profile, ref -> new ApiKey(ref.id(), new Secret("s3cr3t"))).listening(calls::add);
    }

    private void answers(int status, String body, String... headers) {
        MockResponse.Builder answer = new MockResponse.Builder().code(status).body(body);
        for (int i = 0; i < headers.length; i += 2) {
            answer.addHeader(headers[i], headers[i + 1]);
        }
        server.enqueue(answer.build());
    }

    @Test
    void aRefusedHeadStillTellsTheRegionAndGoesOnRecord() {
        answers(403, "", "x-amz-bucket-region", "us-east-1", "x-amz-request-id", "q-1");
        answers(301, "", "x-amz-bucket-region", "us-east-1");
        answers(404, "");
        try (var buckets = aws().buckets()) {
            assertThat(buckets.head("b")).isEqualTo(new BucketHead(403, "us-east-1"));
            assertThat(buckets.head("b")).isEqualTo(new BucketHead(301, "us-east-1"));
            assertThat(buckets.head("b")).isEqualTo(new BucketHead(404, null));
        }
        assertThat(calls).extracting(Call::method).containsOnly("s3:HeadBucket");
        assertThat(calls).extracting(Call::url).containsOnly("s3://b");
        assertThat(calls).extracting(Call::status).containsExactly(403, 301, 404);
        assertThat(calls.getFirst().requestId()).isEqualTo("q-1");
        assertThat(calls.getFirst().problem()).startsWith("403, bucket in us-east-1");
    }

    @Test
    void aHeadOfAnObjectTellsKeyAndClassOrTheStatusAlone() {
        answers(200, "", "x-amz-server-side-encryption", "aws:kms", "x-amz-server-side-encryption-aws-kms-key-id",
                "arn:aws:kms:eu-central-1:1:key/k", "x-amz-storage-class", "GLACIER");
        answers(403, "");
        try (var buckets = aws().buckets()) {
            assertThat(buckets.head(OBJECT)).isEqualTo(new ObjectHead(200, new ObjectHead.About(
                    0, "GLACIER", "aws:kms", "arn:aws:kms:eu-central-1:1:key/k")));
            assertThat(buckets.head(OBJECT)).isEqualTo(new ObjectHead(403, null));
        }
        assertThat(calls.getFirst()).satisfies(call -> {
            assertThat(call.url()).isEqualTo("s3://b/t/metadata/1.json");
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.problem()).isNull();
        });
    }

    @Test
    void aByteIsReadWithARange() throws Exception {
        answers(206, "{");
        try (var buckets = aws().buckets()) {
            buckets.readOneByte(OBJECT);
        }
        assertThat(server.takeRequest().getHeaders().get("Range")).isEqualTo("bytes=0-0");
    }

    @Test
    void whatIsNotSetIsAnAnswerAndARefusalIsNot() {
        answers(404, "<Error><Code>NoSuchBucketPolicy</Code><Message>none</Message></Error>");
        answers(404, "<Error><Code>NoSuchLifecycleConfiguration</Code><Message>none</Message></Error>");
        answers(403, DENIED, "x-amz-request-id", "q-9");
        answers(404, "<Error><Code>NoSuchBucket</Code><Message>no such bucket</Message></Error>");
        try (var settings = aws().bucketSettings()) {
            assertThat(settings.policy("b")).isEmpty();
            assertThat(settings.lifecycle("b")).isEmpty();
            RemoteFailure refused = catchThrowableOfType(RemoteFailure.class, () -> settings.policy("b"));
            assertThat(refused.code()).contains("AccessDenied");
            assertThat(refused.requestId()).contains("q-9");
            assertThat(refused.why()).endsWith("because no identity-based policy allows the s3:GetBucketPolicy action");
            RemoteFailure gone = catchThrowableOfType(RemoteFailure.class, () -> settings.encryption("b"));
            assertThat(gone.kind()).isEqualTo(RemoteFailure.Kind.NOT_FOUND);
        }
        assertThat(calls).extracting(Call::method).containsExactly("s3:GetBucketPolicy",
                "s3:GetBucketLifecycleConfiguration", "s3:GetBucketPolicy", "s3:GetBucketEncryption");
        assertThat(calls.get(2).problem()).startsWith("403 AccessDenied: User: arn:aws:iam::123456789012:user/ops");
    }

    @Test
    void lifecycleRulesAreReadInEveryFormThatBucketsHave() {
        answers(200, """
                <LifecycleConfiguration>
                <Rule><ID>old</ID><Prefix>a/</Prefix><Status>Enabled</Status>
                  <Expiration><Days>3</Days></Expiration></Rule>
                <Rule><ID>filter</ID><Filter><Prefix>b/</Prefix></Filter><Status>Disabled</Status>
                  <Transition><Days>3</Days><StorageClass>GLACIER</StorageClass></Transition></Rule>
                <Rule><ID>and</ID><Filter><And><Prefix>c/</Prefix><Tag><Key>k</Key><Value>v</Value></Tag></And></Filter>
                  <Status>Enabled</Status>
                  <NoncurrentVersionExpiration><NoncurrentDays>7</NoncurrentDays></NoncurrentVersionExpiration></Rule>
                </LifecycleConfiguration>""");
        try (var settings = aws().bucketSettings()) {
            var rules = settings.lifecycle("b");
            assertThat(rules).extracting(rule -> rule.prefix()).containsExactly("a/", "b/", "c/");
            assertThat(rules).extracting(rule -> rule.takesCurrent()).containsExactly(true, false, false);
            assertThat(rules).extracting(rule -> rule.narrowed()).containsExactly(false, false, true);
            assertThat(rules.get(1).transitions()).containsExactly("GLACIER");
            assertThat(rules.get(2).tidiesVersions()).isTrue();
        }
    }

    @Test
    void aRolesTrustIsDecodedAndItsPathKept() {
        String trust = "{\"a\":\"1+1 %\"}";
        String encoded = URLEncoder.encode(trust, StandardCharsets.UTF_8).replace("+", "%20");
        answers(200, """
                <GetRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetRoleResult><Role>
                <Path>/team/</Path><RoleName>writer</RoleName><RoleId>AROAX</RoleId>
                <Arn>arn:aws:iam::123456789012:role/team/writer</Arn><CreateDate>2026-01-02T03:04:05Z</CreateDate>
                <AssumeRolePolicyDocument>%s</AssumeRolePolicyDocument>
                <PermissionsBoundary><PermissionsBoundaryArn>arn:b</PermissionsBoundaryArn></PermissionsBoundary>
                </Role></GetRoleResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></GetRoleResponse>
                """.formatted(encoded));
        answers(404, """
                <ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type>
                <Code>NoSuchEntity</Code><Message>The role with name x cannot be found.</Message></Error>
                </ErrorResponse>
                """);
        try (var roles = aws().roles()) {
            assertThat(roles.role("writer")).contains(new IamRole("writer",
                    "arn:aws:iam::123456789012:role/team/writer", "/team/", "AROAX", trust, "arn:b",
                    Instant.parse("2026-01-02T03:04:05Z")));
            assertThat(roles.role("x")).isEmpty();
        }
        assertThat(calls).extracting(Call::method).containsOnly("iam:GetRole");
        assertThat(calls).extracting(Call::url).containsExactly("writer", "x");
    }

    @Test
    void theSimulatorIsReadPerResource() {
        answers(200, """
                <SimulatePrincipalPolicyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
                <SimulatePrincipalPolicyResult><IsTruncated>false</IsTruncated><EvaluationResults><member>
                <EvalActionName>s3:GetObject</EvalActionName><EvalResourceName>*</EvalResourceName>
                <EvalDecision>explicitDeny</EvalDecision>
                <MissingContextValues><member>aws:SourceVpce</member></MissingContextValues>
                <OrganizationsDecisionDetail><AllowedByOrganizations>true</AllowedByOrganizations>
                </OrganizationsDecisionDetail>
                <ResourceSpecificResults>
                <member><EvalResourceName>arn:aws:s3:::b/a</EvalResourceName>
                  <EvalResourceDecision>allowed</EvalResourceDecision>
                  <MatchedStatements><member><SourcePolicyId>P1</SourcePolicyId></member></MatchedStatements></member>
                <member><EvalResourceName>arn:aws:s3:::b/z</EvalResourceName>
                  <EvalResourceDecision>explicitDeny</EvalResourceDecision>
                  <PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>false</AllowedByPermissionsBoundary>
                  </PermissionsBoundaryDecisionDetail></member>
                </ResourceSpecificResults></member></EvaluationResults></SimulatePrincipalPolicyResult>
                </SimulatePrincipalPolicyResponse>""");
        try (var roles = aws().roles()) {
            assertThat(roles.simulate(new Simulation("arn:aws:iam::1:role/writer", List.of("s3:GetObject"),
                    List.of("arn:aws:s3:::b/a", "arn:aws:s3:::b/z"), Map.of(), null))).containsExactly(
                    new Simulated("s3:GetObject", "arn:aws:s3:::b/a", Open.of(Simulated.Decision.class, "allowed"),
                            List.of("P1"), List.of("aws:SourceVpce"), null, true),
                    new Simulated("s3:GetObject", "arn:aws:s3:::b/z", Open.of(Simulated.Decision.class, "explicitDeny"),
                            List.of(), List.of("aws:SourceVpce"), false, true));
        }
    }

    @Test
    void keysGrantsVersionsAndOptimizersAreRead() {
        answers(200, """
                {"KeyMetadata":{"KeyId":"k","Arn":"arn:aws:kms:eu-central-1:1:key/k","AWSAccountId":"1",
                 "KeyState":"PendingDeletion","KeyManager":"CUSTOMER","DeletionDate":1767323045}}""");
        answers(200, """
                {"PrincipalResourcePermissions":[{"Principal":{"DataLakePrincipalIdentifier":"IAM_ALLOWED_PRINCIPALS"},
                 "Resource":{"Table":{"DatabaseName":"d","TableWildcard":{}}},"Permissions":["ALL"]}]}""");
        answers(200, """
                {"TableVersions":[{"VersionId":"9","Table":{"Name":"t","Parameters":{"metadata_location":"s3://b/9"}}},
                 {"VersionId":"10","Table":{"Name":"t","Parameters":{"metadata_location":"s3://b/10"}}}]}""");
        answers(200, """
                {"TableOptimizer":{"type":"compaction","configuration":{"enabled":true,"roleArn":"arn:r"},
                 "lastRun":{"eventType":"failed","error":"no right"}}}""");
        answers(400, "{\"__type\":\"EntityNotFoundException\",\"Message\":\"none\"}");
        answers(400, "{\"__type\":\"EntityNotFoundException\",\"Message\":\"none\"}");
        AwsConnector aws = aws();
        try (var keys = aws.encryptionKeys(); var lake = aws.lakeFormation(); var glue = aws.catalogDetails()) {
            assertThat(keys.key("k")).isEqualTo(new KmsKey("k", "arn:aws:kms:eu-central-1:1:key/k", "1",
                    Open.of(KmsKey.State.class, "PendingDeletion"), false, Instant.ofEpochSecond(1_767_323_045)));
            assertThat(lake.grants("d", "t")).containsExactly(
                    new LakeGrant("IAM_ALLOWED_PRINCIPALS", "d", "*", List.of("ALL")));
            assertThat(glue.versions("d", "t", 5)).containsExactly(
                    new TableVersion("10", null, "s3://b/10"), new TableVersion("9", null, "s3://b/9"));
            assertThat(glue.optimizers("1", "d", "t")).singleElement().satisfies(one -> {
                assertThat(one.enabled()).isTrue();
                assertThat(one.lastError()).isEqualTo("no right");
            });
        }
        assertThat(calls).extracting(Call::method).containsExactly("kms:DescribeKey", "lakeformation:ListPermissions",
                "glue:GetTableVersions", "glue:GetTableOptimizer", "glue:GetTableOptimizer", "glue:GetTableOptimizer");
        assertThat(calls.get(2).url()).isEqualTo("d/t");
    }

    @Test
    void aRefusalTellsTheTimeToo() {
        for (int attempt = 0; attempt < 2; attempt++) {
            answers(403, "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>Signature expired</Message>"
                    + "</Error></ErrorResponse>", "Date", "Fri, 02 Jan 2026 03:04:05 GMT");
        }
        try (var identity = aws().identity()) {
            assertThat(identity.time()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        }
    }
}
