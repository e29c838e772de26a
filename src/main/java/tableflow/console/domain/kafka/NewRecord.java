package tableflow.console.domain.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record to be written.
///
/// @param partition absent to let the key decide, as Kafka's own producers do
/// @param timestamp absent for the moment of writing
/// @param key absent for none
/// @param value absent for a tombstone
public record NewRecord(
        String topic,
        @Nullable Integer partition,
        @Nullable Instant timestamp,
        @Nullable Bytes key,
        @Nullable Bytes value,
        List<KafkaRecord.Header> headers) {
    public NewRecord {
        headers = List.copyOf(headers);
    }

    /// The bytes of key, value and headers, without what the protocol adds.
    public long size() {
        long size = size(key) + size(value);
        for (KafkaRecord.Header header : headers) {
            size += header.key().getBytes(StandardCharsets.UTF_8).length + size(header.value());
        }
        return size;
    }

    private static long size(@Nullable Bytes bytes) {
        return bytes == null ? 0 : bytes.size();
    }
}
