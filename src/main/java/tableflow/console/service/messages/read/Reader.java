package tableflow.console.service.messages.read;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.messages.filter.RecordFilter;
import tableflow.console.service.messages.read.PartitionReader.Patience;
import tableflow.console.service.messages.read.ReadEvent.Range;
import tableflow.console.service.port.KafkaMessages;
import tableflow.console.service.port.RecordCursor;

/// Reads the records of topics: the partitions of one at the same time, by as many readers as are worth it.
public final class Reader {

    /// More would only wait for each other at the sink.
    private static final int MOST_READERS = 4;

    private static final Patience USUAL = new Patience(
            Duration.ofSeconds(3), Duration.ofMinutes(1), Duration.ofSeconds(5));

    private final Supplier<KafkaMessages> kafka;
    private final Executor executor;
    private final InstantSource clock;
    private final Patience patience;

    /// @param kafka throws a [RemoteFailure] when the cluster cannot be opened
    /// @param executor runs each task on a thread of its own, which may be interrupted
    public Reader(Supplier<KafkaMessages> kafka, Executor executor, InstantSource clock) {
        this(kafka, executor, clock, USUAL);
    }

    Reader(Supplier<KafkaMessages> kafka, Executor executor, InstantSource clock, Patience patience) {
        this.kafka = kafka;
        this.executor = executor;
        this.clock = clock;
        this.patience = patience;
    }

    /// Reads until the request's end, and blocks so long.
    ///
    /// @param sink gets the records that `filter` lets through; not called any more once this has returned or thrown,
    ///     but for the one batch that it may be taking then
    /// @param reading tells how far it is, and can pause it
    /// @throws RemoteFailure CANCELLED within some 10 ms of an interrupt; NOT_FOUND, FORBIDDEN, UNAUTHORIZED,
    ///     UNREACHABLE. What the sink has taken stays, and so does what `reading` counted
    public ReadEnd read(ReadRequest request, RecordFilter filter, RecordSink sink, Reading reading) {
        KafkaMessages cluster = kafka.get();
        RecordCursor first = cluster.cursor(request.topic(), request.committedOnly());
        Map<Integer, Range> ranges;
        try {
            Ranges.Found found = new Ranges(cluster, clock, request, first).find();
            reading.tell(new ReadEvent.Planned(found.ranges()));
            found.gaps().forEach(gap -> reading.tell(new ReadEvent.Skipped(gap)));
            ranges = found.ranges();
        } catch (RuntimeException | Error failed) {
            first.close();
            throw failed;
        }
        CompletableFuture<ReadEnd> ended = new CompletableFuture<>();
        Gate gate = new Gate(request.until(), sink, reading, ended);
        PartitionReader reader = new PartitionReader(filter, gate, reading, patience);
        Cursors cursors = new Cursors(() -> cluster.cursor(request.topic(), request.committedOnly()), first);
        try (Sharing sharing = new Sharing(executor, cursors, ended)) {
            sharing.start(shares(ranges), reader::read);
            if (Growth.isWanted(request)) {
                Growth growth = new Growth(request, ranges, ended, patience.growth());
                sharing.beside(cursor -> growth.watch(
                        cursor, reading, added -> sharing.start(shares(added), reader::read)));
            }
            return await(request, ended);
        } finally {
            gate.close();
        }
    }

    private static ReadEnd await(ReadRequest request, CompletableFuture<ReadEnd> ended) {
        String what = "read topic " + request.topic();
        try {
            return ended.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled(what).withCause(e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(what + " broke", e);
            }
        }
    }

    /// Deals the partitions out; the largest first, so that the shares are alike.
    private static List<Map<Integer, Range>> shares(Map<Integer, Range> ranges) {
        int readers = Math.clamp(
                ranges.size(), 1, Math.min(MOST_READERS, Math.max(2, Runtime.getRuntime().availableProcessors())));
        List<Map<Integer, Range>> shares = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            shares.add(new HashMap<>());
        }
        int[] dealt = {0};
        ranges.entrySet().stream()
                .sorted((one, other) -> Long.compare(length(other.getValue()), length(one.getValue())))
                .forEach(entry -> shares.get(dealt[0]++ % readers).put(entry.getKey(), entry.getValue()));
        return shares;
    }

    private static long length(Range range) {
        return range.to() - range.from();
    }
}
