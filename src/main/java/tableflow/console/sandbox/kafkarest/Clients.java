package tableflow.console.sandbox.kafkarest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tableflow.console.sandbox.access.Keys;
import tableflow.console.sandbox.http.Credential;
import tableflow.console.sandbox.kafka.ClientSettings;

/// Kafka clients that carry the callers' own keys, one of each kind a key, made when first needed and closed when the
/// key is deleted.
final class Clients implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final String bootstrapServers;
    private final Map<String, Admin> admins = new ConcurrentHashMap<>();
    private final Map<String, Producer<byte[], byte[]>> producers = new ConcurrentHashMap<>();

    Clients(String bootstrapServers, Keys keys) {
        this.bootstrapServers = bootstrapServers;
        keys.onRemoved(key -> drop(key.id()));
    }

    /// The credential has been checked already: an id stands for one secret as long as its key lives.
    Admin admin(Credential credential) {
        return admins.computeIfAbsent(credential.id(), _ -> Admin.create(settings(credential)));
    }

    Producer<byte[], byte[]> producer(Credential credential) {
        return producers.computeIfAbsent(credential.id(), _ -> {
            Map<String, Object> settings = settings(credential);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS / 2);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L << 20);
            return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        });
    }

    private Map<String, Object> settings(Credential credential) {
        var settings = new HashMap<>(
            ClientSettings.of(bootstrapServers, credential.id(), credential.secret()));
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "kafka-rest-" + credential.id());
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return settings;
    }

    private void drop(String keyId) {
        Admin admin = admins.remove(keyId);
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
        Producer<byte[], byte[]> producer = producers.remove(keyId);
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }

    @Override
    public void close() {
        admins.keySet().forEach(this::drop);
        producers.keySet().forEach(this::drop);
    }
}
