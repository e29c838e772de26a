package tableflow.console.service.messages.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.read.RecordSink;

/// Hands the records of a reading to a writer. What has come is sent on at once: who reads at the other end of a pipe
/// is never behind. It can be closed while a batch is being written, as a cancel does.
public final class RecordOutput implements RecordSink, Closeable {

    /// For a batch that is being written when the output is closed.
    private static final long PATIENCE_MILLIS = 150;

    private final RecordWriter writer;
    private final BooleanSupplier gone;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    /// Nobody reads what is written any more, as after `| head`: no failure, but an end.
    public static final class NobodyReads extends RuntimeException {
        private static final long serialVersionUID = 1;

        NobodyReads() {
            super("nobody reads any more");
        }
    }

    /// @param writer closed with this
    /// @param gone whether nobody reads any more; asked after each batch
    public RecordOutput(RecordWriter writer, BooleanSupplier gone) {
        this.writer = writer;
        this.gone = gone;
    }

    /// @throws UncheckedIOException when they cannot be written
    /// @throws NobodyReads when that is so
    @Override
    public void records(List<KafkaRecord> records) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            for (KafkaRecord record : records) {
                writer.write(record);
            }
            writer.flush();
            if (gone.getAsBoolean()) {
                throw new NobodyReads();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the records cannot be written", failed);
        } finally {
            lock.unlock();
        }
    }

    /// Ends the file. A writer that is stuck in a pipe that nobody empties is left alone.
    @Override
    public void close() throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            if (lock.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    closed = true;
                    writer.close();
                } finally {
                    lock.unlock();
                }
            }
        } catch (InterruptedException again) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
