package tableflow.console.sandbox.cloudwatch;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/// Counts a bucket once: what it holds now, and of that what it held already on each day before.
final class BucketCensus {
    private final TreeMap<LocalDate, Map<String, Long>> bytes = new TreeMap<>();
    private final TreeMap<LocalDate, Long> objects = new TreeMap<>();

    private BucketCensus() {}

    static BucketCensus of(BucketContents contents, String bucket) {
        BucketCensus census = new BucketCensus();
        contents.scan(bucket, census::count);
        return census;
    }

    private void count(BucketContents.Item item) {
        LocalDate day = LocalDate.ofInstant(item.since(), ZoneOffset.UTC);
        bytes.computeIfAbsent(day, d -> new TreeMap<>())
                .merge(Holding.storageType(item.storageClass()), item.size(), Long::sum);
        objects.merge(day, 1L, Long::sum);
    }

    /// All of it.
    Holding now() {
        return sum(bytes, objects);
    }

    /// What had been written before midnight UTC of this day and is still there.
    Holding at(LocalDate day) {
        return sum(bytes.headMap(day, false), objects.headMap(day, false));
    }

    private static Holding sum(Map<LocalDate, Map<String, Long>> bytes, Map<LocalDate, Long> objects) {
        Map<String, Long> all = new TreeMap<>();
        bytes.values().forEach(day -> day.forEach((type, size) -> all.merge(type, size, Long::sum)));
        return new Holding(all, objects.values().stream().mapToLong(Long::longValue).sum());
    }
}
