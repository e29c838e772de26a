package tableflow.console.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.sts.StsClient;
import tableflow.console.sandbox.http.HttpService;

class IamApiTest {
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
             "Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}]}""";
    private static final String READ = """
            {"Version":"2012-10-17","Statement":[
             {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*",
              "Condition":{"StringEquals":{"aws:RequestedRegion":"us-east-1"}}},
             {"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::b/secret/*"}]}""";

    @TempDir
    private Path folder;

    private TestAws aws;
    private IamClient iam;

    @BeforeEach
    void start() throws IOException {
        aws = new TestAws(folder.resolve("iam.json"));
        iam = aws.iam(aws.operator());
    }

    @AfterEach
    void stop() {
        iam.close();
        aws.close();
    }

    @Test
    void theRoleOfANewSandboxTrustsConfluentWithAnyExternalId() {
        var role = iam.getRole(r -> r.roleName("tableflow")).role();
        assertThat(role.arn()).isEqualTo("arn:aws:iam::123456789012:role/tableflow");
        assertThat(role.roleId()).startsWith("AROA");
        assertThat(role.assumeRolePolicyDocument()).startsWith("%7B").doesNotContain("+");
        assertThat(decoded(role.assumeRolePolicyDocument()))
                .contains("arn:aws:iam::197857026523:root", "\"sts:ExternalId\":\"*\"", "sts:TagSession");
        assertThat(iam.listRolePolicies(r -> r.roleName("tableflow")).policyNames())
                .containsExactly("TableflowGlue", "TableflowStorage");
        assertThat(decoded(iam.getRolePolicy(r -> r.roleName("tableflow").policyName("TableflowStorage"))
                .policyDocument())).contains("arn:aws:s3:::dev-confluent-topics-backup/*");
    }

    @Test
    void aRoleIsMadeChangedAndDeleted() {
        iam.createRole(r -> r.roleName("r1").path("/team/").assumeRolePolicyDocument(TRUST).maxSessionDuration(7_200));
        assertThat(iam.getRole(r -> r.roleName("r1")).role().arn())
                .isEqualTo("arn:aws:iam::123456789012:role/team/r1");
        assertThat(decoded(iam.getRole(r -> r.roleName("r1")).role().assumeRolePolicyDocument()))
                .contains("arn:aws:iam::123456789012:root");
        assertFails("EntityAlreadyExists", () ->
                iam.createRole(r -> r.roleName("R1").assumeRolePolicyDocument(TRUST)));
        iam.putRolePolicy(r -> r.roleName("r1").policyName("p").policyDocument(READ));
        iam.attachRolePolicy(r -> r.roleName("r1").policyArn("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"));
        assertThat(iam.listAttachedRolePolicies(r -> r.roleName("r1")).attachedPolicies())
                .extracting(p -> p.policyName()).containsExactly("AmazonS3ReadOnlyAccess");
        assertFails("DeleteConflict", () -> iam.deleteRole(r -> r.roleName("r1")));
        iam.detachRolePolicy(r -> r.roleName("r1").policyArn("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"));
        iam.deleteRolePolicy(r -> r.roleName("r1").policyName("p"));
        iam.deleteRole(r -> r.roleName("r1"));
        assertFails("NoSuchEntity", () -> iam.getRole(r -> r.roleName("r1")));
        assertThat(iam.listRoles().roles()).extracting(r -> r.roleName()).containsExactly("tableflow");
    }

    @Test
    void documentsThatAreNoPoliciesAreRefused() {
        assertFails("MalformedPolicyDocument", () -> iam.putRolePolicy(r -> r.roleName("tableflow").policyName("p")
                .policyDocument("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\"}]}")));
        assertThatThrownBy(() -> iam.updateAssumeRolePolicy(r -> r.roleName("tableflow").policyDocument(
                TRUST.replace("\"123456789012\"", "\"arn:aws:iam::197857026523:role/nobody\""))))
                .hasMessageContaining("Invalid principal in policy: \"AWS\":\"arn:aws:iam::197857026523:role/nobody\"");
        assertFails("LimitExceeded", () -> iam.putRolePolicy(r -> r.roleName("tableflow").policyName("p")
                .policyDocument(READ.replace("secret", "s".repeat(10_240)))));
        assertFails("NoSuchEntity", () -> iam.attachRolePolicy(r -> r.roleName("tableflow")
                .policyArn("arn:aws:iam::aws:policy/NoSuch")));
    }

