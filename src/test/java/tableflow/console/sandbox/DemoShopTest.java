package tableflow.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.Table;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.DataCatalogSummary;
import software.amazon.awssdk.services.athena.model.Database;
import software.amazon.awssdk.services.athena.model.NamedQuery;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.kafka.ClientSettings;
import tableflow.console.sandbox.kafka.Eventually;
import tableflow.console.sandbox.tableflow.iceberg.S3Files;

/// What the demo promises to show, seen from outside.
@ExtendWith(DemoSandbox.Shared.class)
class DemoShopTest {
    private static DemoSandbox demo;
    private static JsonNode profile;
    private static S3Client s3;
    private static GlueClient glue;

    @BeforeAll
    static void start(DemoSandbox shared) throws Exception {
        demo = shared;
        profile = demo.profile();
        StaticCredentialsProvider operator = operator(profile);
        URI aws = URI.create(profile.at("/aws/endpoints/s3").asText());
        s3 = S3Client.builder().endpointOverride(aws).forcePathStyle(true).region(Region.US_EAST_1)
                .httpClient(UrlConnectionHttpClient.create()).credentialsProvider(operator).build();
        glue = GlueClient.builder().endpointOverride(aws).region(Region.US_EAST_1)
                .httpClient(UrlConnectionHttpClient.create()).credentialsProvider(operator).build();
        demo.planted();
    }

