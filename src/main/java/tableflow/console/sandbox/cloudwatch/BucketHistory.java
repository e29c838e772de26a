package tableflow.console.sandbox.cloudwatch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// What each bucket held at midnight UTC of each day. The present day is read from the buckets; the days before are in
/// a file, where they never change.
///
/// A point is published some time after its midnight, between one and two days later. Points older than 15 months go.
/// Thread-safe.
///
/// @see "Amazon S3 user guide, daily storage metrics: reported once per day; CloudWatch keeps metrics for 15 months"
public final class BucketHistory {
    static final Duration KEPT = Duration.ofDays(455);
    private static final int PLANTED_DAYS = 365;

    private final BucketContents contents;
    private final Clock clock;
    private final HistoryFile file;
    private final Map<String, NavigableMap<LocalDate, Holding>> days;

    /// @param file where the history is kept; made when it is missing
    /// @throws IOException when the file is there and cannot be read
    public BucketHistory(BucketContents contents, Clock clock, Path file) throws IOException {
        this.contents = contents;
        this.clock = clock;
        this.file = new HistoryFile(file);
        this.days = this.file.read();
    }

    /// Gives a bucket the history of a year that ends with what it holds now. On no day is it less than what was
    /// written before and is there still. A bucket that has a history of more than a week keeps its own.
    ///
    /// @throws IOException when it cannot be kept
    public synchronized void plant(String bucket) throws IOException {
        NavigableMap<LocalDate, Holding> known = days.computeIfAbsent(bucket, b -> new TreeMap<>());
        if (known.size() > 7) {
            return;
        }
        BucketCensus census = BucketCensus.of(contents, bucket);
        LocalDate today = today();
        Holding now = census.now();
        GrowthCurve curve = new GrowthCurve(bucket, PLANTED_DAYS);
        for (int day = 0; day < PLANTED_DAYS; day++) {
            LocalDate date = today.minusDays(PLANTED_DAYS - 1L - day);
            known.put(date, now.times(curve.share(day)).atLeast(census.at(date)));
        }
        known.put(today, now);
        file.write(days);
    }

    /// Reads the buckets for the present day, and fills days on which nobody looked with what there was before. To be
    /// called now and then; the last call of a day stays.
    ///
    /// @throws IOException when it cannot be kept
    public synchronized void look() throws IOException {
        LocalDate today = today();
        for (String bucket : contents.buckets()) {
            NavigableMap<LocalDate, Holding> known = days.computeIfAbsent(bucket, b -> new TreeMap<>());
            if (!known.isEmpty()) {
                Holding last = known.lastEntry().getValue();
                for (LocalDate day = known.lastKey().plusDays(1); day.isBefore(today); day = day.plusDays(1)) {
                    known.put(day, last);
                }
            }
            known.put(today, BucketCensus.of(contents, bucket).now());
            known.headMap(today.minusDays(KEPT.toDays()), true).clear();
        }
        file.write(days);
    }

    /// One metric with all of its published points.
    ///
    /// @param storageType `AllStorageTypes` for the number of objects
    record Metric(String name, String bucket, String storageType, NavigableMap<Instant, Long> points) {}

    /// All metrics that have a published point, by bucket, name and storage type.
    synchronized List<Metric> metrics() {
        List<Metric> all = new ArrayList<>();
        new TreeMap<>(days).forEach((bucket, known) -> {
            TreeMap<String, NavigableMap<Instant, Long>> sizes = new TreeMap<>();
            NavigableMap<Instant, Long> objects = new TreeMap<>();
            known.forEach((day, holding) -> {
                if (published(bucket, day)) {
                    Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
                    holding.bytes().forEach((type, size) ->
                            sizes.computeIfAbsent(type, t -> new TreeMap<>()).put(at, size));
                    objects.put(at, holding.objects());
                }
            });
            sizes.forEach((type, points) -> all.add(new Metric("BucketSizeBytes", bucket, type, points)));
            if (!objects.isEmpty()) {
                all.add(new Metric("NumberOfObjects", bucket, "AllStorageTypes", objects));
            }
        });
        return all;
    }

    /// Names of buckets with a history, also of those that are gone.
    synchronized Set<String> buckets() {
        return Set.copyOf(days.keySet());
    }

    Instant now() {
        return clock.instant();
    }

    private boolean published(String bucket, LocalDate day) {
        int hours = 24 + Math.floorMod((bucket + day).hashCode(), 24);
        return !now().isBefore(day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(hours)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }
}
