package tableflow.console.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import tableflow.console.sandbox.http.Fault;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;

/// What three services say to keys and signatures that are not good, and how calls find their service.
class AwsEndpointTest {
    private static final Principal WHO = new Principal("arn:aws:iam::123456789012:user/u", "123456789012", "AIDA",
            Optional.empty());
    private static final String SECRET = "secret";

    private final AccessKeys keys = new AccessKeys();
    private final Faults faults = new Faults();
    private final MovingClock clock = new MovingClock();
    private AwsEndpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        keys.put(new AccessKeys.AccessKey("AKIAGOOD", SECRET, WHO, Optional.empty()));
        keys.put(new AccessKeys.AccessKey("ASIAGOOD", SECRET, WHO, Optional.of(
                new AccessKeys.Session("token", clock.now.plus(Duration.ofMinutes(10))))));
        endpoint = AwsEndpoint.start(keys, clock, faults);
        endpoint.serve(new Echo("glue", "application/x-amz-json-1.1", "{\"DatabaseList\":[]}", (code, text) ->
                "{\"__type\":\"" + code + "\",\"Message\":\"" + text + "\"}"));
        endpoint.serve(new Echo("sts", "text/xml", "<GetCallerIdentityResponse/>", (code, text) ->
                "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + text
                        + "</Message></Error></ErrorResponse>"));
        endpoint.serve(new Echo("s3", "application/xml", "<ListAllMyBucketsResult/>", (code, text) ->
                "<Error><Code>" + code + "</Code><Message>" + text + "</Message></Error>"));
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void aGoodKeyReachesEachService() {
        AwsCredentials good = AwsBasicCredentials.create("AKIAGOOD", SECRET);
        assertThat(failureOfEach(good)).containsExactly("", "", "");
        assertThat(failureOfEach(AwsSessionCredentials.create("ASIAGOOD", SECRET, "token")))
                .containsExactly("", "", "");
    }

    @Test
    void anUnknownKeyIsNamedByEachServiceInItsOwnWay() {
        assertThat(failureOfEach(AwsBasicCredentials.create("AKIANOBODY", SECRET)))
                .containsExactly("400 UnrecognizedClientException", "403 InvalidClientTokenId",
                        "403 InvalidAccessKeyId");
    }

    @Test
    void aWrongSecretIsAWrongSignature() {
        assertThat(failureOfEach(AwsBasicCredentials.create("AKIAGOOD", "other")))
                .containsExactly("400 InvalidSignatureException", "403 SignatureDoesNotMatch",
                        "403 SignatureDoesNotMatch");
    }

    @Test
    void aSessionNeedsItsTokenAndEnds() {
        String[] wrong = {"400 UnrecognizedClientException", "403 InvalidClientTokenId", "400 InvalidToken"};
        assertThat(failureOfEach(AwsBasicCredentials.create("ASIAGOOD", SECRET))).containsExactly(wrong);
        assertThat(failureOfEach(AwsSessionCredentials.create("ASIAGOOD", SECRET, "other"))).containsExactly(wrong);
        assertThat(failureOfEach(AwsSessionCredentials.create("AKIAGOOD", SECRET, "token"))).containsExactly(wrong);
        clock.now = clock.now.plus(Duration.ofMinutes(11));
        assertThat(failureOfEach(AwsSessionCredentials.create("ASIAGOOD", SECRET, "token")))
                .containsExactly("400 ExpiredTokenException", "403 ExpiredToken", "400 ExpiredToken");
    }

    @Test
    void aClockThatIsFarOffIsRefused() {
        clock.now = clock.now.plus(Duration.ofMinutes(20));
        assertThat(failureOfEach(AwsBasicCredentials.create("AKIAGOOD", SECRET)))
                .containsExactly("400 InvalidSignatureException", "403 SignatureDoesNotMatch",
                        "403 RequestTimeTooSkewed");
        clock.now = clock.now.minus(Duration.ofMinutes(40));
        assertThat(failureOfEach(AwsBasicCredentials.create("AKIAGOOD", SECRET)))
                .containsExactly("400 InvalidSignatureException", "403 SignatureDoesNotMatch",
                        "403 RequestTimeTooSkewed");
    }

    @Test
    void everyAnswerHasAnIdGoodOrBad() {
        try (GlueClient glue = glue(AwsBasicCredentials.create("AKIAGOOD", SECRET))) {
            assertThat(glue.getDatabases(b -> {}).responseMetadata().requestId()).hasSize(36);
        }
        try (S3Client s3 = s3(AwsBasicCredentials.create("AKIANOBODY", SECRET))) {
            assertThatThrownBy(s3::listBuckets).isInstanceOfSatisfying(AwsServiceException.class, e ->
                    assertThat(e.requestId()).hasSize(16));
        }
    }

