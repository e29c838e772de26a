package tableflow.console.sandbox.tableflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tableflow.console.sandbox.kafka.Broker;

/// Reads a topic from given offsets on, in batches that end where the topic ended when the batch began.
final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_RECORDS = 100_000;
    private static final long MOST_BYTES = 64L << 20;

    private final String topic;
    private final Consumer<byte[], byte[]> consumer;

    /// @param more the topic has records behind these
    record Batch(List<ConsumerRecord<byte[], byte[]>> records, boolean more) {}

    TopicReader(Broker broker, String topic) {
        this.topic = topic;
        Map<String, Object> settings = new HashMap<>(broker.adminProperties());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// Goes on at these offsets; partitions that are not among them are read from their beginning.
    void seek(Map<Integer, Long> next) {
        assign();
        for (TopicPartition partition : consumer.assignment()) {
            Long offset = next.get(partition.partition());
            if (offset == null) {
                consumer.seekToBeginning(Set.of(partition));
            } else {
                consumer.seek(partition, offset);
            }
        }
    }

    /// A topic may have got more partitions.
    private void assign() {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        Set<TopicPartition> partitions = found.stream()
            .map(info -> new TopicPartition(topic, info.partition())).collect(Collectors.toSet());
        if (!partitions.equals(consumer.assignment())) {
            consumer.assign(partitions);
        }
    }

    /// What is there now. Waits for no more.
    Batch next() {
        return next(MOST_RECORDS);
    }

    /// The same, ending as soon as there are so many records.
    Batch next(int enough) {
        assign();
        Map<TopicPartition, Long> end = consumer.endOffsets(consumer.assignment());
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long bytes = 0;
        Set<TopicPartition> behind = behind(end);
        while (!behind.isEmpty() && records.size() < enough && bytes < MOST_BYTES) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> one : polled) {
                records.add(one);
                bytes += size(one);
            }
            behind = behind(end);
        }
        return new Batch(records, !behind.isEmpty());
    }

    static long size(ConsumerRecord<byte[], byte[]> one) {
        return Math.max(0, one.serializedKeySize()) + (long) Math.max(0, one.serializedValueSize());
    }

    private Set<TopicPartition> behind(Map<TopicPartition, Long> end) {
        Set<TopicPartition> behind = new HashSet<>();
        end.forEach((partition, offset) -> {
            if (consumer.position(partition) < offset) {
                behind.add(partition);
            }
        });
        return behind;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
