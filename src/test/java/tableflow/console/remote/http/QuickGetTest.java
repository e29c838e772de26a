package tableflow.console.remote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.remote.FakeServer;
import tableflow.console.remote.TlsFront;

class QuickGetTest {

    private final FakeServer server = new FakeServer();
    private final AtomicInteger clients = new AtomicInteger();
    private final QuickGet quick = new QuickGet(FakeServer.SETTINGS, 1000);
    private final RestClient client = new RestClient(
            new HttpEnvironment(
                    Transport.quick(FakeServer.SETTINGS, clients::incrementAndGet), server.backOff(), call -> {}),
            new Access(FakeServer.KEY, KeyPurpose.CLOUD, "the test"), Dialect.PLAIN);

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpUrl url() {
        return Urls.at(server.base(), "a/b").addQueryParameter("of", "x y&z").build();
    }

    private HttpCall get() {
        return HttpCall.get("read it", url());
    }

    private Optional<String> text() {
        return quick.send(url(), "Basic abc", Map.of()).map(it -> new String(it.body(), StandardCharsets.UTF_8));
    }

    @Test
    void aReadGoesOutAsTheClientSendsIt() {
        server.answer(200, "{\"a\":\"é\"}").answer(200, "{}");
        assertThat(client.read(get()).need("a")).isEqualTo("é");
        assertThat(clients).as("no client was made").hasValue(0);
        RecordedRequest quickly = server.take();
        server.client(KeyPurpose.CLOUD).read(get());
        RecordedRequest slowly = server.take();
        assertThat(FakeServer.line(quickly)).isEqualTo(FakeServer.line(slowly)).isEqualTo("GET /a/b?of=x%20y%26z");
        for (String header : new String[] {"Host", "Accept", "Authorization", "User-Agent"}) {
            assertThat(quickly.getHeaders().get(header)).as(header).isEqualTo(slowly.getHeaders().get(header));
        }
    }

    @Test
    void headersOfADialectGoAlong() {
        server.answer(200, "{}");
        assertThat(quick.send(url(), "Basic abc", Map.of("X-Of", "it", "accept", "text/html"))).isPresent();
        RecordedRequest request = server.take();
        assertThat(request.getHeaders().get("X-Of")).isEqualTo("it");
        assertThat(request.getHeaders().values("Accept")).containsExactly("application/json");
    }

    @Test
    void aBodyInPiecesIsPutTogether() {
        server.answer(new MockResponse.Builder().chunkedBody("0123456789".repeat(50), 7));
        assertThat(text()).contains("0123456789".repeat(50));
    }

