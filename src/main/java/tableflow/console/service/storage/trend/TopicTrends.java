package tableflow.console.service.storage.trend;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.ClassMix;
import tableflow.console.domain.storage.StorageReport;
import tableflow.console.domain.storage.growth.Measure;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.cost.CostLine;
import tableflow.console.service.storage.cost.Costs;
import tableflow.console.service.storage.growth.TableGrowth;
import tableflow.console.service.storage.keep.KeptScan;
import tableflow.console.service.storage.table.TableSurvey;
import tableflow.console.service.storage.trend.TopicTrend.Basis;
import tableflow.console.service.storage.trend.TopicTrend.Point;

/// What each topic of a scan cost a month at days of the past: by kept scans of the same place, or by the live bytes of
/// its table, whichever reaches back farther; kept scans where both do.
public final class TopicTrends {

    private final Supplier<StorageScans> scans;
    private final Supplier<TableSurvey> tables;

    /// @param tables those of the catalog; may throw a [RemoteFailure] when it is opened
    public TopicTrends(Supplier<StorageScans> scans, Supplier<TableSurvey> tables) {
        this.scans = scans;
        this.tables = tables;
    }

    /// What is priced now.
    ///
    /// @param root what was scanned
    public record Now(S3Uri root, StorageReport report, TopicOwners owners, Costs costs) {}

    /// What was found.
    ///
    /// @param topics by the names that the costs have
    /// @param notes what could not be asked, in words
    public record Told(Map<String, TopicTrend> topics, List<String> notes) {
        public Told {
            topics = Map.copyOf(topics);
            notes = List.copyOf(notes);
        }
    }

    /// Reads kept scans and one metadata file a table.
    ///
    /// @throws RemoteFailure CANCELLED after an interrupt
    public Told read(Now now, Progress progress) {
        List<String> notes = new ArrayList<>();
        Map<String, NavigableMap<LocalDate, Point>> scanned = scanned(now, progress);
        Map<String, NavigableMap<LocalDate, BigInteger>> live = new HashMap<>();
        try {
            Instant moment = scans.get().now();
            tables.get().answers(answer -> add(live, now, answer, moment), progress).notes()
                    .forEach(why -> notes.add("Tables: " + why));
        } catch (RemoteFailure failed) {
            if (failed.is(Kind.CANCELLED)) {
                throw failed;
            }
            notes.add("Tables: " + failed.getMessage());
        }
        // In which classes a topic's bytes lie by the scan that is shown.
        Map<String, Map<String, Amount>> classes = now.report().classesBy(root -> now.owners().name(root.prefix()));
        Map<String, TopicTrend> trends = new HashMap<>();
        for (CostLine line : now.costs().topics()) {
            ClassMix mix = ClassMix.of(classes.getOrDefault(line.name(), Map.of()));
            Optional<TopicTrend> byScans = trend(scanned.getOrDefault(line.name(), new TreeMap<>()), mix);
            Optional<TopicTrend> byTable = live(live.getOrDefault(line.name(), new TreeMap<>()), now.costs(), mix);
            farther(byScans.orElse(null), byTable.orElse(null))
                    .ifPresent(one -> trends.put(line.name(), one));
        }
        return new Told(trends, notes);
    }

    private static Optional<TopicTrend> farther(@Nullable TopicTrend scans, @Nullable TopicTrend table) {
        if (scans == null || table == null) {
            return Optional.ofNullable(scans == null ? table : scans);
        }
        return Optional.of(reach(table) > reach(scans) ? table : scans);
    }

    private static long reach(TopicTrend trend) {
        return ChronoUnit.DAYS.between(trend.points().getFirst().day(), trend.points().getLast().day());
    }

    /// The last whole scan of each day.
    private Map<String, NavigableMap<LocalDate, Point>> scanned(Now now, Progress progress) {
        StorageScans service = scans.get();
        Map<String, NavigableMap<LocalDate, Point>> topics = new HashMap<>();
        Set<LocalDate> known = new HashSet<>();
        List<KeptScan> kept = service.files().list(now.root()).stream().filter(KeptScan::complete).toList();
        int done = 0;
        for (KeptScan one : kept) {
            Progress.throwIfCancelled("read the kept scans");
            progress.report("Read the kept scans of " + now.root(), ++done, kept.size());
            LocalDate day = one.started().atZone(ZoneOffset.UTC).toLocalDate();
            if (known.contains(day)) {
                continue;
            }
            try {
                service.costs(service.files().open(one).report(), now.owners()).topics().forEach(line ->
                        topics.computeIfAbsent(line.name(), name -> new TreeMap<>())
                                .put(day, new Point(day, line.amount().bytes(), line.dollars())));
                known.add(day);
            } catch (RemoteFailure damaged) {
                // Another one of the day that can be read counts instead.
            }
        }
        return topics;
    }

    private static Optional<TopicTrend> trend(NavigableMap<LocalDate, Point> days, ClassMix mix) {
        return days.size() < 2 ? Optional.empty() : Optional.of(new TopicTrend(
                Basis.SCANS, List.copyOf(days.values()), mix.bytes().keySet(), false));
    }

    /// A topic may have more than one table; before the first day of one the others are not all of it.
    private static void add(
            Map<String, NavigableMap<LocalDate, BigInteger>> live, Now now, TableSurvey.Answer answer, Instant moment) {
        TableMetadata metadata = answer.metadata();
        if (metadata == null) {
            return;
        }
        S3Uri root;
        try {
            root = S3Uri.parse(metadata.location()).asFolder();
        } catch (IllegalArgumentException elsewhere) {
            return;
        }
        if (!root.bucket().equals(now.root().bucket()) || !root.key().startsWith(now.root().key())) {
            return;
        }
        NavigableMap<LocalDate, BigInteger> days = new TreeMap<>();
        TableGrowth.of(metadata, moment).stream().filter(one -> one.measure() == Measure.BYTES)
                .flatMap(one -> one.days().stream())
                .forEach(one -> days.put(one.day(), one.value().toBigIntegerExact()));
        live.merge(now.owners().name(root.key()), days, TopicTrends::both);
    }

    private static NavigableMap<LocalDate, BigInteger> both(
            NavigableMap<LocalDate, BigInteger> one, NavigableMap<LocalDate, BigInteger> other) {
        NavigableMap<LocalDate, BigInteger> days = new TreeMap<>(one);
        days.keySet().retainAll(other.keySet());
        days.replaceAll((day, bytes) -> bytes.add(other.getOrDefault(day, BigInteger.ZERO)));
        return days;
    }

    private static Optional<TopicTrend> live(NavigableMap<LocalDate, BigInteger> days, Costs costs, ClassMix mix) {
        if (days.size() < 2) {
            return Optional.empty();
        }
        List<Point> points = new ArrayList<>();
        days.forEach((day, bytes) ->
                points.add(new Point(day, bytes, costs.of(mix.split(bytes)).dollars())));
        return Optional.of(new TopicTrend(Basis.TABLE, points, mix.split(BigInteger.ONE).keySet(), !mix.isKnown()));
    }
}
