package tableflow.console.sandbox.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.sandbox.access.AccessControl;
import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.access.KeyKind;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.access.Roles;
import tableflow.console.sandbox.access.Secret;
import tableflow.console.sandbox.access.StepClock;
import tableflow.console.sandbox.contract.OpenApiContract;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.kafka.TestCluster;

/// The metrics of a real broker, asked over HTTP; every answer is held against the published file where that lies
/// beside the project.
class MetricsApiTest {
    private static final String ROOT = "/v2/metrics/cloud";
    private static final String CLUSTER = TestCluster.ID;
    private static final String RECEIVED = "io.confluent.kafka.server/received_records";
    private static final String MINE = "{\"field\":\"resource.kafka.id\",\"op\":\"EQ\",\"value\":\"" + CLUSTER + "\"}";
    private static final TableFigures.Figures TABLE = new TableFigures.Figures("topic-a", 12, 3, 4_096, 2, 9_000);
    private static final Optional<OpenApiContract> CONTRACT = OpenApiContract.find("metrics-v2.yaml");
    @TempDir
    private static Path data;
    @TempDir
    private Path folder;

    private static TestCluster cluster;

    private final StepClock clock = new StepClock();
    private final HttpClient http = HttpClient.newHttpClient();
    private MetricsApi api;

    @BeforeAll
    static void startBroker() throws Exception {
        cluster = new TestCluster(data);
        cluster.topic("topic-a", 2);
        produce("topic-a", 30);
        makeTopicB();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        cluster.close();
    }

    @BeforeEach
    void start() throws Exception {
        cluster.keys().add(new Key("CLOUD", new Secret("s"), "sa-viewer", KeyKind.CLOUD, Key.CLOUD, Instant.EPOCH));
        cluster.roles().add(new Roles.Binding("rb-m", "sa-viewer", "MetricsViewer", cluster.crn(), Instant.EPOCH));
        api = open();
    }

    @AfterEach
    void stop() {
        api.close();
        cluster.roles().remove("rb-m");
        http.close();
    }

    @Test
    void whatWasProducedIsCountedByTopic() throws Exception {
        JsonNode data = query(RECEIVED, "PT1M", "\"group_by\":[\"metric.topic\"]").path("data");
        assertThat(values(data, "metric.topic")).containsEntry("topic-a", 30.0).containsEntry("topic-b", 5.0);
        assertThat(data.path(0).path("timestamp").asText()).isEqualTo("2026-11-22T10:00:00Z");
        JsonNode sum = query(RECEIVED, "ALL", "").path("data");
        assertThat(sum).hasSize(1);
        assertThat(sum.path(0).path("value").asDouble()).isEqualTo(35);
        assertThat(query("io.confluent.kafka.server/received_bytes", "ALL", "").at("/data/0/value").asDouble())
                .isGreaterThan(35 * 10);
    }

    @Test
    void laterMinutesHaveOnlyWhatCameLater() throws Exception {
        clock.advance(Duration.ofMinutes(1));
        produce("topic-b", 7);
        api.look();
        try {
            JsonNode data = query(RECEIVED, "PT1M", "\"group_by\":[\"metric.topic\"],\"format\":\"GROUPED\"")
                    .path("data");
            JsonNode topicB = StreamSupport.stream(data.spliterator(), false)
                    .filter(group -> group.path("metric.topic").asText().equals("topic-b")).findFirst().orElseThrow();
            assertThat(topicB.path("points")).hasSize(2);
            assertThat(topicB.at("/points/0/timestamp").asText()).isEqualTo("2026-11-22T10:01:00Z");
            assertThat(topicB.at("/points/0/value").asDouble()).isEqualTo(7);
            assertThat(topicB.at("/points/1/value").asDouble()).isEqualTo(5);
        } finally {
            restoreTopicB();
        }
    }

    @Test
    void gaugesTellSizesLagsAndTables() throws Exception {
        assertThat(query("io.confluent.kafka.server/retained_bytes", "PT1M", "\"group_by\":[\"metric.topic\"]")
                .path("data")).hasSize(2);
        JsonNode lag = query("io.confluent.kafka.server/consumer_lag_offsets", "PT1M", "\"group_by\":["
                + "\"metric.consumer_group_id\",\"metric.topic\",\"metric.partition\"]").path("data");
        assertThat(lag).hasSize(1);
        assertThat(lag.path(0).path("metric.consumer_group_id").asText()).isEqualTo("billing");
        assertThat(lag.path(0).path("value").asDouble()).isEqualTo(3);
        assertThat(query("io.confluent.tableflow/rows_added", "ALL", "").at("/data/0/value").asDouble()).isEqualTo(12);
        assertThat(query("io.confluent.tableflow/storage", "PT1H", "").at("/data/0/value").asDouble())
                .isEqualTo(9_000);
        assertThat(query("io.confluent.kafka.server/partition_count", "ALL", "").at("/data/0/value").asDouble())
                .isEqualTo(3);
    }

