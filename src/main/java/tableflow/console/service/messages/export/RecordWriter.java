package tableflow.console.service.messages.export;

import java.io.Closeable;
import java.io.IOException;
import tableflow.console.domain.kafka.KafkaRecord;

/// Writes records in one form. For one thread. A failure to write is thrown as an [IOException] or an
/// `UncheckedIOException`.
public interface RecordWriter extends Closeable {

    void write(KafkaRecord record) throws IOException;

    /// Sends what is held back on its way, as far as the form can be written in pieces.
    void flush() throws IOException;

    /// Writes the end of the form, if it has one; what was written before is whole.
    @Override
    void close() throws IOException;
}
