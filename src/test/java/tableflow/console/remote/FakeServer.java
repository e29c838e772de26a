package tableflow.console.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.remote.http.Access;
import tableflow.console.remote.http.BackOff;
import tableflow.console.remote.http.Dialect;
import tableflow.console.remote.http.HttpEnvironment;
import tableflow.console.remote.http.HttpSettings;
import tableflow.console.remote.http.RestClient;
import tableflow.console.remote.http.Transport;
import tableflow.console.service.port.CallListener;

/// A server that answers as told, and a client of it that waits for nothing and notes everything.
public final class FakeServer implements AutoCloseable {

    public static final ApiKey KEY = new ApiKey("KEY1", new Secret("s3cr3t"));
    public static final HttpSettings SETTINGS = new HttpSettings(
            Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30), 4, "tableflow-console/1.2 (test)");

    private final MockWebServer server = new MockWebServer();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final List<CallListener.Call> calls = new CopyOnWriteArrayList<>();

    public FakeServer() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HttpUrl base() {
        return server.url("/");
    }

    public URI uri() {
        return base().uri();
    }

    public FakeServer answer(int status, String body) {
        return answer(new MockResponse.Builder().code(status).body(body));
    }

    public FakeServer answer(MockResponse.Builder response) {
        server.enqueue(response.build());
        return this;
    }

    public HttpEnvironment environment() {
        return environment(SETTINGS);
    }

    public HttpEnvironment environment(HttpSettings settings) {
        return new HttpEnvironment(new Transport(settings), backOff(), calls::add);
    }

    /// Waits for nothing; what it should have waited is in [#pauses].
    public BackOff backOff() {
        return new BackOff(
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                pauses::add,
                () -> Instant.parse("2026-11-22T10:00:00Z"),
                new Random(1));
    }

    public RestClient client(KeyPurpose purpose) {
        return client(SETTINGS, purpose);
    }

    public RestClient client(HttpSettings settings, KeyPurpose purpose) {
        return new RestClient(environment(settings), new Access(KEY, purpose, "the test"), Dialect.PLAIN);
    }

    /// The next request that came; fails when none comes.
    public RecordedRequest take() {
        try {
            RecordedRequest request = server.takeRequest(60, TimeUnit.SECONDS);
            assertThat(request).as("a request").isNotNull();
            return request;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public int requestCount() {
        return server.getRequestCount();
    }

    public List<Duration> pauses() {
        return pauses;
    }

    public List<CallListener.Call> calls() {
        return new ArrayList<>(calls);
    }

    public static String line(RecordedRequest request) {
        return request.getMethod() + " " + request.getTarget();
    }

    public static String text(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }

    public static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
