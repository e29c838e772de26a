package tableflow.console.domain.kafka;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record as it stands in its partition.
///
/// @param offset from 0, within the partition
/// @param timestamp set by the producer, or by the broker: see `timestampType`; none where [#hasTime()] denies it
/// @param timestampType `CreateTime` or `LogAppendTime`, open
/// @param leaderEpoch of the leader that wrote it; absent when it is not told
/// @param key absent when there is none
/// @param value absent for a tombstone
public record KafkaRecord(
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        String timestampType,
        @Nullable Integer leaderEpoch,
        @Nullable Bytes key,
        @Nullable Bytes value,
        List<Header> headers) {
    public KafkaRecord {
        headers = List.copyOf(headers);
    }

    /// What Kafka says for no time, in milliseconds: old clients wrote none.
    public static final long NO_TIME = -1;

    /// Whether it has a time.
    public boolean hasTime() {
        return timestamp.toEpochMilli() != NO_TIME;
    }

    /// A header; a key may come more than once.
    public record Header(String key, @Nullable Bytes value) {}
}
