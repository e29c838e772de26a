package tableflow.console.sandbox.tableflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.sandbox.aws.AccessKeys;
import tableflow.console.sandbox.aws.AwsEndpoint;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.confluent.TableOrder;
import tableflow.console.sandbox.confluent.TableState;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.kafka.Eventually;
import tableflow.console.sandbox.kafka.TestCluster;
import tableflow.console.sandbox.registry.Registry;
import tableflow.console.sandbox.registry.RegistrySettings;
import tableflow.console.sandbox.s3.ObjectStore;
import tableflow.console.sandbox.s3.rest.S3Api;
import tableflow.console.sandbox.tableflow.cloud.AwsAccess;
import tableflow.console.sandbox.tableflow.iceberg.PointedTable;
import tableflow.console.sandbox.tableflow.iceberg.Pointer;
import tableflow.console.sandbox.tableflow.iceberg.S3Files;
import tableflow.console.sandbox.tableflow.iceberg.S3Place;

/// A broker, a registry, S3, and a materialiser that is given its orders by hand. Tables lie in Confluent's own
/// account, so no roles are in play.
final class LakeFixture implements AutoCloseable {
    static final String BUCKET = "confluent-tableflow-managed-us-east-1";
    private static final String CONFLUENT = "197857026523";
    private static final String KEY = "AKIATABLEFLOWTESTKEY";
    private static final String SECRET = "a-secret-of-this-test";

    final TestCluster cluster;
    final Registry registry;
    final Faults faults = new Faults();
    final ObjectStore store;
    private final Path folder;
    private final AwsEndpoint aws;
    private final S3Client s3;
    private final S3Files files;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, TableOrder> orders = new ConcurrentHashMap<>();
    private Materialiser materialiser;

