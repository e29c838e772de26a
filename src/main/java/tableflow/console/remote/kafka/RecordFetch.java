package tableflow.console.remote.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.KafkaRecord;

/// Reads one record with a consumer of its own, which joins no group and commits nothing.
final class RecordFetch {

    private static final Logger LOG = LoggerFactory.getLogger(RecordFetch.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final KafkaFailures failures;
    private final Duration patience;

    /// @param consumer not closed here
    RecordFetch(Consumer<byte[], byte[]> consumer, KafkaFailures failures, Duration patience) {
        this.consumer = consumer;
        this.failures = failures;
        this.patience = patience;
    }

    /// Where a record stands.
    record Place(String topic, int partition, long offset) {}

    /// Opens a consumer for one record.
    static KafkaRecord read(
            Map<String, Object> config, KafkaFailures failures, KafkaSettings settings, Place place) {
        Map<String, Object> all = new HashMap<>(config);
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        // A record of any size comes, but not its neighbours too.
        all.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1 << 16);
        return read(new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer()), failures,
                settings, place);
    }

    /// The record, or why there is none, counts, and not how the consumer takes its leave: an interrupted one throws.
    static KafkaRecord read(
            Consumer<byte[], byte[]> consumer, KafkaFailures failures, KafkaSettings settings, Place place) {
        try {
            return new RecordFetch(consumer, failures, settings.call())
                    .read(place.topic(), place.partition(), place.offset());
        } finally {
            try {
                consumer.close(CloseOptions.timeout(settings.close()));
            } catch (KafkaException e) {
                LOG.debug("a consumer did not close in time", e);
            }
        }
    }

    /// @throws RemoteFailure NOT_FOUND when there is no such topic, partition or record, with the reason
    KafkaRecord read(String topic, int partition, long offset) {
        String what = "read record " + offset + " of partition " + partition + " of " + topic;
        try {
            TopicPartition place = new TopicPartition(topic, partition);
            checkPartition(what, place);
            checkRange(what, place, offset);
            consumer.assign(List.of(place));
            consumer.seek(place, offset);
            ConsumerRecord<byte[], byte[]> found = poll(what, place, offset);
            if (found == null || found.offset() != offset) {
                throw gone(what, found);
            }
            return ConsumedRecord.of(found);
        } catch (InterruptException interrupted) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled(what).withCause(interrupted);
        } catch (KafkaException failed) {
            throw failures.reading(what, topic, failed);
        }
    }

    private void checkPartition(String what, TopicPartition place) {
        List<PartitionInfo> known = consumer.partitionsFor(place.topic(), patience);
        if (known == null || known.isEmpty()) {
            throw RemoteFailure.of(Kind.NOT_FOUND, what, "there is no such topic");
        }
        if (known.stream().noneMatch(it -> it.partition() == place.partition())) {
            throw RemoteFailure.of(Kind.NOT_FOUND, what, "the topic has partitions 0 to " + (known.size() - 1));
        }
    }

    private void checkRange(String what, TopicPartition place, long offset) {
        long earliest = first(consumer.beginningOffsets(List.of(place), patience), place);
        if (offset < earliest) {
            throw RemoteFailure.of(Kind.NOT_FOUND, what, "it was deleted: the earliest record there is has offset "
                            + earliest)
                    .withAdvice("The topic's retention has passed it. Its row in the table stays.");
        }
        long next = first(consumer.endOffsets(List.of(place), patience), place);
        if (offset >= next) {
            throw RemoteFailure.of(Kind.NOT_FOUND, what, next == earliest
                    ? "the partition is empty; the next record will have offset " + next
                    : "it is not written yet: the next record will have offset " + next);
        }
    }

    private static long first(Map<TopicPartition, Long> offsets, TopicPartition place) {
        Long offset = offsets.get(place);
        return offset == null ? 0 : offset;
    }

    private @Nullable ConsumerRecord<byte[], byte[]> poll(String what, TopicPartition place, long offset) {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            Progress.throwIfCancelled(what);
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                return record;
            }
            // Marks of transactions move the position and are no records.
            if (consumer.position(place, patience) > offset) {
                return null;
            }
        }
        throw failures.timedOut(what);
    }

    private static RemoteFailure gone(String what, @Nullable ConsumerRecord<byte[], byte[]> next) {
        String then = next == null ? "no record follows it yet" : "the next record has offset " + next.offset();
        return RemoteFailure.of(Kind.NOT_FOUND, what, "there is no record at this offset any more; " + then)
                .withAdvice("It was compacted away, or the offset holds the mark of a transaction.");
    }
}
