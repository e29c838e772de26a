package tableflow.console.remote.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.sandbox.kafka.ClosedPort;
import tableflow.console.service.profile.KeyResolver;
import tableflow.console.service.profile.Probe;

class AwsProbesTest {

    private static final AwsClients.Limits LIMITS =
            new AwsClients.Limits(Duration.ofSeconds(20), Duration.ofSeconds(40));

    private final KeyResolver keys = key -> new ApiKey(key.id(), new Secret("s3cr3t-of-the-key"));
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsWhoWeAreAndSignsWithTheKeyOfTheProfile() throws Exception {
        answer(200, """
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
                <Arn>arn:aws:iam::123456789012:user/me</Arn><UserId>AIDA</UserId><Account>123456789012</Account>
                </GetCallerIdentityResult></GetCallerIdentityResponse>""");
        assertThat(call("aws-identity"))
                .isEqualTo(Probe.Answer.ok("account 123456789012, arn:aws:iam::123456789012:user/me"));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("Authorization")).contains("AKIATEST").doesNotContain("s3cr3t");
    }

    @Test
    void findsTheBucketEmptyOrNot() {
        answer(200, "");
        answer(200, "<ListBucketResult><Name>b</Name></ListBucketResult>");
        assertThat(call("s3").text()).isEqualTo("bucket dev-bucket in eu-central-1, empty");
        answer(200, "");
        answer(200, "<ListBucketResult><Contents><Key>k</Key><Size>1</Size></Contents></ListBucketResult>");
        assertThat(call("s3").text()).isEqualTo("bucket dev-bucket in eu-central-1");
    }

    @Test
    void findsTheCatalogAndTheWorkGroup() {
        answer(200, "{\"DatabaseList\":[{\"Name\":\"lkc-1\"}]}");
        assertThat(call("glue").text()).isEqualTo("the catalog answers");
        answer(200, "{\"WorkGroup\":{\"Name\":\"primary\",\"State\":\"ENABLED\"}}");
        assertThat(call("athena").text()).isEqualTo("work group primary, ENABLED");
        answer(200, "{\"WorkGroup\":{\"Name\":\"primary\",\"State\":\"SOMETHING_NEW\"}}");
        assertThat(call("athena").text()).isEqualTo("work group primary, SOMETHING_NEW");
        answer(200, "{\"WorkGroup\":{\"Name\":\"primary\",\"State\":\"DISABLED\"}}");
        assertThat(failure("athena").kind()).isEqualTo(Kind.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "403 | InvalidClientTokenId | The security token is invalid | UNAUTHORIZED | aws iam list-access-keys",
        "403 | ExpiredToken | The security token included in the request is expired | UNAUTHORIZED | new access key",
        "403 | SignatureDoesNotMatch | The request signature does not match | UNAUTHORIZED | enter it again",
        "403 | SignatureDoesNotMatch | Signature expired: 1 is now earlier than 2 | UNAUTHORIZED | clock",
        "403 | RequestExpired | Request has expired | UNAUTHORIZED | clock",
        "403 | AccessDenied | User: arn:a is not authorized to perform: sts:GetCallerIdentity with an explicit deny in"
                + " a service control policy | FORBIDDEN | organization's administrators",
        "400 | Throttling | Rate exceeded | THROTTLED | Wait",
        "400 | SomethingNew | not known yet | INVALID | ''",
        "500 | InternalFailure | oops | UNEXPECTED | request id"
    })
    void translatesWhatStsSays(int status, String code, String message, Kind kind, String advice) {
        String body = "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message
                + "</Message></Error><RequestId>req-1</RequestId></ErrorResponse>";
        answerAlways(status, body, Map.of());
        RemoteFailure failure = failure("aws-identity");
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.why()).isEqualTo(code + ": " + message);
        assertThat(failure.requestId()).contains("req-1");
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.advice().orElse("")).contains(advice);
        assertThat(failure.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void aBucketInAnotherRegionIsNamed() {
        answerAlways(301, "", Map.of("x-amz-bucket-region", "us-west-2"));
        RemoteFailure failure = failure("s3");
        assertThat(failure.kind()).isEqualTo(Kind.INVALID);
        assertThat(failure.advice()).hasValueSatisfying(advice ->
                assertThat(advice).contains("The bucket is in us-west-2, the profile says eu-central-1"));
    }

    @Test
    void aRegionInTheTextIsFoundToo() {
        answer(400, "");
        answer(400, "<Error><Code>AuthorizationHeaderMalformed</Code><Message>the region 'eu-central-1' is wrong; "
                + "expecting 'us-west-2'</Message></Error>");
        assertThat(failure("s3").advice()).hasValueSatisfying(advice -> assertThat(advice).contains("us-west-2"));
    }

    @Test
    void aMissingBucketIsNotFound() {
        answerAlways(404, "<Error><Code>NoSuchBucket</Code><Message>no</Message></Error>", Map.of());
        assertThat(failure("s3").kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void aRefusalWithoutTextIsAskedForAgainWithText() {
        answer(403, "");
        answer(403, "<Error><Code>AccessDenied</Code><Message>User: arn:aws:iam::1:user/me is not authorized to"
                + " perform: s3:ListBucket on resource: \"arn:aws:s3:::dev-bucket\" because no identity-based policy"
                + " allows the s3:ListBucket action</Message><RequestId>r</RequestId></Error>");
        RemoteFailure failure = failure("s3");
        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure.advice()).hasValueSatisfying(
                advice -> assertThat(advice).startsWith("Allow s3:ListBucket on arn:aws:s3:::dev-bucket in a policy"));
    }

    @Test
    void jsonServicesAreUnderstoodToo() {
        answer(400, "{\"__type\":\"ns#AccessDeniedException\",\"Message\":\"User: arn:u is not authorized to perform: "
                + "glue:GetDatabases on resource: arn:aws:glue:r:1:catalog because no identity-based policy allows the "
                + "glue:GetDatabases action\"}");
        RemoteFailure denied = failure("glue");
        assertThat(denied.kind()).isEqualTo(Kind.FORBIDDEN);
        answer(400, "{\"__type\":\"InvalidRequestException\",\"AthenaErrorCode\":\"INVALID_INPUT\","
                + "\"Message\":\"WorkGroup is not found.\"}");
        assertThat(failure("athena").kind()).isEqualTo(Kind.NOT_FOUND);
        answer(400, "{\"__type\":\"ExpiredTokenException\",\"message\":\"expired\"}");
        assertThat(failure("glue").kind()).isEqualTo(Kind.UNAUTHORIZED);
    }

    @Test
    void silenceEndsInTime() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
            }
        });
        AwsClients.Limits hasty = new AwsClients.Limits(Duration.ofMillis(200), Duration.ofMillis(600));
        RemoteFailure failure = failure(probe("glue", hasty), profile(server.url("/").uri()));
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.why()).isEqualTo("no answer in time");
    }

    @Test
    void nobodyListeningIsUnreachable() throws IOException {
        try (ClosedPort closed = new ClosedPort()) {
            RemoteFailure failure =
                    failure(probe("aws-identity", LIMITS), profile(URI.create("http://127.0.0.1:" + closed.port())));
            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure.advice()).isPresent();
        }
        RemoteFailure unknown =
                failure(probe("aws-identity", LIMITS), profile(URI.create("http://no-such-host.invalid")));
        assertThat(unknown.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(unknown.why()).contains("no-such-host.invalid");
    }

    @Test
    void anUnknownNamedProfileSaysHowToSeeThem() {
        Profile.Aws named = new Profile.Aws("eu-central-1", "no such", null, null, Map.of(), null);
        RemoteFailure failure = failure(probe("aws-identity", LIMITS), profile(named));
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure.advice()).contains(
                "Check that the profile exists with: aws configure list --profile 'no such'");
    }

    @Test
    void whatIsNotConfiguredIsNotTried() {
        Profile.Aws bare = new Profile.Aws("eu-central-1", null, KeyRef.stored("A", "a"), null, Map.of(), null);
        assertThat(probe("s3", LIMITS).call(profile(bare), keys).configured()).isFalse();
        assertThat(probe("athena", LIMITS).call(profile(bare), keys).configured()).isFalse();
        for (Probe probe : AwsProbes.all()) {
            assertThat(probe.call(profile((Profile.Aws) null), keys).configured()).isFalse();
        }
        assertThat(server.getRequestCount()).isZero();
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private void answerAlways(int status, String body, Map<String, String> headers) {
        MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
        headers.forEach(response::addHeader);
        MockResponse built = response.build();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return built;
            }
        });
    }

    private Probe.Answer call(String component) {
        return probe(component, LIMITS).call(profile(server.url("/").uri()), keys);
    }

    private RemoteFailure failure(String component) {
        return failure(probe(component, LIMITS), profile(server.url("/").uri()));
    }

    private RemoteFailure failure(Probe probe, Profile profile) {
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> probe.call(profile, keys));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static Probe probe(String component, AwsClients.Limits limits) {
        return AwsProbes.all(limits).stream()
                .filter(probe -> probe.component().equals(component))
                .findFirst()
                .orElseThrow();
    }

    private static Profile profile(URI endpoint) {
        Map<String, URI> endpoints = new HashMap<>();
        for (String service : new String[] {"sts", "s3", "glue", "athena"}) {
            endpoints.put(service, endpoint);
        }
        return profile(new Profile.Aws(
                "eu-central-1",
                null,
                KeyRef.stored("AKIATEST", "aws/1"),
                "dev-bucket",
                endpoints,
                new Profile.Athena("primary", null, null)));
    }

    private static Profile profile(Profile.@Nullable Aws aws) {
        Profile.Confluent confluent = new Profile.Confluent(
                URI.create("https://api.confluent.cloud"), null, null, KeyRef.stored("C", "c"), null);
        return new Profile("p", Open.of(Profile.Kind.CLOUD), "dev", false, confluent, null, null, null, aws);
    }
}
