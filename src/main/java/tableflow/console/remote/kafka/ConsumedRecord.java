package tableflow.console.remote.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;

/// What a consumer has read, as a [KafkaRecord].
final class ConsumedRecord {

    private ConsumedRecord() {}

    /// The arrays of `found` are handed over, not copied: the consumer made them for this record alone.
    static KafkaRecord of(ConsumerRecord<byte[], byte[]> found) {
        return new KafkaRecord(found.topic(), found.partition(), found.offset(),
                Instant.ofEpochMilli(found.timestamp()), found.timestampType().toString(),
                found.leaderEpoch().orElse(null), bytes(found.key()), bytes(found.value()), headers(found.headers()));
    }

    private static List<KafkaRecord.Header> headers(Headers found) {
        List<KafkaRecord.Header> headers = null;
        for (Header header : found) {
            headers = headers == null ? new ArrayList<>() : headers;
            headers.add(new KafkaRecord.Header(header.key(), bytes(header.value())));
        }
        return headers == null ? List.of() : headers;
    }

    private static @Nullable Bytes bytes(byte @Nullable [] content) {
        return content == null ? null : Bytes.owned(content);
    }
}