    @Test
    void keysAreMadeUsedSwitchedOffAndDeleted() {
        AccessKey key = iam.createAccessKey(r -> r.userName("sandbox-reader")).accessKey();
        assertThat(key.accessKeyId()).startsWith("AKIA").hasSize(20);
        AwsBasicCredentials credentials = AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
        try (IamClient reader = aws.iam(credentials); StsClient sts = aws.sts(credentials)) {
            assertThat(sts.getCallerIdentity().arn()).endsWith(":user/sandbox-reader");
            assertThat(reader.getRole(r -> r.roleName("tableflow")).role().roleName()).isEqualTo("tableflow");
            assertThatThrownBy(() -> reader.listRoles()).hasMessageContaining("User: "
                    + "arn:aws:iam::123456789012:user/sandbox-reader is not authorized to perform: iam:ListRoles on "
                    + "resource: arn:aws:iam::123456789012:role/ because no identity-based policy allows the "
                    + "iam:ListRoles action");
            assertThat(iam.getAccessKeyLastUsed(r -> r.accessKeyId(key.accessKeyId())).accessKeyLastUsed()
                    .serviceName()).isEqualTo("iam");
            iam.updateAccessKey(r -> r.userName("sandbox-reader").accessKeyId(key.accessKeyId())
                    .status(StatusType.INACTIVE));
            assertFails("InvalidClientTokenId", () -> reader.getRole(r -> r.roleName("tableflow")));
        }
        assertThat(iam.listAccessKeys(r -> r.userName("sandbox-reader")).accessKeyMetadata())
                .extracting(k -> k.statusAsString()).containsExactly("Inactive");
        iam.deleteAccessKey(r -> r.userName("sandbox-reader").accessKeyId(key.accessKeyId()));
        assertThat(iam.listAccessKeys(r -> r.userName("sandbox-reader")).accessKeyMetadata()).isEmpty();
    }

    @Test
    void managedPoliciesHaveVersions() {
        String arn = iam.createPolicy(r -> r.policyName("mine").policyDocument(READ)).policy().arn();
        iam.createPolicyVersion(r -> r.policyArn(arn).policyDocument(TRUSTLESS).setAsDefault(true));
        assertThat(iam.getPolicy(r -> r.policyArn(arn)).policy().defaultVersionId()).isEqualTo("v2");
        assertThat(decoded(iam.getPolicyVersion(r -> r.policyArn(arn).versionId("v1")).policyVersion().document()))
                .isEqualTo(READ);
        iam.setDefaultPolicyVersion(r -> r.policyArn(arn).versionId("v1"));
        assertFails("DeleteConflict", () -> iam.deletePolicyVersion(r -> r.policyArn(arn).versionId("v1")));
        iam.deletePolicyVersion(r -> r.policyArn(arn).versionId("v2"));
        iam.attachUserPolicy(r -> r.userName("sandbox-reader").policyArn(arn));
        assertFails("DeleteConflict", () -> iam.deletePolicy(r -> r.policyArn(arn)));
        assertThat(iam.listPolicies(r -> r.scope(PolicyScopeType.LOCAL)).policies())
                .extracting(p -> p.policyName())
                .containsExactly("TableflowConsoleQuery", "TableflowConsoleRead", "mine");
        assertThat(iam.listPoliciesPaginator(r -> r.scope(PolicyScopeType.ALL).maxItems(2)).policies().stream())
                .hasSize(3 + AwsManaged.list().size());
        assertFails("AccessDenied", () ->
                iam.deletePolicy(r -> r.policyArn("arn:aws:iam::aws:policy/AdministratorAccess")));
    }

    private static final String TRUSTLESS = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";

    @Test
    void theSimulatorAnswersOncePerActionWithEachResourceInside() {
        iam.createRole(r -> r.roleName("r2").assumeRolePolicyDocument(TRUST));
        iam.putRolePolicy(r -> r.roleName("r2").policyName("read").policyDocument(READ));
        String role = "arn:aws:iam::123456789012:role/r2";
        var results = iam.simulatePrincipalPolicy(r -> r.policySourceArn(role)
                .actionNames("s3:GetObject", "s3:PutObject")
                .resourceArns("arn:aws:s3:::b/open", "arn:aws:s3:::b/secret/x")
                .contextEntries(ContextEntry.builder().contextKeyName("aws:RequestedRegion")
                        .contextKeyValues("us-east-1").contextKeyType(ContextKeyTypeEnum.STRING).build()))
                .evaluationResults();
        assertThat(results).extracting(EvaluationResult::evalActionName)
                .containsExactly("s3:GetObject", "s3:PutObject");
        EvaluationResult read = results.getFirst();
        assertThat(read.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.EXPLICIT_DENY);
        assertThat(read.resourceSpecificResults()).extracting(s -> s.evalResourceDecision()).containsExactly(
                PolicyEvaluationDecisionType.ALLOWED, PolicyEvaluationDecisionType.EXPLICIT_DENY);
        var matched = read.resourceSpecificResults().getFirst().matchedStatements().getFirst();
        assertThat(matched.sourcePolicyId()).isEqualTo("read");
        assertThat(matched.startPosition().line()).isEqualTo(2);
        assertThat(matched.endPosition().line()).isEqualTo(3);
        assertThat(results.getLast().resourceSpecificResults()).extracting(s -> s.evalResourceDecision())
                .containsExactly(PolicyEvaluationDecisionType.IMPLICIT_DENY,
                        PolicyEvaluationDecisionType.EXPLICIT_DENY);
    }

