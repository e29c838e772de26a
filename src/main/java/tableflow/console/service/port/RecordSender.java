package tableflow.console.service.port;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.NewRecord;

/// Writes records. With [tableflow.console.domain.kafka.Acks#ALL] a record that must be sent again is not written
/// twice, and the order of each partition is kept. For one thread.
public interface RecordSender extends AutoCloseable {

    /// What became of a record.
    ///
    /// @param offset -1 where nobody was asked to confirm it
    /// @param failure why it was not delivered; absent when it was
    record Delivery(int partition, long offset, @Nullable RemoteFailure failure) {}

    /// Takes a record to be sent soon; waits while too many are on their way.
    ///
    /// @param told once, on any thread
    /// @throws RemoteFailure NOT_FOUND when there is no such topic, INVALID for a record that is too large, CANCELLED
    ///     after an interrupt: the record was not taken
    void send(NewRecord record, Consumer<Delivery> told);

    /// Returns when everything taken was delivered or failed.
    ///
    /// @throws RemoteFailure CANCELLED after an interrupt
    void flush();

    /// Gives up what is still on its way.
    @Override
    void close();
}
