package tableflow.console.service.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tableflow.console.domain.kafka.KafkaRecord;

/// Reads the records of one topic in order, partition by partition; belongs to no consumer group and commits nothing.
/// For one thread. Every method throws a CANCELLED [RemoteFailure] soon after an interrupt.
public interface RecordCursor extends AutoCloseable {

    /// What a partition has.
    ///
    /// @param earliest the first offset that can still be read
    /// @param end the offset behind the last one that may be read
    record Span(long earliest, long end) {}

    /// Records that were deleted before they could be read: offsets `from` to `to`, `to` not among them.
    record Gap(int partition, long from, long to) {}

    /// What came.
    ///
    /// @param positions the next offset of every partition that is being read
    record Batch(List<KafkaRecord> records, Map<Integer, Long> positions, List<Gap> gaps) {
        public Batch {
            positions = Map.copyOf(positions);
            gaps = List.copyOf(gaps);
        }
    }

    /// The numbers of the topic's partitions.
    ///
    /// @throws RemoteFailure NOT_FOUND, FORBIDDEN, UNAUTHORIZED or UNREACHABLE
    List<Integer> partitions();

    /// What each of `partitions` has now.
    Map<Integer, Span> spans(Collection<Integer> partitions);

    /// The first offset at or after `time` by partition; partitions that have none are left out.
    Map<Integer, Long> at(Instant time, Collection<Integer> partitions);

    /// Begins to read at `offsets`, and reads no other partitions any more.
    void read(Map<Integer, Long> offsets);

    /// Reads these partitions no more.
    void leave(Collection<Integer> partitions);

    /// Asks whether topic, right and broker are still there, past everything that is remembered.
    ///
    /// @throws RemoteFailure NOT_FOUND, FORBIDDEN, UNAUTHORIZED or UNREACHABLE
    void check();

    /// Waits for records, at most `patience`. A broker that does not answer is no failure here: nothing comes.
    ///
    /// @throws RemoteFailure UNAUTHORIZED, FORBIDDEN, or what made the rest unreadable
    Batch next(Duration patience);

    @Override
    void close();
}
