package tableflow.console.service.messages.read;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.messages.read.ReadEvent.Range;
import tableflow.console.service.port.RecordCursor;

/// Looks for partitions that a topic gets while it is followed. What stands in them came later, so they are read from
/// their beginning.
final class Growth {

    private final ReadRequest request;
    private final Map<Integer, Range> known;
    private final CompletableFuture<?> ended;
    private final Duration rhythm;

    /// @param known what is read already
    /// @param ended how long to look
    Growth(ReadRequest request, Map<Integer, Range> known, CompletableFuture<?> ended, Duration rhythm) {
        this.request = request;
        this.known = new TreeMap<>(known);
        this.ended = ended;
        this.rhythm = rhythm;
    }

    /// Whether new partitions of a topic are meant by `request`.
    static boolean isWanted(ReadRequest request) {
        return request.until().follow()
                && request.partitions().isEmpty()
                && From.takesNewPartitions(request.from());
    }

    /// Looks until the reading has ended.
    ///
    /// @param reading tells of all partitions anew when there are more
    /// @param reader gets the new ones
    /// @throws RemoteFailure CANCELLED. Of any other failure the readers of the partitions hear themselves
    void watch(RecordCursor cursor, Reading reading, Consumer<Map<Integer, Range>> reader) {
        while (!endsWithin(rhythm)) {
            Map<Integer, Range> added = added(cursor);
            if (!added.isEmpty()) {
                known.putAll(added);
                reading.tell(new ReadEvent.Planned(known));
                reader.accept(added);
            }
        }
    }

    private Map<Integer, Range> added(RecordCursor cursor) {
        try {
            List<Integer> all = cursor.partitions();
            Set<Integer> added = all.stream().filter(it -> !known.containsKey(it)).collect(Collectors.toSet());
            return added.stream().collect(Collectors.toMap(Function.identity(), _ -> new Range(
                    request.from() instanceof From.Offset(long offset) ? offset : 0, request.until().offset())));
        } catch (RemoteFailure failure) {
            if (failure.is(Kind.CANCELLED)) {
                throw failure;
            }
            return Map.of();
        }
    }

    private boolean endsWithin(Duration time) {
        try {
            ended.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException goesOn) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled("read topic " + request.topic()).withCause(e);
        }
    }
}
