package tableflow.console.ui.messages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import tableflow.console.service.messages.read.ReadEvent.Range;
import tableflow.console.service.messages.read.Reading;

/// A stretch of a topic as one reading, or as several of which each went on where the one before stopped. JavaFX
/// thread only.
final class Strand {

    private List<Reading> readings = List.of();
    private Map<Integer, Range> ranges = Map.of();

    /// Begins another stretch.
    void clear() {
        readings = List.of();
        ranges = Map.of();
    }

    void add(Reading next) {
        List<Reading> all = new ArrayList<>(readings);
        all.add(next);
        readings = List.copyOf(all);
    }

    /// What will be read, as it is told: a partition's first range is where the stretch begins.
    void plan(Map<Integer, Range> told) {
        Map<Integer, Range> all = new HashMap<>(told);
        all.putAll(ranges);
        ranges = all;
    }

    /// Where the stretch begins in each partition; empty while that is not known.
    Map<Integer, Long> starts() {
        Map<Integer, Long> starts = new HashMap<>();
        ranges.forEach((partition, range) -> starts.put(partition, range.from()));
        return starts;
    }

    /// Ends all readings that there are by now, and says where they stopped. To be asked on any thread, and blocking:
    /// waits for the batch that is being taken.
    Supplier<Map<Integer, Long>> ending() {
        List<Reading> there = readings;
        return () -> {
            Map<Integer, Long> next = new HashMap<>();
            there.forEach(reading -> next.putAll(reading.end()));
            return next;
        };
    }

    long looked() {
        return sum(Reading::scanned);
    }

    long matched() {
        return sum(Reading::matched);
    }

    long unjudged() {
        return sum(Reading::unjudged);
    }

    long bytes() {
        return sum(Reading::scannedBytes);
    }

    /// Records in all, those of earlier readings among them; 0 while that is not known.
    long planned() {
        List<Reading> now = readings;
        long last = now.isEmpty() ? 0 : now.getLast().planned();
        return last == 0 ? 0 : looked() - now.getLast().scanned() + last;
    }

    String whyUnjudged() {
        return readings.stream().flatMap(reading -> reading.whyUnjudged().stream()).findFirst().orElse("");
    }

    private long sum(ToLongFunction<Reading> figure) {
        return readings.stream().mapToLong(figure).sum();
    }
}