    @Test
    void aFaultStrikesTheServiceItIsArmedFor() {
        faults.arm(new Fault("glue", "*", Pattern.compile(".*"), 1,
                new Fault.Answer(503, Map.of(), Optional.empty())));
        AwsCredentials good = AwsBasicCredentials.create("AKIAGOOD", SECRET);
        assertThat(failureOfEach(good)).containsExactly("503 ThrottlingException", "", "");
        faults.arm(new Fault("s3", "*", Pattern.compile("/"), 1,
                new Fault.Answer(503, Map.of(), Optional.empty())));
        assertThat(failureOfEach(good)).containsExactly("", "", "503 SlowDown");
        faults.arm(new Fault("sts", "*", Pattern.compile(".*"), 1, new Fault.DropBefore()));
        try (StsClient sts = sts(good)) {
            assertThatThrownBy(sts::getCallerIdentity).isInstanceOf(SdkClientException.class);
            sts.getCallerIdentity();
        }
    }

    @Test
    void aFaultMaySayWhatItIsAndStrikeOneOperation() throws Exception {
        Fault refusal = Fault.parse(Json.parse("""
                {"service": "glue", "operation": "GetTable", "status": 400, "code": "AccessDeniedException",
                 "message": "Insufficient Lake Formation permission(s): Required Describe on orders"}"""));
        faults.arm(refusal);
        try (GlueClient glue = glue(AwsBasicCredentials.create("AKIAGOOD", SECRET))) {
            glue.getDatabases(b -> {});
            assertThatThrownBy(() -> glue.getTable(b -> b.databaseName("d").name("orders")))
                    .isInstanceOfSatisfying(AwsServiceException.class, e -> {
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                        assertThat(e.awsErrorDetails().errorMessage())
                                .startsWith("Insufficient Lake Formation permission(s)");
                    });
        }
    }

    @Test
    void aFaultStrikesOneOperationOfAForm() throws Exception {
        faults.arm(Fault.parse(Json.parse("""
                {"service": "sts", "operation": "AssumeRole", "status": 400, "code": "RegionDisabledException",
                 "message": "STS is not activated in this region"}""")));
        try (StsClient sts = sts(AwsBasicCredentials.create("AKIAGOOD", SECRET))) {
            sts.getCallerIdentity();
            assertThatThrownBy(() -> sts.assumeRole(b -> b.roleArn("arn:aws:iam::123456789012:role/r")
                    .roleSessionName("s")))
                    .isInstanceOfSatisfying(AwsServiceException.class, e ->
                            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("RegionDisabledException"));
            sts.getCallerIdentity();
        }
    }

    private List<String> failureOfEach(AwsCredentials credentials) {
        try (GlueClient glue = glue(credentials); StsClient sts = sts(credentials); S3Client s3 = s3(credentials)) {
            return List.of(
                    failure(c -> glue.getDatabases(b -> {})), failure(c -> sts.getCallerIdentity()),
                    failure(c -> s3.listBuckets()));
        }
    }

    private static String failure(Consumer<Object> call) {
        try {
            call.accept("");
            return "";
        } catch (AwsServiceException e) {
            return e.statusCode() + " " + e.awsErrorDetails().errorCode();
        }
    }

    private GlueClient glue(AwsCredentials credentials) {
        return GlueClient.builder().endpointOverride(URI.create(endpoint.url())).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1))).build();
    }

    private StsClient sts(AwsCredentials credentials) {
        return StsClient.builder().endpointOverride(URI.create(endpoint.url())).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1))).build();
    }

    private S3Client s3(AwsCredentials credentials) {
        return S3Client.builder().endpointOverride(URI.create(endpoint.url())).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials)).forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1))).build();
    }

    private interface Words {
        String error(String code, String text);
    }

    private record Echo(String service, String type, String good, Words words) implements AwsApi {
        @Override
        public Reply handle(Request request, Principal caller) {
            assertThat(caller).isEqualTo(WHO);
            return Reply.text(200, good).withHeader("Content-Type", type);
        }

        @Override
        public Reply error(Request request, AwsFailure failure) {
            assertThat(Json.tree(failure.details())).isNotNull();
            return Reply.text(failure.status(), words.error(failure.code(), failure.text()))
                    .withHeader("Content-Type", type);
        }
    }

    private static final class MovingClock extends Clock {
        private volatile Instant now = Instant.now();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
