package tableflow.console.service.messages.read;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.filter.RecordFilter;
import tableflow.console.service.messages.filter.RecordFilter.Unjudged;
import tableflow.console.service.messages.read.ReadEvent.Range;
import tableflow.console.service.port.RecordCursor;

/// Reads some partitions to their ends. While nothing comes it asks now and then whether it still can.
final class PartitionReader {

    private static final Duration WAIT = Duration.ofMillis(200);

    private final RecordFilter filter;
    private final Gate gate;
    private final Reading reading;
    private final Patience patience;

    PartitionReader(RecordFilter filter, Gate gate, Reading reading, Patience patience) {
        this.filter = filter;
        this.gate = gate;
        this.reading = reading;
        this.patience = patience;
    }

    /// How long to wait.
    ///
    /// @param silence without a record until it is asked whether one can come
    /// @param lost how long a cluster may not answer before a reading that has an end fails
    /// @param growth between two looks for new partitions of a topic that is followed
    record Patience(Duration silence, Duration lost, Duration growth) {}

    /// @throws RemoteFailure NOT_FOUND when the topic was deleted, UNREACHABLE when the cluster does not come back in
    ///     time, and what else made the rest unreadable; what was read before was handed over
    void read(RecordCursor cursor, Map<Integer, Range> ranges) {
        Map<Integer, Range> open = new HashMap<>(ranges);
        open.values().removeIf(range -> range.from() >= range.to());
        if (open.isEmpty()) {
            return;
        }
        Map<Integer, Long> starts = new HashMap<>();
        open.forEach((partition, range) -> starts.put(partition, range.from()));
        cursor.read(starts);
        Silence silence = new Silence(cursor, open);
        while (!open.isEmpty()) {
            awaitResumed();
            RecordCursor.Batch batch = cursor.next(WAIT);
            batch.gaps().forEach(gap -> reading.tell(new ReadEvent.Skipped(gap)));
            if (batch.records().isEmpty()) {
                silence.goesOn();
                reading.step(() -> reading.at(batch.positions()));
            } else {
                silence.ends();
                gate.take(looked(batch, open));
            }
            leaveEnded(cursor, batch.positions(), open);
        }
    }

    private void awaitResumed() {
        try {
            reading.awaitResumed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled("read records").withCause(e);
        }
    }

    private Looked looked(RecordCursor.Batch batch, Map<Integer, Range> open) {
        Looked looked = new Looked(batch.records().size(), batch.positions());
        for (KafkaRecord record : batch.records()) {
            Range range = open.get(record.partition());
            if (range == null || record.offset() >= range.to()) {
                continue;
            }
            try {
                looked.add(record, filter.matches(record));
            } catch (Unjudged unjudged) {
                looked.unjudged(record, String.valueOf(unjudged.getMessage()));
            }
        }
        Progress.throwIfCancelled("read records");
        return looked;
    }

    private static void leaveEnded(RecordCursor cursor, Map<Integer, Long> positions, Map<Integer, Range> open) {
        Set<Integer> ended = new HashSet<>();
        open.forEach((partition, range) -> {
            if (positions.getOrDefault(partition, 0L) >= range.to()) {
                ended.add(partition);
            }
        });
        if (!ended.isEmpty()) {
            open.keySet().removeAll(ended);
            cursor.leave(ended);
        }
    }

    /// The time without a record.
    private final class Silence {
        private final RecordCursor cursor;
        private final boolean endless;
        private long since = System.nanoTime();
        private long lostSince;
        private boolean lost;

        Silence(RecordCursor cursor, Map<Integer, Range> open) {
            this.cursor = cursor;
            this.endless = open.values().stream().anyMatch(range -> range.to() == Long.MAX_VALUE);
        }

        void ends() {
            since = System.nanoTime();
            if (lost) {
                lost = false;
                reading.tell(new ReadEvent.Back());
            }
        }

        void goesOn() {
            if (System.nanoTime() - since < patience.silence().toNanos()) {
                return;
            }
            try {
                cursor.check();
                ends();
            } catch (RemoteFailure failure) {
                if (!failure.is(Kind.UNREACHABLE)) {
                    throw failure;
                }
                if (!lost) {
                    lost = true;
                    lostSince = since;
                    reading.tell(new ReadEvent.Lost(failure));
                }
                if (!endless && System.nanoTime() - lostSince > patience.lost().toNanos()) {
                    throw failure;
                }
            }
        }
    }
}