    @Test
    void packedBytesAreUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        }
        server.answer(new MockResponse.Builder().body(new Buffer().write(packed.toByteArray())));
        assertThat(client.read(get()).needInt("a")).isEqualTo(1);
        assertThat(clients).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 401, 403, 404, 429, 500, 503})
    void everyOtherStatusIsForTheClient(int status) {
        server.answer(status, "");
        assertThat(text()).isEmpty();
    }

    @Test
    void aBodyThatIsTooLongOrOfUnknownLengthIsForTheClient() {
        server.answer(200, "x".repeat(1001));
        assertThat(text()).isEmpty();
        server.answer(new MockResponse.Builder().chunkedBody("x".repeat(1001), 100));
        assertThat(text()).isEmpty();
        server.answer(new MockResponse.Builder().body("x").removeHeader("Content-Length"));
        assertThat(text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc", "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "\u0016\u0003\u0001 TLS, say"
    })
    void whatIsNoWholeAnswerIsForTheClient(String raw) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> answer(socket, raw));
            HttpUrl url = HttpUrl.get("http://127.0.0.1:" + socket.getLocalPort() + "/");
            assertThat(quick.send(url, "Basic abc", Map.of())).isEmpty();
            served.get(60, TimeUnit.SECONDS);
        }
    }

    private static void answer(ServerSocket socket, String raw) {
        try (Socket one = socket.accept()) {
            one.getInputStream().read(new byte[4096]);
            one.getOutputStream().write(raw.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void afterNoAnswerTheClientAsksWithItsRepeatsAndWords() {
        server.answer(503, "").answer(503, "").answer(200, "{\"a\":2}");
        assertThat(client.read(get()).needInt("a")).isEqualTo(2);
        assertThat(clients).as("one client, made for it").hasValue(1);
        assertThat(server.pauses()).hasSize(1);

        server.answer(401, "").answer(401, "{\"message\":\"bad key\"}");
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> client.read(get()));
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(clients).hasValue(1);
    }

    @Test
    void aChangeIsNeverAskedTwice() {
        server.answer(200, "{}");
        client.read(HttpCall.post("make it", url(), Json.object()));
        assertThat(server.requestCount()).isEqualTo(1);
        assertThat(clients).hasValue(1);
    }

    private Optional<String> bySafe(int port) {
        HttpUrl url = HttpUrl.get("https://localhost:" + port + "/a");
        return quick.send(url, "Basic s3cr3t", Map.of()).map(it -> new String(it.body(), StandardCharsets.UTF_8));
    }

    @Test
    void aServerThatProvesItselfIsAskedByTls() throws IOException {
        server.answer(200, "{\"a\":1}");
        try (TlsFront front = new TlsFront("localhost", true, server.base().port())) {
            assertThat(bySafe(front.port())).contains("{\"a\":1}");
            assertThat(front.greeted()).isEqualTo(1);
        }
    }

    /// The stream looks for an interrupt in between, in the midst of a record too.
    @Test
    void whatComesByTlsInDropsIsWhole() throws IOException {
        String body = "\"" + "x".repeat(900) + "\"";
        server.answer(200, body);
        try (TlsFront front = new TlsFront("localhost", true, server.base().port());
                ServerSocket slow = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> inDrops(slow, front.port()));
            assertThat(bySafe(slow.getLocalPort())).contains(body);
        }
    }

    private static void inDrops(ServerSocket slow, int port) {
        try (Socket one = slow.accept(); Socket other = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Thread.ofVirtual().start(() -> {
                try {
                    one.getInputStream().transferTo(other.getOutputStream());
                } catch (IOException gone) {
                    // The answer was whole.
                }
            });
            byte[] drop = new byte[400];
            for (int count = other.getInputStream().read(drop); count > 0; count = other.getInputStream().read(drop)) {
                one.getOutputStream().write(drop, 0, count);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(70));
            }
        } catch (IOException gone) {
            // The answer was whole.
        }
    }

    @ParameterizedTest
    @CsvSource({"localhost, false", "elsewhere.example, true"})
    void aServerThatProvesNothingOrAnotherNameHearsNoKey(String host, boolean trusted) throws IOException {
        try (TlsFront front = new TlsFront(host, trusted, server.base().port())) {
            assertThat(bySafe(front.port())).isEmpty();
            assertThat(front.greeted()).isZero();
        }
        assertThat(server.requestCount()).isZero();
    }

    @Test
    void aServerThatSpeaksNoTlsHearsNoKeyEither() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<byte[]> heard = CompletableFuture.supplyAsync(() -> {
                try (Socket one = socket.accept()) {
                    byte[] first = new byte[1 << 14];
                    int count = one.getInputStream().read(first);
                    one.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    return Arrays.copyOf(first, count);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(bySafe(socket.getLocalPort())).isEmpty();
            byte[] hello = heard.get(60, TimeUnit.SECONDS);
            assertThat(hello[0]).as("the record of a handshake").isEqualTo((byte) 22);
            assertThat(new String(hello, StandardCharsets.ISO_8859_1)).doesNotContain("Basic", "GET");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptEndsAReadThatWaits(boolean virtual) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            HttpCall call = HttpCall.get(
                    "read it", HttpUrl.get("http://127.0.0.1:" + socket.getLocalPort() + "/"));
            CompletableFuture<Kind> end = new CompletableFuture<>();
            Thread thread = (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).start(() -> {
                try {
                    client.read(call);
                    end.completeExceptionally(new AssertionError("it came back"));
                } catch (RemoteFailure failure) {
                    end.complete(failure.kind());
                }
            });
            try (Socket one = socket.accept()) {
                assertThat(one.getInputStream().read()).as("the question came").isEqualTo('G');
                thread.interrupt();
                assertThat(end.get(60, TimeUnit.SECONDS)).isEqualTo(Kind.CANCELLED);
            }
            assertThat(clients).hasValue(0);
        }
    }
}
