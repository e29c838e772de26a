package tableflow.console.service.messages.read;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import tableflow.console.domain.kafka.KafkaRecord;

/// Where the records of all partitions meet: hands them to the sink one batch at a time, and never one more than is
/// wanted.
final class Gate {

    private final Until until;
    private final RecordSink sink;
    private final Reading reading;
    private final CompletableFuture<ReadEnd> ended;
    private long bytes;
    private volatile boolean closed;

    /// @param ended completed when enough was found
    Gate(Until until, RecordSink sink, Reading reading, CompletableFuture<ReadEnd> ended) {
        this.until = until;
        this.sink = sink;
        this.reading = reading;
        this.ended = ended;
    }

    /// Hands over what is wanted of a batch, and counts all of it that was looked at until there was enough. What is
    /// behind that counts as not read: a reading may go on there.
    void take(Looked batch) {
        reading.step(() -> {
            if (!closed) {
                takeNow(batch);
            }
        });
    }

    private void takeNow(Looked batch) {
        long wanted = until.matches() - reading.matched();
        long wantedBytes = until.bytes() - bytes;
        int upTo = batch.enough(wanted, wantedBytes);
        List<KafkaRecord> taken = batch.wanted(upTo);
        if (!taken.isEmpty()) {
            sink.records(taken);
        }
        batch.tell(reading, upTo);
        if (taken.isEmpty()) {
            return;
        }
        reading.matched(taken);
        long size = Looked.size(taken);
        bytes += size;
        ReadEnd end = taken.size() >= wanted ? ReadEnd.ENOUGH_RECORDS
                : size >= wantedBytes ? ReadEnd.ENOUGH_BYTES : null;
        if (end != null) {
            closed = true;
            ended.complete(end);
        }
    }

    /// Lets nothing through any more; does not wait for a sink that is slow.
    void close() {
        closed = true;
    }
}
