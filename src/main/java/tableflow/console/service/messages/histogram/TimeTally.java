package tableflow.console.service.messages.histogram;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.histogram.TimeHistogram.Bucket;

/// Counts records by their time stamps, those that were looked at and those that match. Only buckets that hold
/// something are kept, a bounded number of them: when there are too many they become wider. So one record with a time
/// stamp of the year 1970 does not blur the others. Counts are exact. For any thread.
public final class TimeTally {

    /// Buckets kept at most; some 300 kB.
    static final int MOST = 4_096;

    private final Map<Long, Counts> buckets = new HashMap<>();
    private long width = Widths.narrowest();
    private long untimed;
    private long lastStart = Long.MIN_VALUE;
    private @Nullable Counts last;

    private static final class Counts {
        private long all;
        private long matched;
    }

    /// Records were looked at.
    ///
    /// @param times in milliseconds since 1970
    /// @param count how many of `times` count, from the first on
    public synchronized void seen(long[] times, int count) {
        for (int i = 0; i < count; i++) {
            if (times[i] == KafkaRecord.NO_TIME) {
                untimed++;
            } else {
                at(times[i]).all++;
            }
        }
    }

    /// Of the records that were looked at, these match.
    public synchronized void matched(List<KafkaRecord> records) {
        for (KafkaRecord record : records) {
            long time = record.timestamp().toEpochMilli();
            if (time != KafkaRecord.NO_TIME) {
                at(time).matched++;
            }
        }
    }

    /// What was counted until now.
    public synchronized TimeHistogram now() {
        List<Bucket> sorted = buckets.entrySet().stream()
                .map(entry -> new Bucket(entry.getKey(), entry.getValue().all, entry.getValue().matched))
                .sorted(Comparator.comparingLong(Bucket::from))
                .toList();
        return new TimeHistogram(width, sorted, untimed);
    }

    private Counts at(long time) {
        Counts known = last;
        if (known != null && time >= lastStart && time - lastStart < width) {
            return known;
        }
        long start = start(time);
        Counts found = buckets.get(start);
        if (found == null) {
            found = new Counts();
            buckets.put(start, found);
            if (buckets.size() > MOST) {
                widen();
                return at(time);
            }
        }
        lastStart = start;
        last = found;
        return found;
    }

    private long start(long time) {
        return Math.floorDiv(time, width) * width;
    }

    private void widen() {
        Map<Long, Counts> narrow = Map.copyOf(buckets);
        while (buckets.size() > MOST / 2) {
            width = Widths.after(width);
            buckets.clear();
            narrow.forEach((start, counts) -> {
                Counts wide = buckets.computeIfAbsent(start(start), _ -> new Counts());
                wide.all += counts.all;
                wide.matched += counts.matched;
            });
        }
        last = null;
    }
}
