package tableflow.console.remote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.remote.FakeServer;
import tableflow.console.remote.http.HttpCall.Effect;
import tableflow.console.service.port.CallListener;

class RestClientTest {

    private final FakeServer server = new FakeServer();
    private final RestClient client = server.client(KeyPurpose.CLOUD);

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpUrl url(String path) {
        return Urls.at(server.base(), path).build();
    }

    private HttpCall get() {
        return HttpCall.get("read it", url("it"));
    }

    private HttpCall post() {
        return HttpCall.post("make it", url("it"), Json.object("name", "x"));
    }

    private RemoteFailure failure(HttpCall call) {
        return failure(client, call);
    }

    private static RemoteFailure failure(RestClient client, HttpCall call) {
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> client.read(call));
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void aRequestCarriesKeyNameAndTypes() {
        server.answer(200, "{\"a\":1}");
        assertThat(client.read(post()).needInt("a")).isEqualTo(1);
        RecordedRequest request = server.take();
        assertThat(FakeServer.line(request)).isEqualTo("POST /it");
        assertThat(FakeServer.text(request)).isEqualTo("{\"name\":\"x\"}");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Basic S0VZMTpzM2NyM3Q=");
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("tableflow-console/1.2 (test)");
        assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void aReadIsRepeatedUntilItSucceeds(int status) {
        server.answer(status, "").answer(status, "").answer(status, "").answer(200, "{}");
        client.read(get());
        assertThat(server.requestCount()).isEqualTo(4);
        assertThat(server.pauses()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            long whole = 1000L << i;
            assertThat(server.pauses().get(i).toMillis()).isBetween(whole / 2, whole);
        }
    }

    @Test
    void fourTriesAreEnoughAndTheFailureSaysSo() {
        for (int i = 0; i < 4; i++) {
            server.answer(new MockResponse.Builder().code(503).body("").addHeader("X-Request-Id", "req-" + i));
        }
        RemoteFailure failure = failure(get());
        assertThat(server.requestCount()).isEqualTo(4);
        assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED);
        assertThat(failure.why()).contains("HTTP 503", "after 4 tries");
        assertThat(failure.requestId()).contains("req-3");
        assertThat(failure.status()).isEqualTo(503);
        assertThat(failure.uncertain()).as("a read changes nothing").isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 409, 422, 501})
    void refusalsAreNotRepeated(int status) {
        server.answer(status, "{\"message\":\"no\"}");
        assertThat(failure(get()).status()).isEqualTo(status);
        assertThat(server.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE"})
    void whatMayBeDoneTwiceIsRepeated(String method) {
        HttpCall call = method.equals("PUT")
                ? HttpCall.put("set it", url("it"), Json.object())
                : HttpCall.delete("delete it", url("it"));
        server.answer(dropped()).answer(500, "").answer(204, "");
        client.send(call);
        assertThat(server.requestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void whatMayNotBeDoneTwiceIsNotRepeatedAfterAServerError(String method) {
        server.answer(503, "");
        HttpCall call = new HttpCall("make it", method, url("it"), Json.object(), Effect.ONE_EACH);
        RemoteFailure failure = failure(call);
        assertThat(failure.uncertain()).isTrue();
        assertThat(server.requestCount()).isEqualTo(1);
        assertThat(HttpCall.post("", url("it"), Json.object()).effect()).isEqualTo(Effect.ONE_EACH);
        assertThat(HttpCall.patch("", url("it"), Json.object()).effect()).isEqualTo(Effect.ONE_EACH);
    }

    @Test
    void aPostWhoseAnswerIsLostIsUncertainAndSentOnce() {
        server.answer(dropped()).answer(200, "{}");
        RemoteFailure failure = failure(post());
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.uncertain()).isTrue();
        assertThat(server.requestCount()).isEqualTo(1);
    }

    @Test
    void aPostRefusedForHasteIsRepeated() {
        server.answer(new MockResponse.Builder().code(429).addHeader("Retry-After", "7")).answer(201, "{}");
        client.read(post());
        assertThat(server.pauses()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void aPostRefusedOutrightIsCertain() {
        server.answer(409, "{\"message\":\"taken\"}");
        RemoteFailure failure = failure(post());
        assertThat(failure.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(failure.uncertain()).isFalse();
    }

    @Test
    void aPostThatFindsNobodyIsRepeatedAndCertain() {
        HttpCall call = post();
        server.close();
        RemoteFailure failure = failure(call);
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.uncertain()).isFalse();
        assertThat(failure.why()).contains(call.url().host(), "refused", "after 4 tries");
        assertThat(server.pauses()).hasSize(3);
    }

    @Test
    void aConnectionLostInsideTheAnswerIsRepeatedForReads() {
        server.answer(new MockResponse.Builder().code(200).body("{\"a\":\"" + "x".repeat(1 << 20) + "\"}")
                        .onResponseBody(new SocketEffect.CloseSocket()))
                .answer(200, "{\"a\":2}");
        assertThat(client.read(get()).needInt("a")).isEqualTo(2);
    }

    @Test
    void aKeyIsNotSentToAnotherMachineOverPlainHttp() {
        RemoteFailure failure = failure(HttpCall.get("read it", HttpUrl.get("http://no-such-host.invalid/it")));
        assertThat(failure.kind()).isEqualTo(Kind.INVALID);
        assertThat(failure.why()).contains("no-such-host.invalid", "not encrypted");
        assertThat(server.pauses()).isEmpty();
    }

    @Test
    void anUnknownNameIsTriedOnce() {
        RemoteFailure failure = failure(HttpCall.get("read it", HttpUrl.get("https://no-such-host.invalid/it")));
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.why()).contains("no-such-host.invalid");
        assertThat(server.pauses()).isEmpty();
    }

    @Test
    void aHungServerEndsWithTheTimeOutByName() {
        HttpSettings hasty = new HttpSettings(
                Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofSeconds(30), 4, "t");
        for (int i = 0; i < 4; i++) {
            server.answer(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        }
        RestClient impatient = server.client(hasty, KeyPurpose.CLOUD);
        RemoteFailure read = failure(impatient, get());
        assertThat(read.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(read.why()).contains("no answer", "within 300 ms", "read time-out", "after 2 tries");
        RemoteFailure change = failure(impatient, post());
        assertThat(change.uncertain()).isTrue();
        // A server that gets no turn hears of them once the client has given up.
        for (int i = 0; i < 3; i++) {
            server.take();
        }
        assertThat(server.requestCount()).isEqualTo(3);
    }

    @Test
    void aServerThatDripsEndsWithTheCallTimeOut() {
        HttpSettings hasty = new HttpSettings(
                Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(400), 1, "t");
        server.answer(new MockResponse.Builder().code(200).body("{\"a\":\"" + "x".repeat(1000) + "\"}")
                .throttleBody(1, 50, java.util.concurrent.TimeUnit.MILLISECONDS));
        RemoteFailure failure = failure(server.client(hasty, KeyPurpose.CLOUD), get());
        assertThat(failure.why()).contains("within 400 ms", "call time-out");
    }

    @Test
    void aRedirectOnTheSameServerIsFollowedByReadsOnly() {
        server.answer(redirect(307, "/there")).answer(200, "{\"a\":3}");
        assertThat(client.read(get()).needInt("a")).isEqualTo(3);
        server.take();
        assertThat(FakeServer.line(server.take())).isEqualTo("GET /there");

        server.answer(redirect(302, "/there")).answer(200, "{}");
        RemoteFailure failure = failure(post());
        assertThat(failure.why()).contains("redirects");
        assertThat(server.requestCount()).isEqualTo(3);
    }

    @Test
    void credentialsNeverReachAnotherHost() {
        try (FakeServer other = new FakeServer()) {
            other.answer(200, "{}");
            server.answer(redirect(302, other.base().resolve("/it") + ""));
            RemoteFailure failure = failure(get());
            assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED);
            assertThat(failure.why()).contains("redirects to", String.valueOf(other.base().port()));
            assertThat(other.requestCount()).isZero();
        }
    }

    @Test
    void aCircleOfRedirectsEnds() {
        for (int i = 0; i < 10; i++) {
            server.answer(redirect(302, "/it"));
        }
        assertThat(failure(get()).why()).contains("circle");
    }

    @Test
    void gzipIsReadWithAndWithoutItsHeader() throws IOException {
        Buffer packed = new Buffer().write(gzip("{\"a\":4}"));
        server.answer(new MockResponse.Builder().code(200).body(packed.clone()))
                .answer(new MockResponse.Builder().code(200).body(packed.clone())
                        .addHeader("Content-Encoding", "gzip"))
                .answer(new MockResponse.Builder().code(404).body(new Buffer().write(
                        gzip("{\"error_code\":40401,\"message\":\"gone\"}"))));
        assertThat(client.read(get()).needInt("a")).isEqualTo(4);
        assertThat(client.read(get()).needInt("a")).isEqualTo(4);
        assertThat(failure(get()).why()).contains("gone");
    }

    @Test
    void garbageIsUnexpectedWithThePlaceAndWithoutItsWords() {
        server.answer(200, "{\"a\":\n tru s3cr3t}").answer(200, "").answer(200, "<html>sign in</html>");
        RemoteFailure failure = failure(get());
        assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED);
        assertThat(failure.why()).contains("not JSON", "line 2").doesNotContain("s3cr3t");
        assertThat(failure(get()).why()).contains("not JSON");
        assertThat(failure(get()).advice().orElseThrow()).contains("sign-in page");
    }

    @Test
    void garbageAfterAPostIsUncertain() {
        server.answer(201, "made it!");
        assertThat(failure(post()).uncertain()).isTrue();
    }

    @Test
    void everyTryIsTold() {
        server.answer(new MockResponse.Builder().code(500).addHeader("X-Request-Id", "r1"))
                .answer(dropped())
                .answer(200, "{}");
        client.read(get());
        List<CallListener.Call> calls = server.calls();
        assertThat(calls).extracting(CallListener.Call::status).containsExactly(500, 0, 200);
        assertThat(calls).extracting(CallListener.Call::requestId).containsExactly("r1", null, null);
        assertThat(calls.get(1).problem()).contains("lost");
        assertThat(calls).allSatisfy(call -> assertThat(call.toString()).contains("GET").doesNotContain("s3cr3t"));
    }

    @Test
    void aSecretThatIsEchoedIsBlottedOut() {
        server.answer(400, "{\"message\":\"bad header Basic KEY1:s3cr3t\"}");
        RemoteFailure failure = failure(get());
        assertThat(failure.toString()).contains("bad header").doesNotContain("s3cr3t");
    }

    private static MockResponse.Builder dropped() {
        return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket());
    }

    private static MockResponse.Builder redirect(int status, String location) {
        return new MockResponse.Builder().code(status).addHeader("Location", location);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
