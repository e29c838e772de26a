package tableflow.console.sandbox.seed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tableflow.console.sandbox.kafka.Broker;

/// Many topics, `load-00000` and so on, made in batches; every hundredth has records.
public final class LoadTopics implements Planting.Piece {
    private static final int BATCH = 500;
    private static final int TOLD_EVERY = 2_000;
    private static final int SAMPLE_EVERY = 100;
    private static final int SAMPLE_RECORDS = 20;
    private static final String PREFIX = "load-";
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Broker broker;
    private final LoadPlan plan;
    private final int topics;

    public LoadTopics(Broker broker, LoadPlan plan) {
        this.broker = broker;
        this.plan = plan;
        this.topics = plan.topics();
    }

    @Override
    public String name() {
        return "Load topics";
    }

    @Override
    public void plant(Planting.Progress progress) throws Exception {
        if (plan.cutDown()) {
            progress.at(plan.explanation());
        }
        try (Admin admin = broker.admin()) {
            Set<String> known = new HashSet<>(admin.listTopics().names().get());
            for (int from = 0; from < topics; from += BATCH) {
                List<NewTopic> batch = new ArrayList<>();
                for (int i = from; i < Math.min(topics, from + BATCH); i++) {
                    if (!known.contains(topic(i))) {
                        batch.add(new NewTopic(topic(i), plan.partitions(i), (short) 1));
                    }
                }
                admin.createTopics(batch).all().get();
                if (from > 0 && from % TOLD_EVERY == 0) {
                    progress.at(String.format(Locale.ROOT, "%,d of %,d topics", from, topics));
                }
            }
            waitUntilListed(admin, progress);
            progress.at(String.format(Locale.ROOT, "%,d topics are made; now records for every %dth", topics,
                    SAMPLE_EVERY));
            produce(withoutRecords(admin));
        }
    }

    /// A topic is made when the controller has it; the broker serves it some time later.
    private void waitUntilListed(Admin admin, Planting.Progress progress)
            throws ExecutionException, InterruptedException {
        long told = 0;
        long listed = listed(admin);
        while (listed < topics) {
            if (listed / TOLD_EVERY > told) {
                told = listed / TOLD_EVERY;
                progress.at(String.format(Locale.ROOT, "%,d of %,d topics are listed", listed, topics));
            }
            Thread.sleep(LOOK_EVERY);
            listed = listed(admin);
        }
    }

    private static long listed(Admin admin) throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get().stream().filter(name -> name.startsWith(PREFIX)).count();
    }

    static String topic(int number) {
        return String.format(Locale.ROOT, PREFIX + "%05d", number);
    }

    private List<String> withoutRecords(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int i = 0; i < topics; i += SAMPLE_EVERY) {
            // The partition of a wide topic that the sample's first key falls into is not known: all are asked.
            for (int partition = 0; partition < plan.partitions(i); partition++) {
                ends.put(new TopicPartition(topic(i), partition), OffsetSpec.latest());
            }
        }
        Map<String, Long> records = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : admin.listOffsets(ends).all().get().entrySet()) {
            records.merge(end.getKey().topic(), end.getValue().offset(), Long::sum);
        }
        return records.entrySet().stream().filter(topic -> topic.getValue() == 0).map(Map.Entry::getKey)
                .sorted().toList();
    }

    private void produce(List<String> empty) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                DemoProducers.settings(broker), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String topic : empty) {
                for (int i = 0; i < SAMPLE_RECORDS; i++) {
                    sent.add(producer.send(new ProducerRecord<>(topic, bytes("key-" + i),
                            bytes("{\"topic\":\"" + topic + "\",\"number\":" + i + "}"))));
                }
            }
            producer.flush();
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