    @Test
    void groupsComeInPagesThatAddUp() throws Exception {
        List<String> topics = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = json(post("/query?page_token=" + token, body(RECEIVED, "ALL", "\"limit\":1,"
                    + "\"group_by\":[\"metric.topic\"],\"order_by\":[{\"metric\":\"" + RECEIVED
                    + "\",\"order\":\"ASCENDING\"}]")), 200);
            assertThat(page.path("data")).hasSize(1);
            topics.add(page.at("/data/0/metric.topic").asText());
            token = page.at("/meta/pagination/next_page_token").asText("");
        } while (!token.isEmpty());
        assertThat(topics).containsExactly("topic-b", "topic-a");
        refused("/query?page_token=bm8", body(RECEIVED, "ALL", "\"group_by\":[\"metric.topic\"]"), 400, "page_token");
    }

    @Test
    void labelsCanBeListedAndFiltersCombine() throws Exception {
        String attributes = "{\"metric\":\"" + RECEIVED + "\",\"group_by\":[\"metric.topic\"],\"filter\":" + MINE + "}";
        clock.advance(Duration.ofMinutes(1));
        assertThat(json(post("/attributes", attributes), 200).path("data").toString())
                .isEqualTo("[{\"metric.topic\":\"topic-a\"},{\"metric.topic\":\"topic-b\"}]");
        String filter = "{\"op\":\"AND\",\"filters\":[" + MINE + ",{\"op\":\"NOT\",\"filter\":{\"op\":\"EQ\","
                + "\"field\":\"metric.topic\",\"value\":\"topic-a\"}},{\"op\":\"GTE\",\"field\":\"metric.topic\","
                + "\"value\":\"topic-b\"}]}";
        JsonNode data = json(post("/query", body(RECEIVED, "ALL", "\"group_by\":[\"metric.topic\"]")
                .replace(MINE, filter)), 200).path("data");
        assertThat(values(data, "metric.topic")).containsOnlyKeys("topic-b");
    }

    @Test
    void descriptorsNameEveryMetricInPages() throws Exception {
        JsonNode all = json(get("/descriptors/metrics"), 200);
        assertThat(all.path("data")).hasSize(Metric.all().size());
        JsonNode first = json(get("/descriptors/metrics?page_size=5"), 200);
        JsonNode second = json(get("/descriptors/metrics?page_size=5&page_token="
                + first.at("/meta/pagination/next_page_token").asText()), 200);
        assertThat(second.at("/data/0/name")).isEqualTo(all.at("/data/5/name"));
        assertThat(json(get("/descriptors/resources"), 200).at("/data/0/labels/0/key").asText()).isEqualTo("kafka.id");
        assertThat(json(get("/descriptors/metrics?resource_type=ksql"), 200).path("data")).isEmpty();
        refused("/descriptors/metrics?page_size=1001", "", 400, "page_size");
    }

    @Test
    void theLastWholeMinuteIsExportedForPrometheus() throws Exception {
        clock.advance(Duration.ofSeconds(61));
        HttpResponse<String> text = get("/export?resource.kafka.id=" + CLUSTER);
        assertThat(text.statusCode()).isEqualTo(200);
        conforms("GET", "/export", text);
        assertThat(text.body())
                .contains("# TYPE confluent_kafka_server_received_records gauge\n")
                .contains("confluent_kafka_server_received_records{kafka_id=\"" + CLUSTER
                        + "\",topic=\"topic-a\"} 30.0 " + Instant.parse("2026-11-22T10:00:00Z").toEpochMilli() + "\n")
                .contains("confluent_tableflow_rows_skipped{kafka_id=\"" + CLUSTER + "\",topic=\"topic-a\"} 3.0 ");
        HttpResponse<String> open = send(request("/export?resource.kafka.id=" + CLUSTER + "&metric=" + RECEIVED)
                .header("Accept", "application/openmetrics-text").build());
        assertThat(open.body()).endsWith("# EOF\n").doesNotContain("received_bytes");
        refused("/export", "", 400, "resource");
        refused("/export?resource.kafka.id=lkc-other", "", 403, "lkc-other");
        refused("/export?resource.kafka.id=" + CLUSTER + "&metric=no/such", "", 400, "no/such");
    }

    @Test
    void whoAsksNeedsACloudKeyAndTheRole() throws Exception {
        URI metrics = URI.create(api.url() + ROOT + "/descriptors/metrics");
        HttpResponse<String> none = send(HttpRequest.newBuilder(metrics).build());
        assertThat(none.statusCode()).isEqualTo(401);
        conforms("GET", "/descriptors/metrics", none);
        cluster.roles().remove("rb-m");
        refused("/query", body(RECEIVED, "ALL", ""), 403, CLUSTER);
        assertThat(get("/descriptors/metrics").statusCode()).isEqualTo(200);
    }

    @Test
    void questionsThatCannotBeAnsweredAreRefused() throws Exception {
        String good = body(RECEIVED, "PT1M", "");
        refused("/query", good.replace("PT1M", "PT2M"), 400, "granularity");
        refused("/query", good.replace("PT1H", "PT7H"), 400, "too long");
        refused("/query", good.replace("received_records", "received_dreams"), 400, "received_dreams");
        refused("/query", good.replace(MINE, "{\"field\":\"metric.topic\",\"op\":\"EQ\",\"value\":\"x\"}"), 400,
                "resource");
        refused("/query", good.replace("\"EQ\"", "\"LIKE\""), 400, "LIKE");
        refused("/query", body(RECEIVED, "PT1M", "\"format\":\"GROUPED\""), 400, "group_by");
        refused("/query", body(RECEIVED, "PT1M", "\"limit\":1001"), 400, "limit");
        refused("/query", body(RECEIVED, "PT1M", "\"group_by\":[\"metric.moon\"]"), 400, "metric.moon");
        refused("/query", body(RECEIVED, "PT1M", "\"order_by\":[{\"metric\":\"" + RECEIVED + "\"}]"), 400, "ALL");
        refused("/query", good.replace("2026-11-22T09:30:00Z/PT1H", "yesterday/PT1H"), 400, "interval");
        refused("/query", "{", 400, "JSON");
        assertThat(send(request("/query").build()).statusCode()).isEqualTo(405);
        URI moon = URI.create(api.url() + "/v2/metrics/moon/descriptors/metrics");
        assertThat(send(request("").uri(moon).build()).statusCode()).isEqualTo(404);
    }

    @Test
    void sixtyCallsAMinuteAreEnough() throws Exception {
        for (int i = 0; i < 60; i++) {
            assertThat(get("/descriptors/resources").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = get("/descriptors/resources");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        json(refused, 429);
        clock.advance(Duration.ofMinutes(1));
        assertThat(get("/descriptors/resources").statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasMeasuredIsThereAfterARestart() throws Exception {
        api.close();
        clock.advance(Duration.ofHours(2));
        api = open();
        JsonNode data = query(RECEIVED, "PT1M", "\"group_by\":[\"metric.topic\"]").path("data");
        assertThat(values(data, "metric.topic")).containsEntry("topic-a", 30.0);
    }

    private MetricsApi open() throws Exception {
        AccessControl access = new AccessControl(clock, Pace.FAST, cluster.keys(), cluster.roles());
        MetricsApi opened = MetricsApi.start(new MetricsApi.Settings(access, cluster.crn(), new Faults(),
                folder.resolve("metrics")), cluster.broker(), () -> List.of(TABLE));
        opened.look();
        return opened;
    }

    private static void produce(String topic, int records) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(cluster.broker().adminProperties(),
                new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(topic, "key-" + i, "value " + i)).get();
            }
        }
    }

    /// The broker's counters go on for the whole class: a topic that was deleted and made anew starts at nothing.
    private static void restoreTopicB() throws Exception {
        try (Admin admin = cluster.broker().admin()) {
            admin.deleteTopics(List.of("topic-b")).all().get();
        }
        makeTopicB();
    }

    private static void makeTopicB() throws Exception {
        cluster.topic("topic-b", 1);
        produce("topic-b", 5);
        try (Admin admin = cluster.broker().admin()) {
            admin.alterConsumerGroupOffsets("billing",
                    Map.of(new TopicPartition("topic-b", 0), new OffsetAndMetadata(2))).all().get();
        }
    }

    private JsonNode query(String metric, String granularity, String more) throws Exception {
        return json(post("/query", body(metric, granularity, more)), 200);
    }

    private static String body(String metric, String granularity, String more) {
        return "{\"aggregations\":[{\"metric\":\"" + metric + "\"}],\"granularity\":\"" + granularity
                + "\",\"intervals\":[\"2026-11-22T09:30:00Z/PT1H\"],\"filter\":" + MINE
                + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private static Map<String, Double> values(JsonNode data, String label) {
        return StreamSupport.stream(data.spliterator(), false).collect(Collectors.toMap(
                point -> point.path(label).asText(), point -> point.path("value").asDouble()));
    }

    private void refused(String path, String body, int status, String word) throws Exception {
        HttpResponse<String> answer = body.isEmpty() ? get(path) : post(path, body);
        assertThat(json(answer, status).at("/errors/0/detail").asText()).containsIgnoringCase(word);
        assertThat(Json.parse(answer.body()).at("/errors/0/status").asText()).isEqualTo(Integer.toString(status));
    }

    private JsonNode json(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        String path = answer.uri().getPath().replace(ROOT, "");
        conforms(answer.request().method(), path, answer);
        return Json.parse(answer.body());
    }

    private static void conforms(String method, String path, HttpResponse<String> answer) {
        CONTRACT.ifPresent(contract -> contract.conforms(method, ROOT + path, answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""), answer.body()));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).build());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api.url() + ROOT + path)).header("Authorization", authorization());
    }

    private static String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString("CLOUD:s".getBytes(StandardCharsets.UTF_8));
    }

}
