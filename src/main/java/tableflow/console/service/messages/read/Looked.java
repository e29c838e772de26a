package tableflow.console.service.messages.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;

/// A batch of records that a filter was held against, in the order in which they came. For one thread at a time.
final class Looked {

    private final List<KafkaRecord> records;
    private final List<KafkaRecord> wanted = new ArrayList<>();
    private final int[] places;
    private final long[] times;
    private final Map<Integer, Long> positions;
    private final Map<Integer, String> unjudged = new HashMap<>();
    private int count;
    private long bytes;
    private long wantedBytes;

    /// @param most records
    /// @param positions the next offsets behind the batch
    Looked(int most, Map<Integer, Long> positions) {
        records = new ArrayList<>(most);
        places = new int[most];
        times = new long[most];
        this.positions = positions;
    }

    void add(KafkaRecord record, boolean matches) {
        long size = size(record);
        bytes += size;
        if (matches) {
            places[wanted.size()] = count;
            wanted.add(record);
            wantedBytes += size;
        }
        times[count++] = record.timestamp().toEpochMilli();
        records.add(record);
    }

    /// A record that the filter could not judge.
    void unjudged(KafkaRecord record, String why) {
        unjudged.put(count, why);
        add(record, false);
    }

    /// The first of them, as few as have `most` records that are wanted, or so many bytes of these; all where they have
    /// less.
    int enough(long most, long mostBytes) {
        if (wanted.size() < most && wantedBytes < mostBytes) {
            return count;
        }
        long sum = 0;
        for (int i = 0; i < wanted.size(); i++) {
            sum += size(wanted.get(i));
            if (i + 1 >= most || sum >= mostBytes) {
                return places[i] + 1;
            }
        }
        return count;
    }

    /// Those that are wanted of the first `upTo`.
    List<KafkaRecord> wanted(int upTo) {
        if (upTo == count) {
            return wanted;
        }
        int first = 0;
        while (first < wanted.size() && places[first] < upTo) {
            first++;
        }
        return wanted.subList(0, first);
    }

    /// Tells what the first `upTo` were, and where reading would go on behind them.
    void tell(Reading reading, int upTo) {
        long seen = upTo == count ? bytes : records.subList(0, upTo).stream().mapToLong(Looked::size).sum();
        reading.scanned(upTo, seen, times);
        unjudged.forEach((place, why) -> {
            if (place < upTo) {
                reading.unjudged(why);
            }
        });
        Map<Integer, Long> next = new HashMap<>(positions);
        for (int i = count - 1; i >= upTo; i--) {
            next.put(records.get(i).partition(), records.get(i).offset());
        }
        reading.at(next);
    }

    /// Bytes of key and value.
    static long size(KafkaRecord record) {
        return size(record.key()) + size(record.value());
    }

    static long size(List<KafkaRecord> records) {
        return records.stream().mapToLong(Looked::size).sum();
    }

    private static long size(@Nullable Bytes bytes) {
        return bytes == null ? 0 : bytes.size();
    }
}