    LakeFixture(Path folder) throws Exception {
        this.folder = folder;
        cluster = new TestCluster(folder.resolve("kafka"));
        registry = Registry.start(new RegistrySettings(cluster.keys(), cluster.roles(), faults, Clock.systemUTC(),
            cluster.crn(), "lsrc-1"), null);
        store = ObjectStore.open(folder.resolve("s3"), Clock.systemUTC());
        store.create(BUCKET, "us-east-1", CONFLUENT);
        AccessKeys keys = new AccessKeys();
        keys.put(new AccessKeys.AccessKey(KEY, SECRET,
            new Principal("arn:aws:iam::" + CONFLUENT + ":root", CONFLUENT, CONFLUENT, Optional.empty()),
            Optional.empty()));
        aws = AwsEndpoint.start(keys, Clock.systemUTC(), faults);
        aws.serve(new S3Api(store, (caller, access) -> { }));
        s3 = S3Client.builder().endpointOverride(URI.create(aws.url())).forcePathStyle(true).region(Region.US_EAST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET))).build();
        files = new S3Files(() -> s3);
        Map<String, Object> settings = new HashMap<>(cluster.broker().adminProperties());
        settings.put("linger.ms", 5);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        materialiser = start();
    }

    private Materialiser start() throws Exception {
        AwsAccess access = new AwsAccess(URI.create(aws.url()), arn -> AwsBasicCredentials.create(KEY, SECRET), "");
        return Materialiser.start(new MaterialiserSettings(cluster.broker(), registry, access, Clock.systemUTC(),
            Duration.ofMillis(100), folder.resolve("tableflow")), () -> List.copyOf(orders.values()));
    }

    /// Stops the materialiser where it is, and starts it anew on what it left.
    void restart() throws Exception {
        materialiser.close();
        materialiser = start();
    }

    void stop() {
        materialiser.close();
    }

    Materialiser materialiser() {
        return materialiser;
    }

    void topic(String name, int partitions, Map<String, String> configs) throws Exception {
        try (Admin admin = cluster.broker().admin()) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(configs))).all().get();
        }
    }

    int register(String subject, SchemaFormat format, String text) {
        return registry.register(subject, format, text).schema().id();
    }

    static TableOrder.Settings settings() {
        return new TableOrder.Settings(Set.of("ICEBERG"), Duration.ofDays(7), Optional.empty(), "SUSPEND",
            Optional.empty(), false, false);
    }

    /// Orders a table, or changes or resumes it.
    TableOrder order(String topic, TableOrder.Settings settings) {
        String path = orders.containsKey(topic) ? order(topic).path() : "s3://" + BUCKET
            + "/1011/11001/org/env-1/lkc-1/v1/" + UUID.randomUUID();
        TableOrder order = new TableOrder(topic, path, Instant.now(), settings, Optional.empty(), List.of());
        orders.put(topic, order);
        return order;
    }

    private TableOrder order(String topic) {
        TableOrder order = orders.get(topic);
        if (order == null) {
            throw new IllegalArgumentException(topic);
        }
        return order;
    }

    TableProgress progress(String topic) {
        return materialiser.progress().stream().filter(one -> one.topic().equals(topic)).findFirst().orElseThrow();
    }

    /// All records of partition 0.
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        try (TopicReader reader = new TopicReader(cluster.broker(), topic)) {
            reader.seek(Map.of());
            return reader.next().records();
        }
    }

    /// Keys of the objects below a table's root.
    List<String> objects(String path) {
        S3Place root = S3Place.of(path + "/");
        return s3.listObjectsV2Paginator(request -> request.bucket(root.bucket()).prefix(root.key())).contents()
            .stream().map(S3Object::key).toList();
    }

    /// The files that the Delta log adds, as full locations.
    Set<String> deltaFiles(String path) throws Exception {
        Set<String> files = new HashSet<>();
        for (String key : objects(path)) {
            if (key.contains("/_delta_log/")) {
                String log = s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asUtf8String();
                for (String line : log.lines().toList()) {
                    JsonNode add = Json.parse(line).path("add");
                    if (add.has("path")) {
                        files.add(path + "/" + add.path("path").asText());
                    }
                }
            }
        }
        return files;
    }

    void forget(String topic) {
        orders.remove(topic);
    }

    TableState state(String topic) {
        return materialiser.of(order(topic).path());
    }

    void await(String topic, String what, Predicate<TableState> condition) throws Exception {
        Eventually.holds(topic + " " + what + ", but is " + state(topic), () -> condition.test(state(topic)));
    }

    /// Waits until all records of a topic are dealt with.
    void caughtUp(String topic, long records) throws Exception {
        Eventually.holds(topic + " has " + records + " records dealt with", () -> materialiser.progress().stream()
            .anyMatch(one -> one.topic().equals(topic) && one.rows() + one.skipped() >= records));
    }

    Future<RecordMetadata> send(String topic, int partition, byte @Nullable [] key, byte @Nullable [] value) {
        return producer.send(new ProducerRecord<>(topic, partition, key, value));
    }

    void send(String topic, int partition, @Nullable String key, @Nullable String value) throws Exception {
        send(topic, partition, key == null ? null : key.getBytes(StandardCharsets.UTF_8),
            value == null ? null : value.getBytes(StandardCharsets.UTF_8)).get();
    }

    /// The table as the pointer has it now.
    Table table(String topic) throws Exception {
        String path = order(topic).path();
        Pointer pointer = new Pointer(folder.resolve("tableflow")
            .resolve(path.substring(path.lastIndexOf('/') + 1) + ".json"));
        return PointedTable.open(topic, files, pointer).orElseThrow();
    }

    List<Record> rows(String topic) throws Exception {
        List<Record> rows = new ArrayList<>();
        try (CloseableIterable<Record> all = IcebergGenerics.read(table(topic)).build()) {
            all.forEach(rows::add);
        }
        return rows;
    }

    @Override
    public void close() throws Exception {
        materialiser.close();
        producer.close();
        s3.close();
        aws.close();
        store.close();
        registry.close();
        cluster.close();
    }
}
