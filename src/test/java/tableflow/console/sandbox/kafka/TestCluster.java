package tableflow.console.sandbox.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.access.KeyKind;
import tableflow.console.sandbox.access.Keys;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.access.Roles;
import tableflow.console.sandbox.access.Secret;

/// A broker for tests, with the keys and roles that it consults, and ordinary clients for it.
public final class TestCluster implements AutoCloseable {
    public static final String ID = "lkc-test1";
    public static final String ADMIN = "sa-admin";
    private static final Crn CLUSTER = Crn.organization("org").environment("env-1").cluster(ID);

    private final Keys keys;
    private final Roles roles;
    private final BrokerAccess access;
    private final Path directory;
    private Broker broker;
    private @Nullable ClosedPort stopped;

    /// Starts the broker; `sa-admin` administers the cluster by a role.
    public TestCluster(Path directory) throws IOException {
        this(directory, Clock.systemUTC());
    }

    /// The same by another clock, for keys that are usable only later.
    public TestCluster(Path directory, Clock clock) throws IOException {
        this.directory = directory;
        keys = new Keys(clock);
        roles = new Roles(clock, Pace.FAST);
        access = new BrokerAccess(keys, roles, CLUSTER, ID);
        roles.add(new Roles.Binding("rb-1", ADMIN, "CloudClusterAdmin", CLUSTER, Instant.EPOCH));
        broker = Broker.start(directory, access);
    }

    public Broker broker() {
        return broker;
    }

    public Keys keys() {
        return keys;
    }

    public Roles roles() {
        return roles;
    }

    public Crn crn() {
        return CLUSTER;
    }

    public BrokerAccess access() {
        return access;
    }

    /// Adds a key that is usable at once; its secret is `secret-of-` and its id.
    public String key(String id, String owner) {
        keys.add(new Key(id, new Secret(secretOf(id)), owner, KeyKind.KAFKA, ID, Instant.EPOCH));
        return id;
    }

    public static String secretOf(String keyId) {
        return "secret-of-" + keyId;
    }

    public Map<String, Object> settings(String keyId) {
        return ClientSettings.of(broker.bootstrapServers(), keyId, secretOf(keyId));
    }

    public Admin admin(String keyId) {
        return Admin.create(settings(keyId));
    }

    public void topic(String name, int partitions) throws Exception {
        try (Admin admin = broker.admin()) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
        }
    }

    /// Waits until no transaction is open in partition 0: their marks come a little later than they are committed.
    public void transactionsAreOver(String topic) throws Exception {
        try (Admin admin = broker.admin()) {
            Eventually.holds("the transactions in " + topic + " are over", () ->
                end(admin, topic, IsolationLevel.READ_COMMITTED) == end(admin, topic, IsolationLevel.READ_UNCOMMITTED));
        }
    }

    private static long end(Admin admin, String topic, IsolationLevel level) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(level))
            .partitionResult(partition).get().offset();
    }

    public KafkaProducer<String, String> producer(String keyId, Map<String, Object> more) {
        var all = new HashMap<>(settings(keyId));
        all.putAll(more);
        return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    }

    public KafkaConsumer<String, String> consumer(String keyId, String group, Map<String, Object> more) {
        var all = new HashMap<>(settings(keyId));
        all.put("group.id", group);
        all.put("auto.offset.reset", "earliest");
        all.putAll(more);
        return new KafkaConsumer<>(all, new StringDeserializer(), new StringDeserializer());
    }

    /// Stops the broker, to be started again at the same address with what it knew.
    public void stop() throws IOException {
        broker.close();
        // Clients that try again and again would be given it for themselves.
        stopped = new ClosedPort(port());
    }

    /// Starts the broker that was stopped.
    public void startAgain() throws IOException {
        if (stopped != null) {
            stopped.close();
        }
        broker = Broker.start(directory, access, port());
    }

    private int port() {
        String address = broker.bootstrapServers();
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    @Override
    public void close() {
        if (stopped != null) {
            stopped.close();
        }
        broker.close();
    }
}
