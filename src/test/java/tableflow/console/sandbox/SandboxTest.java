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
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.kafka.ClientSettings;

/// One demo sandbox, looked at from outside with what its profile says and nothing else.
class SandboxTest {
    @TempDir
    private static Path folder;

    private static final Queue<String> READY = new ConcurrentLinkedQueue<>();
    private static Sandbox sandbox;
    private static JsonNode profile;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(new SandboxSettings(folder.resolve("data"), Seed.DEMO, Pace.FAST),
                (part, after) -> READY.add(part));
        Path file = folder.resolve("profile/p.json");
        SandboxProfile.write(sandbox, file);
        profile = Json.parse(Files.readAllBytes(file));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void everyPartReportsWhenItServesAndTheWholeComesLast() {
        assertThat(READY).contains("Confluent control plane", "Kafka broker", "Schema Registry", "Demo data")
                .endsWith("Sandbox");
    }

    @Test
    void theProfileIsWhatTheConsoleReadsAndOnlyItsOwnerMay() throws IOException {
        Path file = folder.resolve("profile/p.json");
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
        JsonNode orders = table("orders");
        assertThat(orders.at("/status/phase").asText()).isEqualTo("RUNNING");
        assertThat(orders.at("/status/catalog_sync_statuses/0/sync_status").asText()).isEqualTo("SYNCED");
        JsonNode clicks = table("clicks");
        assertThat(clicks.at("/status/phase").asText()).isEqualTo("FAILED");
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
        HttpResponse<String> made = send("/confluent/apiUrl", "/tableflow/apiKey", "POST", path,
                body.formatted("customers"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(202);
        assertThat(Json.parse(made.body()).at("/status/write_mode").asText()).isEqualTo("UPSERT");
        Map<String, Object> settings = ClientSettings.of(sandbox.bootstrapServers(),
                sandbox.founding().keys().kafka().id(), sandbox.founding().keys().kafka().secret().reveal());
        try (Admin admin = Admin.create(settings)) {
            assertThat(admin.describeTopics(Set.of("rejected")).allTopicNames().get()).containsKey("rejected");
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
