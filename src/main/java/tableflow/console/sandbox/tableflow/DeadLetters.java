package tableflow.console.sandbox.tableflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.kafka.Broker;

/// Writes records that cannot be rows to a dead-letter topic: key and value as they were, with where they came from and
/// why in headers. A record may be there twice after a kill, and is there at least once.
final class DeadLetters implements AutoCloseable {
    private final Broker broker;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private @Nullable Producer<byte[], byte[]> producer;

    DeadLetters(Broker broker) {
        this.broker = broker;
    }

    void send(String target, ConsumerRecord<byte[], byte[]> record, String why) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(target, record.key(), record.value());
        Map.of("tableflow.error.topic", record.topic(),
            "tableflow.error.partition", Integer.toString(record.partition()),
            "tableflow.error.offset", Long.toString(record.offset()),
            "tableflow.error.message", why)
            .forEach((name, text) -> letter.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        sent.add(producer().send(letter));
    }

    private Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> known = producer;
        if (known == null) {
            known = new KafkaProducer<>(
                new HashMap<>(broker.adminProperties()), new ByteArraySerializer(), new ByteArraySerializer());
            producer = known;
        }
        return known;
    }

    /// Returns when all that was sent is in the topic.
    ///
    /// @throws Stopped the topic cannot be written
    void settle(String target) throws Stopped, InterruptedException {
        try {
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new Stopped("Unable to set up the DLQ topic " + target + ": " + e.getCause(), e);
        } finally {
            sent.clear();
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
