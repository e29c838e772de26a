package tableflow.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.kafka.ClientSettings;
import tableflow.console.sandbox.kafka.Eventually;

/// One demo sandbox, looked at from outside with what its profile says and nothing else.
@ExtendWith(DemoSandbox.Shared.class)
class SandboxTest {
    private static DemoSandbox demo;
    private static Sandbox sandbox;
    private static JsonNode profile;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start(DemoSandbox shared) throws Exception {
        demo = shared;
        sandbox = demo.sandbox();
        profile = demo.profile();
    }

    @Test
    void everyPartReportsWhenItServesAndTheWholeComesLast() {
        assertThat(demo.ready().stream().takeWhile(part -> !part.equals("Sandbox"))).contains(
                "Confluent control plane", "Kafka broker", "Schema Registry", "S3", "Metrics API", "Demo data");
        assertThat(demo.ready()).contains("Sandbox");
    }

    @Test
    void whatWasProducedShowsInTheMetrics() throws Exception {
        String query = "{\"aggregations\":[{\"metric\":\"io.confluent.kafka.server/received_records\"}],"
                + "\"granularity\":\"ALL\",\"intervals\":[\"now-1h/now+2m\"],\"group_by\":[\"metric.topic\"],"
                + "\"filter\":{\"op\":\"AND\",\"filters\":[{\"field\":\"resource.kafka.id\",\"op\":\"EQ\","
                + "\"value\":\"" + profile.at("/kafka/clusterId").asText() + "\"},{\"field\":\"metric.topic\","
                + "\"op\":\"EQ\",\"value\":\"shipments\"}]}}";
        // The API allows sixty calls in a minute.
        for (int i = 0; i < 100; i++) {
            HttpResponse<String> answer = send("/confluent/metricsUrl", "/confluent/cloudApiKey", "POST",
                    "/v2/metrics/cloud/query", query);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode data = Json.parse(answer.body()).path("data");
            if (data.at("/0/value").asDouble() >= 120) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(1_200).toNanos());
        }
        throw new AssertionError("no metrics of all records of the topic in two minutes");
    }

    @Test
    void theShopIsOpenAndItsGroupsLag() throws Exception {
        demo.planted();
        Map<String, Object> settings = ClientSettings.of(sandbox.bootstrapServers(),
                sandbox.founding().keys().kafka().id(), sandbox.founding().keys().kafka().secret().reveal());
        try (Admin admin = Admin.create(settings)) {
            assertThat(admin.listConsumerGroupOffsets("accounting").partitionsToOffsetAndMetadata().get()).hasSize(2);
            long before = end(admin, "sensor-readings", 0) + end(admin, "sensor-readings", 1)
                    + end(admin, "sensor-readings", 2);
            Eventually.holds("customers come", () -> end(admin, "sensor-readings", 0)
                    + end(admin, "sensor-readings", 1) + end(admin, "sensor-readings", 2) > before);
        }
        assertThat(get("/schemaRegistry/url", "/schemaRegistry/apiKey", "/subjects/products-value/versions"))
                .hasSize(2);
    }

    private static long end(Admin admin, String topic, int number) throws Exception {
        TopicPartition partition = new TopicPartition(topic, number);
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest())).partitionResult(partition).get().offset();
    }

    @Test
    void cloudWatchKnowsTheTablesBucketForAYear() throws Exception {
        demo.planted();
        try (CloudWatchClient client = CloudWatchClient.builder()
                .endpointOverride(URI.create(profile.at("/aws/endpoints/cloudwatch").asText()))
                .region(Region.of(profile.at("/aws/region").asText()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        profile.at("/aws/accessKeyId").asText(), profile.at("/aws/secretAccessKey").asText())))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            var points = client.getMetricStatistics(r -> r.namespace("AWS/S3").metricName("NumberOfObjects")
                    .dimensions(List.of(
                            Dimension.builder().name("BucketName").value("dev-confluent-topics-backup").build(),
                            Dimension.builder().name("StorageType").value("AllStorageTypes").build()))
                    .startTime(Instant.now().minus(Duration.ofDays(370))).endTime(Instant.now())
                    .period(86_400).statistics(Statistic.AVERAGE)).datapoints();
            assertThat(points).hasSizeBetween(362, 365);
        }
    }

    @Test
    void theProfileIsWhatTheConsoleReadsAndOnlyItsOwnerMay() throws IOException {
        Path file = demo.file();
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
        assertThat(profile.path("version").asInt()).isEqualTo(1);
        assertThat(profile.path("kind").asText()).isEqualTo("sandbox");
        assertThat(profile.at("/aws/bucket").asText()).isEqualTo("dev-confluent-topics-backup");
        assertThat(profile.at("/aws/endpoints/s3").asText()).isEqualTo(sandbox.awsUrl());
        assertThat(profile.at("/aws/athena/resultLocation").asText()).isEqualTo("s3://query-results-bucket/");
        String schema = Files.readString(Path.of("schemas/console/profile.schema.json"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema)
                .validate(Files.readString(file), InputFormat.JSON)).isEmpty();
    }

    @Test
    void theKafkaKeyOfTheProfileReadsTheDemoTopics() throws Exception {
        Map<String, Object> settings = ClientSettings.of(profile.at("/kafka/bootstrapServers").asText(),
                profile.at("/kafka/apiKey/id").asText(), profile.at("/kafka/apiKey/secret").asText());
        try (Admin admin = Admin.create(settings)) {
            assertThat(admin.listTopics().names().get())
                    .contains("orders", "customers", "shipments", "clicks", "inventory");
            var topics = admin.describeTopics(Set.of("orders")).allTopicNames().get();
            assertThat(topics.values()).singleElement().satisfies(t -> assertThat(t.partitions()).hasSize(6));
            long records = 0;
            for (int i = 0; i < 6; i++) {
                TopicPartition partition = new TopicPartition("orders", i);
                records += admin.listOffsets(Map.of(partition, OffsetSpec.latest())).partitionResult(partition)
                        .get().offset();
            }
            assertThat(records).isEqualTo(240);
        }
    }

    @Test
    void clustersSayWhereTheyAre() throws Exception {
        String environment = profile.at("/confluent/environmentId").asText();
        JsonNode cluster = get("/confluent/apiUrl", "/confluent/cloudApiKey",
                "/cmk/v2/clusters?environment=" + environment).at("/data/0");
        assertThat(cluster.path("id")).isEqualTo(profile.at("/kafka/clusterId"));
        assertThat(cluster.at("/status/phase").asText()).isEqualTo("PROVISIONED");
        assertThat(cluster.at("/spec/endpoints/PUBLIC/kafka_bootstrap_endpoint"))
                .isEqualTo(profile.at("/kafka/bootstrapServers"));
        assertThat(cluster.at("/spec/http_endpoint")).isEqualTo(profile.at("/kafka/restUrl"));
        JsonNode topics = get("/kafka/restUrl", "/kafka/apiKey",
                "/kafka/v3/clusters/" + cluster.path("id").asText() + "/topics");
        assertThat(topics.path("data").size()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void everySchemaFormatIsThere() throws Exception {
        Set<String> formats = new HashSet<>();
        for (String subject : new String[] {"orders", "customers", "shipments"}) {
            formats.add(get("/schemaRegistry/url", "/schemaRegistry/apiKey",
                    "/subjects/" + subject + "-value/versions/latest").path("schemaType").asText("AVRO"));
        }
        assertThat(formats).containsExactlyInAnyOrder("AVRO", "JSON", "PROTOBUF");
    }

    @Test
    void oneTableRunsAndOneHasFailed() throws Exception {
        Eventually.holds("orders runs and is synced", () -> table("orders").at("/status/phase").asText()
                .equals("RUNNING") && table("orders").at("/status/catalog_sync_statuses/0/sync_status").asText()
                .equals("SYNCED"));
        Eventually.holds("clicks fails", () -> table("clicks").at("/status/phase").asText().equals("FAILED"));
        JsonNode clicks = table("clicks");
        assertThat(clicks.at("/status/error_message").asText()).contains("IAM role");
    }

    @Test
    void aTopicOfTheBrokerCanBeEnabledOnceItIsVisible() throws Exception {
        String body = "{\"spec\":{\"display_name\":\"%s\",\"environment\":{\"id\":\"" + sandbox.founding().environment()
                + "\"},\"kafka_cluster\":{\"id\":\"" + sandbox.founding().clusters().kafka()
                + "\"},\"storage\":{\"kind\":\"Managed\"},\"config\":{\"error_handling\":{\"mode\":\"LOG\","
                + "\"target\":\"rejected\"}}}}";
        String path = "/tableflow/v1/tableflow-topics";
        assertThat(send("/confluent/apiUrl", "/tableflow/apiKey", "POST", path, body.formatted("none")).statusCode())
                .isEqualTo(404);
        StringBuilder made = new StringBuilder();
        Eventually.holds("customers can be enabled", () -> {
            HttpResponse<String> answer = send("/confluent/apiUrl", "/tableflow/apiKey", "POST", path,
                    body.formatted("customers"));
            made.setLength(0);
            made.append(answer.body());
            return answer.statusCode() == 202;
        });
        assertThat(Json.parse(made.toString()).at("/status/write_mode").asText()).isEqualTo("UPSERT");
        Map<String, Object> settings = ClientSettings.of(sandbox.bootstrapServers(),
                sandbox.founding().keys().kafka().id(), sandbox.founding().keys().kafka().secret().reveal());
        try (Admin admin = Admin.create(settings)) {
            Eventually.holds("the dead-letter topic is there",
                    () -> admin.listTopics().names().get().contains("rejected"));
            admin.deleteTopics(Set.of("rejected")).all().get();
        }
    }

    @Test
    void theHookStrikesEveryPart() throws Exception {
        for (String[] part : new String[][] {
            {"confluent", "/confluent/apiUrl", "/confluent/cloudApiKey", "/org/v2/environments"},
            {"kafka-rest", "/kafka/restUrl", "/kafka/apiKey", "/kafka/v3/clusters"},
            {"schema-registry", "/schemaRegistry/url", "/schemaRegistry/apiKey", "/subjects"}}) {
            HttpResponse<String> armed = client.send(HttpRequest
                    .newBuilder(URI.create(profile.at("/sandbox/adminUrl").asText() + "/faults"))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"service\":\"" + part[0] + "\",\"status\":503}"))
                    .build(), HttpResponse.BodyHandlers.ofString());
            assertThat(armed.statusCode()).isEqualTo(201);
            assertThat(send(part[1], part[2], "GET", part[3], "").statusCode()).as(part[0]).isEqualTo(503);
            assertThat(send(part[1], part[2], "GET", part[3], "").statusCode()).as(part[0]).isEqualTo(200);
        }
    }

    private JsonNode table(String topic) throws Exception {
        return get("/confluent/apiUrl", "/tableflow/apiKey", "/tableflow/v1/tableflow-topics/" + topic
                + "?environment=" + profile.at("/confluent/environmentId").asText() + "&spec.kafka_cluster="
                + profile.at("/kafka/clusterId").asText());
    }

    private JsonNode get(String url, String key, String path) throws Exception {
        HttpResponse<String> got = send(url, key, "GET", path, "");
        assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
        return Json.parse(got.body());
    }

    private HttpResponse<String> send(String url, String key, String method, String path, String body)
            throws Exception {
        String pair = profile.at(key + "/id").asText() + ":" + profile.at(key + "/secret").asText();
        return client.send(HttpRequest.newBuilder(URI.create(profile.at(url).asText() + path))
                .header("Authorization", "Basic "
                        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(), HttpResponse.BodyHandlers.ofString());
    }
}
