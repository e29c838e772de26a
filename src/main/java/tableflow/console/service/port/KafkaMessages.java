package tableflow.console.service.port;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import tableflow.console.domain.kafka.Acks;

/// The records of one cluster, read in bulk and written. Nothing is held open but by the cursors and senders. Safe for
/// use by many threads.
public interface KafkaMessages {

    /// Opens a reader of `topic`; it connects with the first question.
    ///
    /// @param committedOnly leaves out records of transactions that were given up or are not ended yet
    RecordCursor cursor(String topic, boolean committedOnly);

    /// The offset that a consumer group reads next, by partition; partitions without one are left out.
    ///
    /// @throws RemoteFailure FORBIDDEN without the right to see the group
    Map<Integer, Long> committed(String group, String topic);

    /// How many bytes a record of the topic may take, with what the protocol adds; empty where nobody says.
    ///
    /// @throws RemoteFailure FORBIDDEN without the right to see the topic's settings
    default OptionalLong largest(String topic) {
        return OptionalLong.empty();
    }

    /// Opens a writer.
    ///
    /// @param acks who must have a record before it counts as delivered
    /// @param patience how long one record may be tried for
    RecordSender sender(Acks acks, Duration patience);
}
