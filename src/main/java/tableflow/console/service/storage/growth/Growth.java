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
import java.util.function.Consumer;
import java.util.function.Predicate;
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
import tableflow.console.service.storage.table.TableSurvey;
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
    /// @param tables those of the catalog
    public record Sources(
            Supplier<BucketMetrics> buckets, Supplier<Metrics> kafka, @Nullable String clusterId, ScanFiles scans,
            Supplier<TableSurvey> tables) {}

    public Growth(Sources sources, Waiter waiter) {
        this.sources = sources;
        this.waiter = waiter;
    }

    /// What was found.
    ///
    /// @param series none of them empty
    /// @param notes who could not be asked or has nothing, and why, in words
    /// @param topics that Confluent's metrics know of, sorted; empty where they were asked for one topic or for none
    /// @param tables behind the sums over tables; absent where there are none
    public record Found(
            List<DailySeries> series, List<String> notes, List<String> topics, @Nullable TablesTold tables) {

        /// Without sums over tables.
        public Found(List<DailySeries> series, List<String> notes, List<String> topics) {
            this(series, notes, topics, null);
        }

        public Found {
            series = List.copyOf(series);
            notes = List.copyOf(notes);
            topics = List.copyOf(topics);
        }

        /// What each day added to a state where that was told apart from it.
        public Optional<DailySeries> added(DailySeries state) {
            return series.stream().filter(one -> one.flow() && one.measure() == state.measure()
                    && one.source() == state.source()).findFirst();
        }

        /// The series of a measure and a source; of a state and what was added to it the state.
        public Optional<DailySeries> of(Measure measure, FigureSource source) {
            return series.stream().filter(one -> one.measure() == measure && one.source() == source).findFirst();
        }
    }

    /// A topic in a bucket.
    ///
    /// @param roots whether a root of a scan, table or folder, is the topic's
    /// @param table its metadata; throws a [RemoteFailure] where it has none that can be read
    public record Topic(String name, Predicate<String> roots, Supplier<TableMetadata> table) {}

    /// A bucket, from CloudWatch, from kept scans of all of it, what came in through all topics of the cluster, and the
    /// sums over the catalog's tables in it.
    ///
    /// @param early told of all but the tables, which take a request each
    /// @throws RemoteFailure CANCELLED after an interrupt
    public Found bucket(String bucket, Consumer<Found> early, Progress progress) {
        Collecting found = new Collecting();
        found.ask(Asked.CLOUD_WATCH, () -> metrics(bucket));
        found.ask(Asked.SCANS, () -> scans(bucket, null, progress));
        Map<String, Map<LocalDate, BigDecimal>> topics = new TreeMap<>();
        found.ask(Asked.CONFLUENT, () -> {
            topics.putAll(received());
            Map<LocalDate, BigDecimal> all = new HashMap<>();
            topics.values().forEach(days -> days.forEach((day, value) -> all.merge(day, value, BigDecimal::add)));
            return List.of(flow(all));
        });
        List<String> names = List.copyOf(topics.keySet());
        early.accept(found.with(Asked.TABLES, "they were not read to the end", names));
        LakeGrowth lake = new LakeGrowth(bucket, waiter.now());
        found.ask(Asked.TABLES, () -> {
            sources.tables().get().answers(lake::add, progress).notes().forEach(why -> found.note(Asked.TABLES, why));
            return lake.series();
        });
        return found.done(names, lake.told());
    }

    /// A topic, from the snapshots of its table, its part of kept scans of the bucket, and what came in.
    ///
    /// @throws RemoteFailure CANCELLED after an interrupt
    public Found topic(String bucket, Topic topic, Progress progress) {
        Collecting found = new Collecting();
        found.ask(Asked.SNAPSHOTS, () -> TableGrowth.of(topic.table().get(), waiter.now()));
        found.ask(Asked.SCANS, () -> scans(bucket, topic.roots(), progress));
        found.ask(Asked.CONFLUENT, () -> List.of(flow(received().getOrDefault(topic.name(), Map.of()))));
        found.note(Asked.CLOUD_WATCH, "it measures whole buckets, no topics");
        return found.done(List.of());
    }

    /// A table, from its snapshots, kept scans and what came in through its topic.
    ///
    /// @param topic absent when it is not known
    /// @throws RemoteFailure CANCELLED after an interrupt
    public Found table(TableMetadata metadata, @Nullable String topic, Progress progress) {
        S3Uri root = S3Uri.parse(metadata.location()).asFolder();
        Collecting found = new Collecting();
        found.ask(Asked.SNAPSHOTS, () -> TableGrowth.of(metadata, waiter.now()));
        found.ask(Asked.SCANS, () -> scans(root.bucket(), root.key()::equals, progress));
        if (topic == null) {
            found.note(Asked.CONFLUENT, "which topic the table is of is not known");
        } else {
            found.ask(Asked.CONFLUENT, () -> List.of(flow(received().getOrDefault(topic, Map.of()))));
        }
        return found.done(List.of());
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
    /// @param roots those that count; absent for all of the bucket
    private List<DailySeries> scans(String bucket, @Nullable Predicate<String> roots, Progress progress) {
        S3Uri place = new S3Uri(bucket, "");
        NavigableMap<LocalDate, Amount> days = new TreeMap<>();
        List<KeptScan> kept = sources.scans().list(place).stream().filter(KeptScan::complete).toList();
        int done = 0;
        // Newest first: of a day the first one that is seen.
        for (KeptScan one : kept) {
            Progress.throwIfCancelled("read the kept scans");
            progress.report("Read the kept scans of " + place, ++done, kept.size());
            LocalDate day = TableGrowth.day(one.started());
            if (!days.containsKey(day)) {
                amount(one, roots).ifPresent(amount -> days.put(day, amount));
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

    /// Empty where the scan saw nothing of it: it may have been another's then.
    private Optional<Amount> amount(KeptScan one, @Nullable Predicate<String> roots) {
        if (roots == null) {
            return Optional.of(new Amount(one.objects(), one.bytes()));
        }
        Checkpoint scan;
        try {
            scan = sources.scans().open(one);
        } catch (RemoteFailure damaged) {
            return Optional.empty();
        }
        return scan.report().roots().stream()
                .filter(root -> roots.test(root.prefix()))
                .map(RootUse::all)
                .reduce(Amount::plus);
    }

    /// Bytes by topic and day.
    private Map<String, Map<LocalDate, BigDecimal>> received() {
        String cluster = sources.clusterId();
        if (cluster == null) {
            throw RemoteFailure.of(Kind.INVALID, "read the metrics of Kafka", "the profile names no Kafka cluster");
        }
        Instant now = waiter.now();
        // Whole days of UTC; today's is what came in so far.
        Instant from = now.truncatedTo(ChronoUnit.DAYS).minus(KAFKA_BACK);
        List<Metrics.Series> told = sources.kafka().get().query(new Metrics.Question(
                RECEIVED, cluster, List.of("topic"), new Metrics.Window(from, now.plusMillis(1)),
                Metrics.Granularity.DAY));
        Map<String, Map<LocalDate, BigDecimal>> topics = new HashMap<>();
        for (Metrics.Series one : told) {
            Map<LocalDate, BigDecimal> days =
                    topics.computeIfAbsent(one.labels().getOrDefault("topic", ""), name -> new HashMap<>());
            one.points().forEach(point -> days.merge(TableGrowth.day(point.at()), point.value(), BigDecimal::add));
        }
        return topics;
    }

    private static DailySeries flow(Map<LocalDate, BigDecimal> days) {
        return DailySeries.flow(Measure.BYTES, FigureSource.KAFKA_METRICS, days);
    }

    /// Who is asked, and what it means when they have nothing.
    private enum Asked {
        CLOUD_WATCH("CloudWatch", "it has no daily figures of the bucket"),
        SCANS("Kept scans", "no whole one has seen it"),
        SNAPSHOTS("Snapshots", "the table has none with figures"),
        TABLES("Tables", "the catalog has none in the bucket that was ever written"),
        CONFLUENT("Confluent's metrics", "nothing came in within a week, or it was not measured");

        private final String name;
        private final String nothing;

        Asked(String name, String nothing) {
            this.name = name;
            this.nothing = nothing;
        }
    }

    private static final class Collecting {
        private final List<DailySeries> series = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        void ask(Asked whom, Supplier<List<DailySeries>> question) {
            try {
                List<DailySeries> told = question.get().stream().filter(one -> !one.days().isEmpty()).toList();
                series.addAll(told);
                if (told.isEmpty()) {
                    note(whom, whom.nothing);
                }
            } catch (RemoteFailure failed) {
                if (failed.is(Kind.CANCELLED)) {
                    throw failed;
                }
                note(whom, String.valueOf(failed.getMessage()));
            }
        }

        void note(Asked whom, String why) {
            notes.add(whom.name + ": " + why);
        }

        Found done(List<String> topics) {
            return done(topics, null);
        }

        Found done(List<String> topics, @Nullable TablesTold tables) {
            return new Found(series, notes, topics, tables);
        }

        /// As far as it is known, with what is not.
        Found with(Asked whom, String why, List<String> topics) {
            List<String> all = new ArrayList<>(notes);
            all.add(whom.name + ": " + why);
            return new Found(series, all, topics);
        }
    }
}