    private static StaticCredentialsProvider operator(JsonNode told) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(
                told.at("/aws/accessKeyId").asText(), told.at("/aws/secretAccessKey").asText()));
    }

    @AfterAll
    static void stop() {
        s3.close();
        glue.close();
    }

    @Test
    void everyPieceOfTheSeedIsPlanted() {
        assertThat(demo.ready()).contains("Demo data", "Demo shop", "Athena's shelf", "Noncurrent versions",
                "Bucket debris", "Storage metrics", "Five weeks of snapshots", "Many small files",
                "Two months of snapshots");
    }

    @Test
    void catalogAndWorkgroupCanBeSwitchedAndColleaguesHaveSavedQueries() {
        String database = profile.at("/aws/athena/database").asText();
        try (AthenaClient athena = AthenaClient.builder()
                .endpointOverride(URI.create(profile.at("/aws/endpoints/athena").asText()))
                .region(Region.US_EAST_1).httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(operator(profile)).build()) {
            assertThat(athena.listDataCatalogs(it -> {}).dataCatalogsSummary())
                    .extracting(DataCatalogSummary::catalogName)
                    .containsExactly("AwsDataCatalog", "partner_lake");
            assertThat(athena.listDatabases(it -> it.catalogName("partner_lake")).databaseList())
                    .extracting(Database::name).contains(database);
            assertThat(athena.getWorkGroup(it -> it.workGroup("careful")).workGroup().configuration()
                    .bytesScannedCutoffPerQuery()).isEqualTo(10_000_000);
            assertThat(athena.batchGetNamedQuery(it -> it.namedQueryIds(
                            athena.listNamedQueries(all -> {}).namedQueryIds())).namedQueries())
                    .extracting(NamedQuery::name).contains("Newest orders", "Payments per currency");
            assertThat(athena.getPreparedStatement(it -> it.workGroup("primary").statementName("payments_in"))
                    .preparedStatement().queryStatement()).contains("currency = ?");
        }
    }

    @Test
    void aDozenTopicsHaveRecordsAndOneIsSkewed() throws Exception {
        Map<String, Long> records = new TreeMap<>();
        try (Admin admin = Admin.create(kafka())) {
            Set<String> topics = admin.listTopics().names().get();
            var described = admin.describeTopics(topics).allTopicNames().get().values();
            Map<TopicPartition, OffsetSpec> wanted = described.stream().flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            admin.listOffsets(wanted).all().get().forEach((partition, end) -> {
                records.merge(partition.topic(), end.offset(), Long::sum);
                records.put(partition.toString(), end.offset());
            });
            assertThat(topics.stream().filter(topic -> records.getOrDefault(topic, 0L) > 0)).hasSizeGreaterThan(12);
        }
        for (int i = 1; i < 6; i++) {
            assertThat(records.get("payments-" + i)).as("partition %s", i)
                    .isBetween(1L, records.getOrDefault("payments-0", 0L) / 10);
        }
    }

    @Test
    void aTombstoneSuspendsATable() throws Exception {
        suspended("refunds", "Encountered a null value at partition", "changelog mode APPEND");
    }

    @Test
    void aSchemaThatLosesAFieldSuspendsATable() throws Exception {
        suspended("products", "Incompatible schema evolution detected. Field changed ", "FIELD_DELETED");
        assertThat(table("products").currentSnapshot().summary()).as("what came before it is there")
                .containsEntry("total-records", "50");
    }

    private static void suspended(String topic, String... words) throws Exception {
        Eventually.holds(topic + " is suspended", () -> tableflow(topic).at("/spec/suspended").asBoolean());
        assertThat(tableflow(topic).at("/status/error_message").asText()).contains(words);
    }

    @Test
    void topicsWithoutASchemaHaveNoTable() throws Exception {
        assertThat(call("/schemaRegistry/url", "/schemaRegistry/apiKey", "/subjects").body())
                .contains("\"orders-value\"").doesNotContain("raw-events").doesNotContain("inventory");
        for (String topic : List.of("raw-events", "inventory")) {
            assertThat(call("/confluent/apiUrl", "/tableflow/apiKey", tableflowPath(topic)).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aTableHasManySmallFiles() throws Exception {
        Map<String, String> summary = table("page-views").currentSnapshot().summary();
        int files = Integer.parseInt(summary.getOrDefault("total-data-files", "0"));
        assertThat(files).isGreaterThan(200);
        assertThat(Long.parseLong(summary.getOrDefault("total-files-size", "0")) / files).isLessThan(32_000);
    }

    @Test
    void oneTableLeavesOutWhatItCannotReadAndOneSendsItToTheDeadLetters() throws Exception {
        Eventually.holds("signups are in", () -> records("newsletter-signups") == 55);
        assertThat(tableflow("newsletter-signups").at("/spec/config/error_handling/mode").asText()).isEqualTo("SKIP");
        assertThat(tableflow("sensor-readings").at("/spec/config/error_handling/mode").asText()).isEqualTo("LOG");
        Eventually.holds("readings are in", () -> records("sensor-readings") >= 187);
        List<ConsumerRecord<String, String>> letters = letters();
        assertThat(letters).hasSizeGreaterThanOrEqualTo(13).allSatisfy(letter -> {
            assertThat(letter.value()).startsWith("{\"sensor\"").endsWith("\"cels");
            assertThat(header(letter, "tableflow.error.topic")).isEqualTo("sensor-readings");
            assertThat(header(letter, "tableflow.error.message")).contains("sensor-readings");
        });
    }

    @Test
    void twoTablesHaveAPastOfWeeks() throws Exception {
        Instant now = Instant.now();
        for (Map.Entry<String, Integer> one : Map.of("payments", 60, "audit-log", 35).entrySet()) {
            Table table = table(one.getKey());
            List<Snapshot> past = StreamSupport.stream(table.snapshots().spliterator(), false)
                    .filter(snapshot -> at(snapshot).isBefore(now.minus(Duration.ofHours(1)))).toList();
            assertThat(past).as(one.getKey()).hasSize(one.getValue() - 1);
            assertThat(at(past.getFirst())).isBefore(now.minus(Duration.ofDays(one.getValue() - 2)));
            assertThat(past).extracting(Snapshot::timestampMillis).isSorted().doesNotHaveDuplicates();
        }
    }

    /// Current, noncurrent and deleted, orphans beside a live table, and uploads that nobody completed.
    @Test
    void theBucketHasWhatGathersInABucket() throws Exception {
        String bucket = profile.at("/aws/bucket").asText();
        assertThat(s3.getBucketVersioning(request -> request.bucket(bucket)).status())
                .isEqualTo(BucketVersioningStatus.SUSPENDED);
        List<ObjectVersion> report = s3.listObjectVersions(request -> request.bucket(bucket).prefix("reports/"))
                .versions();
        assertThat(report).hasSize(12).extracting(ObjectVersion::isLatest).containsOnlyOnce(true);
        assertThat(report).extracting(ObjectVersion::lastModified).allMatch(
                at -> at.isBefore(Instant.now().minus(Duration.ofDays(6))));
        var export = s3.listObjectVersions(request -> request.bucket(bucket).prefix("exports/full-export"));
        assertThat(export.deleteMarkers()).singleElement().satisfies(marker -> assertThat(marker.isLatest()).isTrue());
        assertThat(export.versions()).singleElement().satisfies(version -> assertThat(version.isLatest()).isFalse());
        assertThat(s3.listMultipartUploads(request -> request.bucket(bucket)).uploads()).hasSize(4)
                .allSatisfy(upload -> assertThat(upload.initiated())
                        .isBefore(Instant.now().minus(Duration.ofDays(11))));
        Eventually.holds("orders is a table", () -> tableflow("orders").at("/status/phase").asText().equals("RUNNING"));
        Table orders = table("orders");
        Set<String> known = new HashSet<>();
        orders.snapshots().forEach(snapshot -> snapshot.addedDataFiles(orders.io())
                .forEach(file -> known.add(file.location())));
        String data = orders.location().replaceFirst("s3://[^/]+/", "") + "/data/";
        assertThat(s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(data)).contents().stream()
                .filter(object -> !known.contains("s3://" + bucket + "/" + object.key()))).as("orphans").hasSize(37);
    }

    private static Instant at(Snapshot snapshot) {
        return Instant.ofEpochMilli(snapshot.timestampMillis());
    }

    private static long records(String topic) throws Exception {
        return Long.parseLong(table(topic).currentSnapshot().summary().getOrDefault("total-records", "0"));
    }

    /// As any reader finds it: Glue says where the metadata is.
    private static Table table(String topic) throws Exception {
        String database = profile.at("/aws/athena/database").asText();
        Eventually.holds(topic + " is in Glue", () -> glue.getTables(request -> request.databaseName(database))
                .tableList().stream().anyMatch(one -> one.name().equals(topic)));
        String metadata = Objects.requireNonNull(glue.getTable(request -> request.databaseName(database).name(topic))
                .table().parameters().get("metadata_location"));
        return new BaseTable(new StaticTableOperations(metadata, new S3Files(() -> s3)), topic);
    }

    private static List<ConsumerRecord<String, String>> letters() {
        Map<String, Object> settings = kafka();
        settings.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition only = new TopicPartition("error_log", 0);
            consumer.assign(List.of(only));
            consumer.seekToBeginning(List.of(only));
            long end = consumer.endOffsets(List.of(only)).getOrDefault(only, 0L);
            List<ConsumerRecord<String, String>> letters = new ArrayList<>();
            while (consumer.position(only) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
            }
            return letters;
        }
    }

    private static String header(ConsumerRecord<String, String> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> kafka() {
        return new HashMap<>(ClientSettings.of(profile.at("/kafka/bootstrapServers").asText(),
                profile.at("/kafka/apiKey/id").asText(), profile.at("/kafka/apiKey/secret").asText()));
    }

    private static JsonNode tableflow(String topic) throws Exception {
        return Json.parse(call("/confluent/apiUrl", "/tableflow/apiKey", tableflowPath(topic)).body());
    }

    private static String tableflowPath(String topic) {
        return "/tableflow/v1/tableflow-topics/" + topic + "?environment="
                + profile.at("/confluent/environmentId").asText() + "&spec.kafka_cluster="
                + profile.at("/kafka/clusterId").asText();
    }

    private static HttpResponse<String> call(String url, String key, String path) throws Exception {
        String pair = profile.at(key + "/id").asText() + ":" + profile.at(key + "/secret").asText();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(profile.at(url).asText() + path))
                    .header("Authorization", "Basic "
                            + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                    .build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
