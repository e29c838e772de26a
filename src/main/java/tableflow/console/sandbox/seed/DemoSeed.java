package tableflow.console.sandbox.seed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.sandbox.confluent.ControlPlane;
import tableflow.console.sandbox.kafka.Broker;
import tableflow.console.sandbox.registry.Registry;

/// A small shop: topics in every schema format and one without a schema, records in them, a consumer group that lags,
/// a table that runs and one that has failed. What every demo sandbox has from its first moment.
public final class DemoSeed implements Planting.Piece {
    private static final String COMPACT = TopicConfig.CLEANUP_POLICY_COMPACT;
    private static final String DELETE = TopicConfig.CLEANUP_POLICY_DELETE;
    private static final List<DemoTopic> TOPICS = List.of(
            new DemoTopic("orders", 6, DELETE, Optional.of(SchemaFormat.AVRO), 240),
            new DemoTopic("customers", 3, COMPACT, Optional.of(SchemaFormat.JSON), 60),
            new DemoTopic("shipments", 3, DELETE, Optional.of(SchemaFormat.PROTOBUF), 120),
            new DemoTopic("clicks", 12, DELETE, Optional.of(SchemaFormat.JSON), 180),
            new DemoTopic("inventory", 1, DELETE, Optional.empty(), 30));

    private final Broker broker;
    private final Registry registry;
    private final ControlPlane control;
    private final String bucket;

    private record DemoTopic(
            String name, int partitions, String cleanup, Optional<SchemaFormat> format, int records) {
        String subject() {
            return name + "-value";
        }
    }

    /// @param bucket where the tables lie
    public DemoSeed(Broker broker, Registry registry, ControlPlane control, String bucket) {
        this.broker = broker;
        this.registry = registry;
        this.control = control;
        this.bucket = bucket;
    }

    @Override
    public String name() {
        return "Demo data";
    }

    @Override
    public void plant(Planting.Progress progress) throws IOException, InterruptedException {
        try (Admin admin = broker.admin()) {
            clear(admin);
            List<NewTopic> wanted = TOPICS.stream()
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1)
                            .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup())))
                    .toList();
            admin.createTopics(wanted).all().get();
            // The first group makes the broker make its offsets topic, which takes a while: meanwhile records flow.
            KafkaFuture<Void> group = admin.alterConsumerGroupOffsets("billing", Map.of(
                    new TopicPartition("orders", 0), new OffsetAndMetadata(12),
                    new TopicPartition("orders", 1), new OffsetAndMetadata(7))).all();
            produce();
            group.get();
        } catch (ExecutionException e) {
            throw new IOException("the demo data could not be planted: " + e.getCause(), e);
        }
        control.plantDemoTables(bucket, "orders", "clicks");
    }

    /// A start that was ended half-way left topics with some of their records.
    private static void clear(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> known = admin.listTopics().names().get();
        List<String> left = TOPICS.stream().map(DemoTopic::name).filter(known::contains).toList();
        if (!left.isEmpty()) {
            admin.deleteTopics(left).all().get();
        }
    }

    private void produce() throws IOException, ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                DemoProducers.settings(broker), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (DemoTopic topic : TOPICS) {
                DemoRecords records = records(topic);
                for (int i = 0; i < topic.records(); i++) {
                    byte[] key = records.key(i).getBytes(StandardCharsets.UTF_8);
                    sent.add(producer.send(new ProducerRecord<>(topic.name(), key, records.value(i))));
                }
            }
            producer.flush();
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }

    private DemoRecords records(DemoTopic topic) throws IOException {
        if (topic.format().isEmpty()) {
            return DemoRecords.plain(topic.name());
        }
        SchemaFormat format = topic.format().get();
        String schema = resource(topic.subject() + "." + switch (format) {
            case AVRO -> "avsc";
            case JSON -> "json";
            case PROTOBUF -> "proto";
        });
        int id = registry.register(topic.subject(), format, schema).schema().id();
        return switch (format) {
            case AVRO -> DemoRecords.avro(id, schema);
            case JSON -> DemoRecords.json(id, topic.name());
            case PROTOBUF -> DemoRecords.protobuf(id);
        };
    }

    static String resource(String name) throws IOException {
        try (InputStream in = DemoSeed.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("missing in the build: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