    @Test
    void theSimulatorNamesTheContextThatItMisses() {
        iam.createRole(r -> r.roleName("r3").assumeRolePolicyDocument(TRUST));
        iam.putRolePolicy(r -> r.roleName("r3").policyName("read").policyDocument(READ));
        String role = "arn:aws:iam::123456789012:role/r3";
        assertThat(iam.getContextKeysForPrincipalPolicy(r -> r.policySourceArn(role)).contextKeyNames())
                .containsExactly("aws:requestedregion");
        EvaluationResult result = iam.simulatePrincipalPolicy(r -> r.policySourceArn(role)
                .actionNames("s3:GetObject").resourceArns("arn:aws:s3:::b/open")).evaluationResults().getFirst();
        assertThat(result.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThat(result.missingContextValues()).containsExactly("aws:requestedregion");
        assertFails("NoSuchEntity", () -> iam.simulatePrincipalPolicy(r -> r
                .policySourceArn("arn:aws:iam::123456789012:role/none").actionNames("s3:GetObject")));
        assertFails("InvalidInput", () -> iam.simulatePrincipalPolicy(r -> r
                .policySourceArn("arn:aws:sts::123456789012:assumed-role/r3/s").actionNames("s3:GetObject")));
        assertThat(iam.simulateCustomPolicy(r -> r.policyInputList(TRUSTLESS).actionNames("s3:GetObject"))
                .evaluationResults().getFirst().evalDecision()).isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
    }

    @Test
    void guardRailsOfTheOrganizationAreArmedThroughTheHook() throws Exception {
        try (HttpService admin = HttpService.start("admin", aws.iam.hooks())) {
            send(admin, "PUT", "/service-control/123456789012/no-lists", """
                    {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:ListRoles","Resource":"*"}]}""",
                    204);
            assertThatThrownBy(() -> iam.listRoles())
                    .hasMessageContaining("with an explicit deny in a service control policy");
            EvaluationResult result = iam.simulatePrincipalPolicy(r -> r
                    .policySourceArn("arn:aws:iam::123456789012:user/sandbox-operator")
                    .actionNames("iam:ListRoles")).evaluationResults().getFirst();
            assertThat(result.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.EXPLICIT_DENY);
            assertThat(result.organizationsDecisionDetail().allowedByOrganizations()).isFalse();
            assertThat(result.matchedStatements()).isEmpty();
            send(admin, "DELETE", "/service-control/123456789012/FullAWSAccess", "", 204);
            assertThatThrownBy(() -> iam.getUser())
                    .hasMessageContaining("because no service control policy allows the iam:GetUser action");
            send(admin, "PUT", "/service-control/123456789012/bad", "{\"Statement\":1}", 400);
            send(admin, "DELETE", "/service-control/123456789012", "", 204);
            assertThat(iam.listRoles().roles()).isNotEmpty();
        }
    }

    @Test
    void aBoundaryNarrowsAUser() {
        String arn = iam.createPolicy(r -> r.policyName("only-roles").policyDocument("""
                {"Statement":[{"Effect":"Allow","Action":"iam:GetRole","Resource":"*"}]}""")).policy().arn();
        iam.createUser(r -> r.userName("bounded").permissionsBoundary(arn));
        iam.attachUserPolicy(r -> r.userName("bounded").policyArn("arn:aws:iam::aws:policy/AdministratorAccess"));
        AccessKey key = iam.createAccessKey(r -> r.userName("bounded")).accessKey();
        try (IamClient bounded = aws.iam(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()))) {
            assertThat(bounded.getRole(r -> r.roleName("tableflow")).role()).isNotNull();
            assertThatThrownBy(() -> bounded.listRoles())
                    .hasMessageContaining("because no permissions boundary allows the iam:ListRoles action");
        }
    }

    @Test
    void theFileIsForItsOwnerAndADamagedOneIsLeftAlone() throws Exception {
        Path file = folder.resolve("iam.json");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        Path other = folder.resolve("other.json");
        Files.writeString(other, "{\"version\":7}");
        assertThatThrownBy(() -> new TestAws(other)).isInstanceOf(IOException.class).hasMessageContaining("version 1");
        assertThat(other).hasContent("{\"version\":7}");
    }

    private static void send(HttpService admin, String method, String path, String body, int expected)
            throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(URI.create(admin.url() + path))
                    .method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        }
    }

    private static String decoded(String document) {
        return URLDecoder.decode(document, StandardCharsets.UTF_8);
    }

    private static void assertFails(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(IamException.class,
                e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }
}
