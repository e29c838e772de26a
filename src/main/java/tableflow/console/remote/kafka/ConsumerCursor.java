package tableflow.console.remote.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.port.RecordCursor;

/// A cursor on Kafka's own consumer.
final class ConsumerCursor implements RecordCursor {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerCursor.class);

    /// What one consumer holds of what it fetched ahead; a single larger record comes all the same.
    private static final int FETCHED_AHEAD = 8 << 20;

    private static final Duration CHECK_LIMIT = Duration.ofSeconds(3);

    private static final int RECORDS_AT_ONCE = 4_000;

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final KafkaFailures failures;
    private final KafkaSettings settings;

    /// @param consumer closed with this
    ConsumerCursor(Consumer<byte[], byte[]> consumer, String topic, KafkaFailures failures, KafkaSettings settings) {
        this.consumer = consumer;
        this.topic = topic;
        this.failures = failures;
        this.settings = settings;
    }

    static ConsumerCursor open(
            Map<String, Object> config, String topic, boolean committedOnly, KafkaFailures failures,
            KafkaSettings settings) {
        Map<String, Object> all = new HashMap<>(config);
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, committedOnly ? "read_committed" : "read_uncommitted");
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_ONCE);
        all.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_AHEAD);
        all.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCHED_AHEAD / 2);
        try {
            return new ConsumerCursor(
                    new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer()), topic,
                    failures, settings);
        } catch (KafkaException e) {
            throw failures.of("read topic " + topic, e);
        }
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask();
    }

    private <T> T asking(String what, Asking<T> asking) {
        try {
            return asking.ask();
        } catch (InterruptException interrupted) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled(what).withCause(interrupted);
        } catch (KafkaException failed) {
            throw failures.reading(what, topic, failed);
        }
    }

    @Override
    public List<Integer> partitions() {
        String what = "read topic " + topic;
        List<PartitionInfo> found = asking(what, () -> consumer.partitionsFor(topic, settings.request()));
        if (found == null || found.isEmpty()) {
            throw RemoteFailure.of(Kind.NOT_FOUND, what, "there is no such topic");
        }
        return found.stream().map(PartitionInfo::partition).sorted().toList();
    }

    @Override
    public Map<Integer, Span> spans(Collection<Integer> partitions) {
        Set<TopicPartition> asked = places(partitions);
        return asking("read the offsets of topic " + topic, () -> {
            Map<TopicPartition, Long> earliest = consumer.beginningOffsets(asked, settings.call());
            Map<TopicPartition, Long> end = consumer.endOffsets(asked, settings.call());
            Map<Integer, Span> spans = new HashMap<>();
            asked.forEach(place -> spans.put(place.partition(),
                    new Span(earliest.getOrDefault(place, 0L), end.getOrDefault(place, 0L))));
            return spans;
        });
    }

    @Override
    public Map<Integer, Long> at(Instant time, Collection<Integer> partitions) {
        Map<TopicPartition, Long> asked = places(partitions).stream()
                .collect(Collectors.toMap(Function.identity(), _ -> time.toEpochMilli()));
        return asking("find " + time + " in topic " + topic, () -> {
            Map<Integer, Long> found = new HashMap<>();
            consumer.offsetsForTimes(asked, settings.call()).forEach((place, offset) -> {
                if (offset != null) {
                    found.put(place.partition(), offset.offset());
                }
            });
            return found;
        });
    }

    private Set<TopicPartition> places(Collection<Integer> partitions) {
        return partitions.stream().map(it -> new TopicPartition(topic, it)).collect(Collectors.toSet());
    }

    @Override
    public void read(Map<Integer, Long> offsets) {
        asking("read topic " + topic, () -> {
            consumer.assign(places(offsets.keySet()));
            offsets.forEach((partition, offset) -> consumer.seek(new TopicPartition(topic, partition), offset));
            return true;
        });
    }

    @Override
    public void leave(Collection<Integer> partitions) {
        consumer.pause(places(partitions));
    }

    /// The client asks again and again for offsets of a topic that is gone, until its time is up: whether it is gone or
    /// its broker is, the list of topics tells.
    @Override
    public void check() {
        String what = "read topic " + topic;
        try {
            consumer.endOffsets(consumer.assignment(), CHECK_LIMIT);
        } catch (TimeoutException unanswered) {
            if (asking(what, () -> !consumer.listTopics(CHECK_LIMIT).containsKey(topic))) {
                throw RemoteFailure.of(Kind.NOT_FOUND, what, "the topic was deleted")
                        .withAdvice("What was read before stays.");
            }
            throw failures.of(what, unanswered);
        } catch (InterruptException interrupted) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled(what).withCause(interrupted);
        } catch (KafkaException failed) {
            throw failures.reading(what, topic, failed);
        }
    }

    @Override
    public Batch next(Duration patience) {
        return asking("read topic " + topic, () -> {
            try {
                ConsumerRecords<byte[], byte[]> found = consumer.poll(patience);
                List<KafkaRecord> records = new ArrayList<>(found.count());
                for (ConsumerRecord<byte[], byte[]> record : found) {
                    records.add(ConsumedRecord.of(record));
                }
                return new Batch(records, positions(), List.of());
            } catch (OffsetOutOfRangeException passed) {
                return new Batch(List.of(), positions(), goOn(passed.offsetOutOfRangePartitions()));
            }
        });
    }

    /// What should be read next was deleted meanwhile, by retention or with the whole topic: reading goes on with the
    /// first record that is there.
    private List<Gap> goOn(Map<TopicPartition, Long> wanted) {
        Map<TopicPartition, Long> earliest = consumer.beginningOffsets(wanted.keySet(), settings.call());
        List<Gap> gaps = new ArrayList<>();
        wanted.forEach((place, from) -> {
            long first = earliest.getOrDefault(place, 0L);
            consumer.seek(place, first);
            gaps.add(new Gap(place.partition(), from, first));
        });
        return gaps;
    }

    private Map<Integer, Long> positions() {
        Map<Integer, Long> positions = new HashMap<>();
        for (TopicPartition place : consumer.assignment()) {
            positions.put(place.partition(), consumer.position(place, settings.call()));
        }
        return positions;
    }

    /// How a consumer takes its leave changes nothing. An interrupt would make it leave without a word to the broker.
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            consumer.close(CloseOptions.timeout(settings.close()));
        } catch (KafkaException e) {
            LOG.debug("a consumer did not close in time", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
