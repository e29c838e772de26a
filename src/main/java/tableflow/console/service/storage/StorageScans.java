package tableflow.console.service.storage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.StorageReport;
import tableflow.console.service.port.BucketMetrics;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.storage.cost.CostTrend;
import tableflow.console.service.storage.cost.Costs;
import tableflow.console.service.storage.cost.PriceTable;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.inventory.Inventories;
import tableflow.console.service.storage.inventory.Offer;
import tableflow.console.service.storage.keep.KeptScan;
import tableflow.console.service.storage.keep.ScanFiles;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.Counting;
import tableflow.console.service.storage.scan.Scan;
import tableflow.console.service.storage.scan.ScanRequest;
import tableflow.console.service.support.Waiter;

/// Scans of one profile's buckets: what one will cost, the scan itself, and what is kept of it.
public final class StorageScans {

    private static final Duration METRICS = Duration.ofDays(4);
    private static final String OBJECTS = "NumberOfObjects";

    private final Sources sources;
    private final Place place;
    private final ThreadFactory threads;
    private final Waiter waiter;

    /// What is asked; each may throw a [RemoteFailure] when it cannot be opened.
    ///
    /// @param pages closed by who opened it
    /// @param metrics opened for one question and closed
    /// @param topics all topics of Tableflow
    /// @param inventories lists that S3 has written
    public record Sources(
            Supplier<ObjectPages> pages, Supplier<BucketMetrics> metrics, Supplier<List<TableflowTopic>> topics,
            Inventories inventories) {

        /// Where there are no inventories.
        public Sources(
                Supplier<ObjectPages> pages, Supplier<BucketMetrics> metrics, Supplier<List<TableflowTopic>> topics) {
            this(pages, metrics, topics, Inventories.none());
        }
    }

    /// Where the buckets are, and what is known beforehand.
    ///
    /// @param bucket the profile's; absent when it names none
    /// @param region of the profile
    /// @param prices as they are now: a person may edit them
    public record Place(@Nullable String bucket, String region, Supplier<PriceTable> prices, ScanFiles files) {

        /// With prices that stay.
        public Place(@Nullable String bucket, String region, PriceTable prices, ScanFiles files) {
            this(bucket, region, () -> prices, files);
        }
    }

    /// @param threads virtual ones
    public StorageScans(Sources sources, Place place, ThreadFactory threads, Waiter waiter) {
        this.sources = sources;
        this.place = place;
        this.threads = threads;
        this.waiter = waiter;
    }

    /// What a scan will take.
    ///
    /// @param objects how many there are in the bucket by the daily metrics; empty when nobody can tell. A prefix has
    ///     fewer.
    /// @param measured when that was
    /// @param cost of so many; absent while they are not known
    /// @param prices that it was computed with
    public record Foresight(
            OptionalLong objects,
            Optional<Instant> measured,
            Optional<RegionPrices.ScanCost> cost,
            RegionPrices prices) {}

    /// The profile's bucket, all of it.
    ///
    /// @throws RemoteFailure INVALID when the profile names none
    public S3Uri usual() {
        String bucket = place.bucket();
        if (bucket == null) {
            throw RemoteFailure.of(Kind.INVALID, "choose what to scan", "the profile names no bucket")
                    .withAdvice("Name one: storage usage s3://bucket/prefix");
        }
        return new S3Uri(bucket, "");
    }

    /// Looks up what a scan of `root` will take at most. Never fails: what cannot be asked is not known.
    public Foresight foresee(S3Uri root) {
        RegionPrices prices = prices();
        try (BucketMetrics metrics = sources.metrics().get()) {
            Instant now = waiter.now();
            Optional<BucketMetrics.Point> newest = metrics.daily(root.bucket(), now.minus(METRICS), now).stream()
                    .filter(series -> series.metric().equals(OBJECTS))
                    .flatMap(series -> series.points().stream())
                    .reduce((a, b) -> a.day().isAfter(b.day()) ? a : b);
            return newest.map(point -> {
                long objects = point.value().setScale(0, RoundingMode.CEILING).min(
                        BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact();
                return new Foresight(OptionalLong.of(objects), Optional.of(point.day()),
                        Optional.of(prices.scan(objects)), prices);
            }).orElseGet(() -> unknown(prices));
        } catch (RemoteFailure failed) {
            if (failed.is(Kind.CANCELLED)) {
                throw failed;
            }
            return unknown(prices);
        }
    }

    private static Foresight unknown(RegionPrices prices) {
        return new Foresight(OptionalLong.empty(), Optional.empty(), Optional.empty(), prices);
    }

    /// The prices of the profile's region.
    public RegionPrices prices() {
        return place.prices().get().region(place.region());
    }

    /// What the bucket cost a month on each of the last `days` days: by the daily metrics, or by the kept scans of the
    /// place where those cannot be read or are not of a whole bucket.
    public CostTrend trend(S3Uri root, int days) {
        RegionPrices prices = prices();
        if (root.key().isEmpty()) {
            try (BucketMetrics metrics = sources.metrics().get()) {
                Instant now = waiter.now();
                CostTrend daily = CostTrend.ofMetrics(
                        metrics.daily(root.bucket(), now.minus(Duration.ofDays(days)), now), prices);
                if (!daily.points().isEmpty()) {
                    return daily;
                }
            } catch (RemoteFailure failed) {
                if (failed.is(Kind.CANCELLED)) {
                    throw failed;
                }
            }
        }
        Map<Instant, Map<String, Amount>> scans = new HashMap<>();
        files().list(root).stream().filter(KeptScan::complete).forEach(kept -> readable(kept)
                .ifPresent(scan -> scans.put(kept.started(), scan.report().classes())));
        return CostTrend.ofScans(scans, prices);
    }

    /// Empty for a damaged one: the others tell the trend, and who opens it is told.
    private Optional<Checkpoint> readable(KeptScan kept) {
        try {
            return Optional.of(files().open(kept));
        } catch (RemoteFailure damaged) {
            return Optional.empty();
        }
    }

    /// What a scan's bytes cost a month, by class and by topic.
    public Costs costs(StorageReport report, TopicOwners owners) {
        return Costs.of(report, prices(), root -> owners.name(root.prefix()));
    }

    /// Which prefixes of a bucket are which topic's. Never fails: it says why it does not know.
    public TopicOwners owners(String bucket) {
        try {
            return TopicOwners.of(sources.topics().get(), bucket);
        } catch (RemoteFailure failed) {
            if (failed.is(Kind.CANCELLED)) {
                throw failed;
            }
            return TopicOwners.unknown(failed);
        }
    }

    /// The inventories of a bucket and what counting a place by each takes, usable ones first, the newest in front.
    ///
    /// @throws RemoteFailure FORBIDDEN without `s3:GetInventoryConfiguration`
    public List<Offer> offers(S3Uri root) {
        return sources.inventories().offers(root, prices());
    }

    /// Now, for who tells ages.
    public Instant now() {
        return waiter.now();
    }

    /// A count by the newest list of an inventory that is yet to run.
    ///
    /// @param offer a usable one of the place
    public Counting count(Offer offer, S3Uri root, TopicOwners owners) {
        return sources.inventories().scan(offer, root, owners, threads, waiter);
    }

    /// A scan that is yet to run.
    ///
    /// @param from goes on from there; absent to begin
    public Scan scan(ScanRequest request, @Nullable Checkpoint from) {
        return new Scan(sources.pages().get(), threads, waiter, request, from);
    }

    /// What is kept of earlier scans.
    public ScanFiles files() {
        return place.files();
    }
}
