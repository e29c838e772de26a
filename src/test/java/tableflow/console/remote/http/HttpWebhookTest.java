package tableflow.console.remote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.remote.FakeServer;
import tableflow.console.service.port.Webhook.Header;

/// What is sent to a webhook, what is tried again, and that nothing secret is ever told of it.
class HttpWebhookTest {

    private static final String PATH = "T0-path-that-is-secret";
    private static final String TOKEN = "t0ken-value-that-is-secret";
    private static final Header HEADER = new Header("X-Token", new Secret(TOKEN));

    private final FakeServer server = new FakeServer();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();
    private final HttpWebhook webhook = new HttpWebhook(FakeServer.SETTINGS, server.backOff());

    @BeforeEach
    void listen() {
        logged.start();
        root.addAppender(logged);
        root.setLevel(Level.DEBUG);
    }

    /// Of every test: whatever happens, the path and the header stay unsaid.
    @AfterEach
    void nothingSecretWasLogged() {
        root.setLevel(level);
        root.detachAppender(logged);
        server.close();
        assertThat(logged.list).noneMatch(event -> secret(event.getFormattedMessage())
                || (event.getThrowableProxy() != null && secret(event.getThrowableProxy().getMessage())));
    }

    private static boolean secret(@Nullable String text) {
        return text != null && (text.contains(PATH) || text.contains(TOKEN));
    }

    private URI url() {
        return server.base().resolve("/hooks/" + PATH).uri();
    }

    private RemoteFailure refused(URI url, @Nullable Header header) {
        return refused(webhook, url, header);
    }

    private static RemoteFailure refused(HttpWebhook webhook, URI url, @Nullable Header header) {
        RemoteFailure failure =
                catchThrowableOfType(RemoteFailure.class, () -> webhook.post(url, header, "{\"a\":1}"));
        assertThat(failure).isNotNull();
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace + " " + failure.advice().orElse("")).doesNotContain(PATH, TOKEN);
        return failure;
    }

    @Test
    void theDocumentIsPostedWithItsHeaderOnce() {
        server.answer(204, "");
        webhook.post(url(), HEADER, "{\"text\":\"größer als 10\"}");
        RecordedRequest request = server.take();
        assertThat(FakeServer.line(request)).isEqualTo("POST /hooks/" + PATH);
        assertThat(FakeServer.text(request)).isEqualTo("{\"text\":\"größer als 10\"}");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(request.getHeaders().get("X-Token")).isEqualTo(TOKEN);
        assertThat(request.getHeaders().get("User-Agent")).startsWith("tableflow-console/");
        assertThat(server.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 429})
    void whatTheOtherSideMayMendIsTriedAgain(int status) {
        server.answer(status, "").answer(status, "").answer(200, "ok");
        webhook.post(url(), HEADER, "{}");
        assertThat(server.requestCount()).isEqualTo(3);
        assertThat(server.pauses()).hasSize(2);
    }

    @Test
    void aConnectionThatBreaksIsTriedAgain() {
        server.answer(new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()))
                .answer(200, "ok");
        webhook.post(url(), null, "{}");
        assertThat(server.pauses()).hasSize(1);
    }

    @Test
    void thePauseIsTheOneThatIsAskedFor() {
        server.answer(new MockResponse.Builder().code(429).addHeader("Retry-After", "7")).answer(200, "");
        webhook.post(url(), null, "{}");
        assertThat(server.pauses()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void afterFourTriesItIsGivenUp() {
        for (int i = 0; i < 5; i++) {
            server.answer(503, PATH);
        }
        RemoteFailure failure = refused(url(), HEADER);
        assertThat(failure.getMessage()).contains("HTTP 503 after 4 tries", url().getHost());
        assertThat(server.requestCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"400, INVALID", "401, UNAUTHORIZED", "403, FORBIDDEN", "404, NOT_FOUND", "410, NOT_FOUND",
        "413, INVALID", "418, UNEXPECTED", "501, UNEXPECTED"})
    void whatAnotherTryWouldNotMendIsSaidAtOnce(int status, Kind kind) {
        server.answer(status, "the body says " + TOKEN);
        assertThat(refused(url(), HEADER).is(kind)).isTrue();
        assertThat(server.requestCount()).isEqualTo(1);
    }

    @Test
    void redirectsAreNotFollowedWhereTheSecretWouldGoAlong() {
        server.answer(new MockResponse.Builder().code(307).addHeader("Location", "https://elsewhere.example/" + TOKEN));
        assertThat(refused(url(), HEADER).getMessage()).contains("redirects (HTTP 307)");
        assertThat(server.requestCount()).isEqualTo(1);
    }

    @Test
    void oneThatNeverAnswersEndsInTime() {
        HttpSettings hasty = new HttpSettings(
                Duration.ofSeconds(2), Duration.ofMillis(100), Duration.ofSeconds(5), 2, "test");
        server.answer(new MockResponse.Builder().headersDelay(60, TimeUnit.SECONDS))
                .answer(new MockResponse.Builder().headersDelay(60, TimeUnit.SECONDS));
        RemoteFailure failure = refused(new HttpWebhook(hasty, server.backOff()), url(), HEADER);
        assertThat(failure.is(Kind.UNREACHABLE)).isTrue();
        assertThat(failure.getMessage()).contains("no answer came after 2 tries");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/", "http://10.0.0.7:8080/", "http://127.0.0.1.example.com/",
        "http://localhost.example.com/", "http://[2001:db8::1]/"})
    void nothingIsSentOverPlainHttpToAnotherMachine(String place) {
        RemoteFailure failure = refused(URI.create(place + PATH), HEADER);
        assertThat(failure.is(Kind.INVALID)).isTrue();
        assertThat(failure.getMessage()).contains("not encrypted");
        assertThat(failure.advice().orElse("")).contains("Nothing was sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.com/x", "mailto:a@example.com", "file:///etc/passwd"})
    void whatIsNoWebAddressIsRefused(String address) {
        assertThat(refused(URI.create(address), null).is(Kind.INVALID)).isTrue();
    }

    @Test
    void aValueThatHttpForbidsIsNotQuoted() {
        RemoteFailure failure = refused(url(), new Header("X-Token", new Secret(TOKEN + "\nX-Other: 1")));
        assertThat(failure.is(Kind.INVALID)).isTrue();
        assertThat(server.requestCount()).isZero();
    }

    @Test
    void aCancelEndsIt() {
        Thread.currentThread().interrupt();
        assertThat(refused(url(), HEADER).is(Kind.CANCELLED)).isTrue();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.requestCount()).isZero();
    }
}
