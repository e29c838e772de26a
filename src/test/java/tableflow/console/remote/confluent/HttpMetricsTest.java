package tableflow.console.remote.confluent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.remote.FakeServer;
import tableflow.console.remote.HttpConnector;
import tableflow.console.service.port.Metrics;
import tableflow.console.service.port.Metrics.Granularity;
import tableflow.console.service.port.Metrics.Point;
import tableflow.console.service.port.Metrics.Question;
import tableflow.console.service.port.Metrics.Series;
import tableflow.console.service.port.Metrics.Window;

class HttpMetricsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Question BY_TOPIC = new Question(
            "io.confluent.tableflow/rows_added", "lkc-1", List.of("topic"),
            new Window(NOON.minus(Duration.ofHours(1)), NOON), Granularity.ALL);

    private final FakeServer server = new FakeServer();
    private final HttpMetrics metrics = new HttpMetrics(server.client(KeyPurpose.CLOUD), server.base());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aQuestionIsSentAsTheApiWantsIt() {
        server.answer(200, "{\"data\":[]}");
        assertThat(metrics.query(BY_TOPIC)).isEmpty();
        RecordedRequest request = server.take();
        assertThat(FakeServer.line(request)).isEqualTo("POST /v2/metrics/cloud/query");
        assertThat(FakeServer.json(FakeServer.text(request))).isEqualTo(FakeServer.json("""
                {"aggregations":[{"metric":"io.confluent.tableflow/rows_added"}],
                 "filter":{"field":"resource.kafka.id","op":"EQ","value":"lkc-1"},"granularity":"ALL",
                 "intervals":["2026-11-22T11:00:00Z/2026-11-22T12:00:00Z"],"limit":1000,
                 "group_by":["metric.topic"],"format":"GROUPED"}"""));
    }

    @Test
    void allPagesAreReadWithTheSameQuestion() {
        server.answer(200, """
                {"data":[{"metric.topic":"a","points":[{"timestamp":"2026-11-22T11:00:00Z","value":7.0}]}],
                 "meta":{"pagination":{"page_size":1000,"next_page_token":"t o/k"}}}""");
        server.answer(200, """
                {"data":[{"metric.topic":"b","points":[]}],"meta":{"pagination":{"page_size":1000}}}""");
        assertThat(metrics.query(BY_TOPIC)).containsExactly(
                new Series(Map.of("topic", "a"), List.of(new Point(NOON.minus(Duration.ofHours(1)),
                        new BigDecimal("7")))),
                new Series(Map.of("topic", "b"), List.of()));
        JsonNode first = FakeServer.json(FakeServer.text(server.take()));
        RecordedRequest second = server.take();
        assertThat(FakeServer.line(second)).isEqualTo("POST /v2/metrics/cloud/query?page_token=t%20o%2Fk");
        assertThat(FakeServer.json(FakeServer.text(second))).isEqualTo(first);
    }

    @Test
    void aTokenThatComesTwiceEndsInAFailure() {
        String page = "{\"data\":[],\"meta\":{\"pagination\":{\"next_page_token\":\"again\"}}}";
        server.answer(200, page).answer(200, page);
        assertThat(failure(BY_TOPIC).why()).contains("circle");
    }

    @Test
    void withoutGroupsThereIsOneSeries() {
        server.answer(200, """
                {"data":[{"timestamp":"2026-11-22T11:59:00Z","value":9007199254740993},
                         {"timestamp":"2026-11-22T11:58:00Z","value":0.5}]}""");
        Question total = new Question("m", "lkc-1", List.of(), BY_TOPIC.window(), Granularity.MINUTE);
        assertThat(metrics.query(total)).containsExactly(new Series(Map.of(), List.of(
                new Point(Instant.parse("2026-11-22T11:59:00Z"), new BigDecimal("9007199254740993")),
                new Point(Instant.parse("2026-11-22T11:58:00Z"), new BigDecimal("0.5")))));
        JsonNode sent = FakeServer.json(FakeServer.text(server.take()));
        assertThat(sent.has("group_by")).isFalse();
        assertThat(sent.has("format")).isFalse();
        assertThat(sent.path("granularity").asText()).isEqualTo("PT1M");
    }

    @Test
    void whatWasNotMeasuredIsNoSeriesAtAll() {
        server.answer(200, "{\"data\":[]}");
        Question total = new Question("m", "lkc-1", List.of(), BY_TOPIC.window(), Granularity.ALL);
        assertThat(metrics.query(total)).isEmpty();
    }

    @Test
    void tooManyCallsAreRepeatedWhenTheServerSays() {
        server.answer(new MockResponse.Builder().code(429).addHeader("Retry-After", "7")
                .body("{\"errors\":[{\"status\":\"429\",\"detail\":\"Too many requests have been made.\"}]}"));
        server.answer(200, "{\"data\":[]}");
        assertThat(metrics.query(BY_TOPIC)).isEmpty();
        assertThat(server.pauses()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void aMissingRoleIsNamed() {
        server.answer(403, "{\"errors\":[{\"status\":\"403\",\"detail\":\"Forbidden\"}]}");
        RemoteFailure failure = failure(BY_TOPIC);
        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure.advice()).get().asString().contains("MetricsViewer");
    }

    @Test
    void anAnswerThatIsNoneFailsWithItsPlace() {
        server.answer(200, "{\"data\":[{\"metric.topic\":\"a\",\"points\":[{\"timestamp\":\"x\",\"value\":1}]}]}");
        assertThat(failure(BY_TOPIC).why()).contains("data[0].points[0].timestamp is no time");
        server.answer(200, "{\"oops\":1}");
        assertThat(failure(BY_TOPIC).why()).contains("data is missing");
    }

    @Test
    void descriptorsTellUnitsTypesAndLabels() {
        server.answer(200, """
                {"data":[{"name":"io.confluent.kafka.server/retained_bytes","description":"d","unit":"By",
                  "type":"GAUGE_INT64","labels":[{"key":"topic","description":"x"}],"resources":["kafka"]},
                 {"name":"n","type":"COUNTER_DOUBLE","later":true}],"meta":{"pagination":{"page_size":1000}}}""");
        assertThat(metrics.descriptors()).containsExactly(
                new Metrics.Descriptor(
                        "io.confluent.kafka.server/retained_bytes", "d", "By", "GAUGE_INT64", Set.of("topic")),
                new Metrics.Descriptor("n", "", "", "COUNTER_DOUBLE", Set.of()));
        assertThat(FakeServer.line(server.take())).isEqualTo(
                "GET /v2/metrics/cloud/descriptors/metrics?resource_type=kafka&page_size=1000");
    }

    @Test
    void keysOfASandboxAreNotSentToConfluent() {
        HttpConnector local = HttpConnector.standard(URI.create("http://127.0.0.1:1"), "1");
        RemoteFailure refused =
                catchThrowableOfType(RemoteFailure.class, () -> local.metrics(null, FakeServer.KEY));
        assertThat(refused.kind()).isEqualTo(Kind.INVALID);
        assertThat(refused.advice()).get().asString().contains("metricsUrl");
        HttpConnector cloud = HttpConnector.standard(URI.create("https://api.confluent.cloud"), "1");
        assertThat(cloud.metrics(null, FakeServer.KEY)).isNotNull();
    }

    private RemoteFailure failure(Question question) {
        return catchThrowableOfType(RemoteFailure.class, () -> metrics.query(question));
    }
}
