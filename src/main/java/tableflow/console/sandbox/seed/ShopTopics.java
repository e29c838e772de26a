package tableflow.console.sandbox.seed;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tableflow.console.sandbox.confluent.ControlPlane;
import tableflow.console.sandbox.kafka.Broker;
import tableflow.console.sandbox.registry.Registry;

/// The rest of the shop: topics with up to two months of records, one that is skewed, one with a tombstone, one whose
/// schema loses a field, one without a schema and so without a table, two with records that nobody can read, of which
/// one table leaves them out and one sends them to the dead letters; groups that lag.
public final class ShopTopics implements Planting.Piece {
    static final int DAYS = 60;
    private static final int PAYMENTS_A_DAY = 40;
    private static final int AUDIT_DAYS = 35;
    private static final int PAGE_VIEW_DAYS = 21;
    private static final int PAGE_VIEWS_A_DAY = 60;
    private static final Map<String, Integer> PARTITIONS = Map.of("payments", 6, "page-views", 6,
            "sensor-readings", 3, "audit-log", 1, "refunds", 2, "products", 1, "raw-events", 2, "newsletter-signups", 2,
            "error_log", 1);

    /// Topics with a table from now on, and how it deals with what it cannot read.
    private static final Map<String, String> TABLES = Map.of("refunds", "SUSPEND", "products", "SUSPEND",
            "newsletter-signups", "SKIP", "sensor-readings", "LOG");

    private final Broker broker;
    private final Registry registry;
    private final ControlPlane control;
    private final Shop shop;

    /// @param bucket of the tables
    /// @param born the moment that the past counts back from, the same at every try
    public record Shop(String bucket, Instant born) {}

    public ShopTopics(Broker broker, Registry registry, ControlPlane control, Shop shop) {
        this.broker = broker;
        this.registry = registry;
        this.control = control;
        this.shop = shop;
    }

    @Override
    public String name() {
        return "Demo shop";
    }

    @Override
    public void plant(Planting.Progress progress) throws IOException, InterruptedException, ExecutionException {
        try (Admin admin = broker.admin()) {
            clear(admin);
            admin.createTopics(PARTITIONS.entrySet().stream()
                    .map(topic -> new NewTopic(topic.getKey(), topic.getValue(), (short) 1)
                            // What is two months old must not be gone before anybody has seen it.
                            .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1")))
                    .toList()).all().get();
            produce(records());
            progress.at("topics and records are in");
            admin.alterConsumerGroupOffsets("accounting", Map.of(
                    new TopicPartition("payments", 0), new OffsetAndMetadata(1_500),
                    new TopicPartition("payments", 1), new OffsetAndMetadata(3))).all().get();
            admin.alterConsumerGroupOffsets("analytics", Map.of(
                    new TopicPartition("page-views", 0), new OffsetAndMetadata(0),
                    new TopicPartition("page-views", 1), new OffsetAndMetadata(25))).all().get();
        }
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            String path = control.tablePath(shop.bucket(), table.getKey());
            control.plantTable(shop.bucket(), table.getKey(), path, table.getValue());
        }
    }

    private void clear(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> known = admin.listTopics().names().get();
        List<String> left = PARTITIONS.keySet().stream().filter(known::contains).toList();
        if (!left.isEmpty()) {
            admin.deleteTopics(left).all().get();
        }
    }

    private List<ProducerRecord<byte[], byte[]>> records() throws IOException {
        ShopRecords make = new ShopRecords(registry);
        Random random = new Random(60);
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
        Instant first = shop.born().minus(Duration.ofDays(DAYS));
        for (int day = 0; day < DAYS; day++) {
            for (int i = 0; i < PAYMENTS_A_DAY; i++) {
                Instant at = first.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(30L * i));
                all.add(make.payment(day * PAYMENTS_A_DAY + i, at, random));
            }
        }
        addPageViews(make, all);
        for (int i = 0; i < AUDIT_DAYS * 3; i++) {
            all.add(make.auditEntry(i, shop.born().minus(Duration.ofDays(AUDIT_DAYS)).plus(Duration.ofHours(8L * i))));
        }
        Instant week = shop.born().minus(Duration.ofDays(7));
        for (int i = 0; i < 200; i++) {
            Instant at = week.plus(Duration.ofMinutes(45L * i));
            all.add(make.sensorReading(i, at));
            all.add(make.rawEvent(i, at));
            if (i < 80) {
                all.add(make.product(i, at));
            }
            if (i < 60) {
                all.add(make.signup(i, at));
            }
            if (i < 40) {
                all.add(make.refund(i, at));
            }
        }
        return all;
    }

    /// Many visitors a day, in all partitions.
    private void addPageViews(ShopRecords make, List<ProducerRecord<byte[], byte[]>> all) {
        for (int i = 0; i < PAGE_VIEW_DAYS * PAGE_VIEWS_A_DAY; i++) {
            all.add(make.pageView(i, shop.born().minus(Duration.ofDays(PAGE_VIEW_DAYS))
                    .plus(Duration.ofDays(1).dividedBy(PAGE_VIEWS_A_DAY).multipliedBy(i))));
        }
    }

    private void produce(List<ProducerRecord<byte[], byte[]>> records)
            throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                DemoProducers.settings(broker), new ByteArraySerializer(), new ByteArraySerializer())) {
            records.forEach(record -> sent.add(producer.send(record)));
            producer.flush();
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }
}
