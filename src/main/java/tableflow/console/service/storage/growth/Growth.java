package tableflow.console.service.storage.growth;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.RootUse;
import tableflow.console.domain.storage.growth.DailySeries;
import tableflow.console.domain.storage.growth.FigureSource;
import tableflow.console.domain.storage.growth.Measure;
import tableflow.console.service.port.BucketMetrics;
import tableflow.console.service.port.Metrics;
import tableflow.console.service.storage.keep.KeptScan;
import tableflow.console.service.storage.keep.ScanFiles;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.support.Waiter;

/// The daily figures of a bucket or a table from all who measure them. What one of them cannot tell is noted, and the
/// others are asked.
public final class Growth {

    /// CloudWatch keeps daily figures for 455 days.
    private static final Duration BUCKET_BACK = Duration.ofDays(455);

    /// The Metrics API keeps a week.
    private static final Duration KAFKA_BACK = Duration.ofDays(7);
    private static final String RECEIVED = "io.confluent.kafka.server/received_bytes";
    private static final String SIZE = "BucketSizeBytes";
    private static final String OBJECTS = "NumberOfObjects";

    private final Sources sources;
    private final Waiter waiter;

    /// Who measures; each may throw a [RemoteFailure] when it cannot be opened.
    ///
    /// @param buckets opened for one question and closed
    /// @param kafka Confluent's Metrics API
    /// @param clusterId of Kafka; absent when the profile names none
    /// @param scans what is kept of scans
    public record Sources(
            Supplier<BucketMetrics> buckets, Supplier<Metrics> kafka, @Nullable String clusterId, ScanFiles scans) {}

    public Growth(Sources sources, Waiter waiter) {
        this.sources = sources;
        this.waiter = waiter;
    }

    /// What was found.
    ///
    /// @param series none of them empty
    /// @param notes who could not be asked and why, in words
    public record Found(List<DailySeries> series, List<String> notes) {
        public Found {
            series = List.copyOf(series);
            notes = List.copyOf(notes);
        }

        /// The series of a measure and a source.
        public Optional<DailySeries> of(Measure measure, FigureSource source) {
            return series.stream().filter(one -> one.measure() == measure && one.source() == source).findFirst();
        }
    }

    /// A bucket, from CloudWatch and from kept scans of all of it.
    ///
    /// @throws RemoteFailure CANCELLED after an interrupt
    public Found bucket(String bucket, Progress progress) {
        Collecting found = new Collecting();
        found.ask("CloudWatch", () -> metrics(bucket));
        found.ask("kept scans", () -> scans(new S3Uri(bucket, ""), "", progress));
        return found.done();
    }

    /// A table, from its snapshots, kept scans and what came in through its topic.
    ///
    /// @param topic absent when it is not known
    /// @throws RemoteFailure CANCELLED after an interrupt
    public Found table(TableMetadata metadata, @Nullable String topic, Progress progress) {
        Collecting found = new Collecting();
        found.ask("snapshots", () -> TableGrowth.of(metadata, waiter.now()));
        S3Uri root = S3Uri.parse(metadata.location()).asFolder();
        found.ask("kept scans", () -> scans(new S3Uri(root.bucket(), ""), root.key(), progress));
        String cluster = sources.clusterId();
        if (topic != null && cluster != null) {
            found.ask("Confluent's metrics", () -> List.of(received(cluster, topic)));
        }
        return found.done();
    }

    private List<DailySeries> metrics(String bucket) {
        Instant now = waiter.now();
        List<BucketMetrics.Series> told;
        try (BucketMetrics metrics = sources.buckets().get()) {
            told = metrics.daily(bucket, now.minus(BUCKET_BACK), now);
        }
        return List.of(sum(told, SIZE, Measure.BYTES), sum(told, OBJECTS, Measure.OBJECTS));
    }

    /// All storage types together.
    private static DailySeries sum(List<BucketMetrics.Series> told, String metric, Measure measure) {
        Map<LocalDate, BigDecimal> days = new HashMap<>();
        told.stream().filter(one -> one.metric().equals(metric)).forEach(one -> {
            // A day that was told twice counts once, as it was told last.
            Map<LocalDate, BigDecimal> own = new HashMap<>();
            one.points().forEach(point -> own.put(TableGrowth.day(point.day()), point.value()));
            own.forEach((day, value) -> days.merge(day, value, BigDecimal::add));
        });
        return DailySeries.state(measure, FigureSource.DAILY_METRICS, days);
    }

    /// The last scan of each day that saw everything.
    ///
    /// @param prefix of a table; empty for all of the place
    private List<DailySeries> scans(S3Uri place, String prefix, Progress progress) {
        NavigableMap<LocalDate, Amount> days = new TreeMap<>();
        List<KeptScan> kept = sources.scans().list(place).stream().filter(KeptScan::complete).toList();
        int done = 0;
        // Newest first: of a day the first one that is seen.
        for (KeptScan one : kept) {
            Progress.throwIfCancelled("read the kept scans");
            progress.report("Read the kept scans of " + place, ++done, kept.size());
            LocalDate day = TableGrowth.day(one.started());
            if (!days.containsKey(day)) {
                amount(one, prefix).ifPresent(amount -> days.put(day, amount));
            }
        }
        Map<LocalDate, BigDecimal> bytes = new TreeMap<>();
        Map<LocalDate, BigDecimal> objects = new TreeMap<>();
        days.forEach((day, amount) -> {
            bytes.put(day, new BigDecimal(amount.bytes()));
            objects.put(day, BigDecimal.valueOf(amount.objects()));
        });
        return List.of(
                DailySeries.state(Measure.BYTES, FigureSource.SCANS, bytes),
                DailySeries.state(Measure.OBJECTS, FigureSource.SCANS, objects));
    }

    private Optional<Amount> amount(KeptScan one, String prefix) {
        if (prefix.isEmpty()) {
            return Optional.of(new Amount(one.objects(), one.bytes()));
        }
        Checkpoint scan;
        try {
            scan = sources.scans().open(one);
        } catch (RemoteFailure damaged) {
            return Optional.empty();
        }
        return scan.report().roots().stream()
                .filter(root -> root.prefix().equals(prefix))
                .map(RootUse::all)
                .findFirst();
    }

    private DailySeries received(String cluster, String topic) {
        Instant now = waiter.now();
        // Whole days of UTC; today's is what came in so far.
        Instant from = now.truncatedTo(ChronoUnit.DAYS).minus(KAFKA_BACK);
        List<Metrics.Series> told = sources.kafka().get().query(new Metrics.Question(
                RECEIVED, cluster, List.of("topic"), new Metrics.Window(from, now.plusMillis(1)),
                Metrics.Granularity.DAY));
        Map<LocalDate, BigDecimal> days = new HashMap<>();
        told.stream().filter(one -> topic.equals(one.labels().get("topic"))).forEach(one ->
                one.points().forEach(point -> days.merge(TableGrowth.day(point.at()), point.value(), BigDecimal::add)));
        return DailySeries.flow(Measure.BYTES, FigureSource.KAFKA_METRICS, days);
    }

    private static final class Collecting {
        private final List<DailySeries> series = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        void ask(String whom, Supplier<List<DailySeries>> question) {
            try {
                question.get().stream().filter(one -> !one.days().isEmpty()).forEach(series::add);
            } catch (RemoteFailure failed) {
                if (failed.is(Kind.CANCELLED)) {
                    throw failed;
                }
                notes.add(whom + ": " + failed.getMessage());
            }
        }

        Found done() {
            return new Found(series, notes);
        }
    }
}
