package tableflow.console.remote.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.Acks;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.service.port.RecordSender;

/// A sender on Kafka's own producer.
final class ProducerSender implements RecordSender {

    /// Long enough that small records travel together, too short to be noticed.
    private static final int LINGER_MILLIS = 5;

    /// How large a record may be is for the topic to say.
    private static final int LARGEST = 120 << 20;

    private final Producer<byte[], byte[]> producer;
    private final KafkaFailures failures;

    /// @param producer closed with this
    ProducerSender(Producer<byte[], byte[]> producer, KafkaFailures failures) {
        this.producer = producer;
        this.failures = failures;
    }

    /// @param patience for one record, repeats included
    static ProducerSender open(Map<String, Object> config, Acks acks, Duration patience, KafkaFailures failures) {
        int limit = Math.toIntExact(patience.toMillis());
        Map<String, Object> all = new HashMap<>(config);
        all.put(ProducerConfig.ACKS_CONFIG, acks.setting());
        // The broker knows a repeat by its number. That takes all replicas' word.
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, acks == Acks.ALL);
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) LARGEST);
        all.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, limit - LINGER_MILLIS) / 2);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, limit);
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) limit);
        all.remove("default.api.timeout.ms");
        try {
            return new ProducerSender(
                    new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer()), failures);
        } catch (KafkaException e) {
            throw failures.of("open a producer", e);
        }
    }

    @Override
    public void send(NewRecord record, Consumer<Delivery> told) {
        String what = "write to topic " + record.topic();
        Instant time = record.timestamp();
        List<Header> headers = record.headers().stream()
                .<Header>map(it -> new RecordHeader(it.key(), array(it.value())))
                .toList();
        try {
            // The answer comes to the callback.
            var _ = producer.send(
                    new ProducerRecord<>(record.topic(), record.partition(), time == null ? null : time.toEpochMilli(),
                            array(record.key()), array(record.value()), headers),
                    (sent, failed) -> told.accept(failed == null
                            ? new Delivery(sent.partition(), sent.hasOffset() ? sent.offset() : -1, null)
                            : new Delivery(-1, -1, failures.writing(what, record.topic(), record.size(), failed))));
        } catch (InterruptException interrupted) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled(what).withCause(interrupted);
        } catch (KafkaException failed) {
            throw failures.writing(what, record.topic(), record.size(), failed);
        } catch (IllegalArgumentException wrong) {
            throw RemoteFailure.of(RemoteFailure.Kind.INVALID, what, String.valueOf(wrong.getMessage()));
        }
    }

    private static byte @Nullable [] array(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.toArray();
    }

    @Override
    public void flush() {
        try {
            producer.flush();
        } catch (InterruptException interrupted) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled("write records").withCause(interrupted);
        }
    }

    @Override
    public void close() {
        // What was flushed is gone already; nothing else is waited for.
        try {
            producer.close(Duration.ZERO);
        } catch (InterruptException interrupted) {
            // It is closed all the same, and whoever was cancelled finds the interrupt.
            Thread.currentThread().interrupt();
        }
    }
}
