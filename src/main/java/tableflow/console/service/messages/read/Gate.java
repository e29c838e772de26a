package tableflow.console.service.messages.read;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.Bytes;
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

    synchronized void take(List<KafkaRecord> records) {
        if (closed) {
            return;
        }
        long wanted = until.matches() - reading.matched();
        ReadEnd end = null;
        int count = 0;
        while (count < records.size() && end == null) {
            bytes += size(records.get(count));
            count++;
            end = count >= wanted ? ReadEnd.ENOUGH_RECORDS : bytes >= until.bytes() ? ReadEnd.ENOUGH_BYTES : null;
        }
        if (count > 0) {
            List<KafkaRecord> taken = records.subList(0, count);
            sink.records(taken);
            reading.matched(taken);
        }
        if (end != null) {
            closed = true;
            ended.complete(end);
        }
    }

    /// Lets nothing through any more; does not wait for a sink that is slow.
    void close() {
        closed = true;
    }

    static long size(KafkaRecord record) {
        return size(record.key()) + size(record.value());
    }

    private static long size(@Nullable Bytes bytes) {
        return bytes == null ? 0 : bytes.size();
    }
}
