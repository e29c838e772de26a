package tableflow.console.sandbox.tableflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.iceberg.BaseTable;
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
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.sandbox.aws.AccessKeys;
import tableflow.console.sandbox.aws.AwsEndpoint;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.confluent.TableOrder;
import tableflow.console.sandbox.confluent.TableState;
import tableflow.console.sandbox.glue.GlueApi;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.iam.Iam;
import tableflow.console.sandbox.iam.TemporaryKey;
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
    private static final String ROOT = "arn:aws:iam::" + CONFLUENT + ":root";
    private static final String KEY = "AKIATABLEFLOWTESTKEY";
    private static final String SECRET = "a-secret-of-this-test";
    static final String CUSTOMER_BUCKET = "dev-confluent-topics-backup";
    static final String ROLE = "arn:aws:iam::123456789012:role/tableflow";
    static final String PRINCIPAL = "arn:aws:iam::" + CONFLUENT + ":role/tableflow-abc123";

    final TestCluster cluster;
    final Registry registry;
    final Faults faults = new Faults();
    final ObjectStore store;
    private final Path folder;
    private final Duration compactEvery;
    private final AwsEndpoint aws;
    private final S3Client s3;
    private final S3Client operatorS3;
    private final S3Files files;
    private final Iam iam;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, TableOrder> orders = new ConcurrentHashMap<>();
    private Materialiser materialiser;

    LakeFixture(Path folder) throws Exception {
        this(folder, Duration.ofDays(1));
    }

    /// @param compactEvery how often small files are merged
    LakeFixture(Path folder, Duration compactEvery) throws Exception {
        this.folder = folder;
        this.compactEvery = compactEvery;
        cluster = new TestCluster(folder.resolve("kafka"));
        registry = Registry.start(new RegistrySettings(cluster.keys(), cluster.roles(), faults, Clock.systemUTC(),
            cluster.crn(), "lsrc-1"), null);
        store = ObjectStore.open(folder.resolve("s3"), Clock.systemUTC());
        store.create(BUCKET, "us-east-1", CONFLUENT);
        AccessKeys keys = new AccessKeys();
        keys.put(new AccessKeys.AccessKey(KEY, SECRET,
            new Principal(ROOT, CONFLUENT, CONFLUENT, Optional.empty(), Optional.of(KEY)), Optional.empty()));
        store.create(CUSTOMER_BUCKET, "us-east-1", "123456789012");
        store.create("far-away-bucket", "eu-west-1", "123456789012");
        iam = Iam.inMemory(new Iam.Surroundings(Clock.systemUTC(), keys, store, () -> Set.of(PRINCIPAL)));
        aws = AwsEndpoint.start(keys, Clock.systemUTC(), faults);
        aws.serve(new S3Api(store, iam.permissions()));
        aws.serve(iam.sts());
        aws.serve(iam.iam());
        aws.serve(GlueApi.open(folder.resolve("glue"), new GlueApi.Home("us-east-1", "123456789012"),
            iam.permissions(), Clock.systemUTC()));
        s3 = S3Client.builder().endpointOverride(URI.create(aws.url())).forcePathStyle(true).region(Region.US_EAST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET))).build();
        files = new S3Files(() -> s3);
        operatorS3 = S3Client.builder().endpointOverride(URI.create(aws.url())).forcePathStyle(true)
            .region(Region.US_EAST_1).httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(StaticCredentialsProvider.create(operator())).build();
        Map<String, Object> settings = new HashMap<>(cluster.broker().adminProperties());
        settings.put("linger.ms", 5);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        materialiser = Materialiser.start(settingsOf(), () -> List.copyOf(orders.values()));
    }

    /// What the materialiser works with.
    MaterialiserSettings settingsOf() {
        return new MaterialiserSettings(cluster.broker(), registry, new AwsAccess(awsUrl(), this::confluent, ROOT),
            Clock.systemUTC(), new MaterialiserSettings.Rhythm(Duration.ofMillis(100), compactEvery),
            folder.resolve("tableflow"));
    }

    /// Orders this table.
    void order(TableOrder wanted) {
        orders.put(wanted.topic(), wanted);
    }

    private AwsCredentials confluent(String arn) {
        if (arn.equals(ROOT)) {
            return AwsBasicCredentials.create(KEY, SECRET);
        }
        try {
            TemporaryKey key = iam.confluentKey(arn).orElseThrow();
            return AwsSessionCredentials.create(key.id(), key.secret(), key.token());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI awsUrl() {
        return URI.create(aws.url());
    }

    /// Those of the customer's operator, who may do everything.
    AwsCredentials operator() {
        TemporaryKey key = iam.operatorKey();
        return AwsBasicCredentials.create(key.id(), key.secret());
    }

    static TableOrder.AwsRole role() {
        return new TableOrder.AwsRole(ROLE, PRINCIPAL, "ext-1", "us-east-1");
    }

    /// Orders a table in the customer's account, or changes it.
    TableOrder order(String topic, String bucket, TableOrder.AwsRole role, List<TableOrder.GlueCatalog> catalogs) {
        String path = orders.containsKey(topic) ? order(topic).path()
            : "s3://" + bucket + "/1011/11001/org/env-1/lkc-1/v1/" + UUID.randomUUID();
        TableOrder order = new TableOrder(topic, path, Instant.now(), settings(), Optional.of(role), catalogs);
        orders.put(topic, order);
        return order;
    }

    /// Stops the materialiser where it is, and starts it anew on what it left.
    void restart() throws Exception {
        materialiser.close();
        materialiser = Materialiser.start(settingsOf(), () -> List.copyOf(orders.values()));
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

    /// An object of Confluent's own bucket.
    byte[] object(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asByteArray();
    }

    void forget(String topic) {
        orders.remove(topic);
    }

    TableState state(String topic) {
        return materialiser.of(order(topic).path());
    }

    void await(String topic, String what, Predicate<TableState> condition) throws Exception {
        try {
            Eventually.holds(topic + " " + what, () -> condition.test(state(topic)));
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + ", but is " + state(topic), late);
        }
    }

    /// Why this catalog does not have the table; empty when it has, or nothing is known.
    static String syncFailure(TableState state, String catalog) {
        return Optional.ofNullable(state.syncs().get(catalog)).flatMap(TableState.Sync::failure).orElse("");
    }

    /// Waits until all records of a topic are dealt with.
    void caughtUp(String topic, long records) throws Exception {
        Eventually.holds(topic + " has " + records + " records dealt with", () -> materialiser.progress().stream()
            .anyMatch(one -> one.topic().equals(topic) && one.rows() + one.skipped() >= records));
    }

    Future<RecordMetadata> send(String topic, int partition, byte @Nullable [] key, byte @Nullable [] value) {
        return producer.send(new ProducerRecord<>(topic, partition, key, value));
    }

    /// Without a key, from a moment of its own.
    Future<RecordMetadata> send(String topic, int partition, Instant at, String value) {
        return producer.send(new ProducerRecord<>(topic, partition, at.toEpochMilli(), null,
            value.getBytes(StandardCharsets.UTF_8)));
    }

    void flush() {
        producer.flush();
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
        S3Files reader = path.startsWith("s3://" + BUCKET) ? files : new S3Files(() -> operatorS3);
        return PointedTable.open(topic, reader, pointer).orElseThrow();
    }

    /// Where the pointer says that the current metadata is.
    String location(String topic) throws Exception {
        return ((BaseTable) table(topic)).operations().current().metadataFileLocation();
    }

    /// Where Glue says so.
    String glueLocation(String database, String name) {
        try (GlueClient glue = GlueClient.builder().endpointOverride(awsUrl()).region(Region.US_EAST_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(operator())).build()) {
            return glue.getTable(request -> request.databaseName(database).name(name)).table().parameters()
                .getOrDefault("metadata_location", "");
        }
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
        operatorS3.close();
        aws.close();
        store.close();
        registry.close();
        cluster.close();
    }
}
