package tableflow.console.service.messages.replay;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tableflow.console.domain.kafka.KafkaRecord;

/// What is to be written where.
///
/// @param topic that it is written to
/// @param keepTimes writes the records' own time stamps; otherwise the time of writing
/// @param keepPartitions writes each record to the partition of its own number; otherwise the key decides
public record ReplayRequest(Chosen records, String topic, boolean keepTimes, boolean keepPartitions) {

    /// Some records in the order in which they are to be written. For any thread.
    public interface Chosen {

        int count();

        /// One of them, from 0. Blocking, but short.
        ///
        /// @throws java.util.NoSuchElementException when it is not kept any more
        KafkaRecord get(int index);

        static Chosen of(int count, IntFunction<KafkaRecord> get) {
            return new Chosen() {
                @Override
                public int count() {
                    return count;
                }

                @Override
                public KafkaRecord get(int index) {
                    return get.apply(index);
                }
            };
        }

        /// Some of these, in their order.
        default Chosen only(IntStream indexes) {
            int[] picked = indexes.toArray();
            return of(picked.length, index -> get(picked[index]));
        }
    }

    /// The same for other records.
    public ReplayRequest of(Chosen others) {
        return new ReplayRequest(others, topic, keepTimes, keepPartitions);
    }
}
