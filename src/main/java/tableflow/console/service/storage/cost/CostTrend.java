package tableflow.console.service.storage.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.growth.FigureSource;
import tableflow.console.service.port.BucketMetrics.Series;

/// What a bucket cost a month at days of the past, by the prices of today.
///
/// @param source where the amounts are from
/// @param points oldest first
public record CostTrend(FigureSource source, List<Point> points) {

    private static final String BYTES = "BucketSizeBytes";

    /// CloudWatch's names of what S3 calls otherwise in listings.
    ///
    /// @see "Amazon S3: CloudWatch metrics, storage types of BucketSizeBytes"
    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("StandardStorage", "STANDARD"),
            Map.entry("GlacierS3ObjectOverhead", "STANDARD"),
            Map.entry("DeepArchiveS3ObjectOverhead", "STANDARD"),
            Map.entry("StandardIAStorage", "STANDARD_IA"),
            Map.entry("OneZoneIAStorage", "ONEZONE_IA"),
            Map.entry("ReducedRedundancyStorage", "REDUCED_REDUNDANCY"),
            Map.entry("GlacierInstantRetrievalStorage", "GLACIER_IR"),
            Map.entry("GlacierStorage", "GLACIER"),
            Map.entry("GlacierObjectOverhead", "GLACIER"),
            Map.entry("DeepArchiveStorage", "DEEP_ARCHIVE"),
            Map.entry("DeepArchiveObjectOverhead", "DEEP_ARCHIVE"),
            Map.entry("IntelligentTieringFAStorage", "INTELLIGENT_TIERING"),
            Map.entry("ExpressOneZoneStorage", "EXPRESS_ONEZONE"));

    public CostTrend {
        points = List.copyOf(points);
    }

    /// A day.
    public record Point(Instant at, BigDecimal bytes, RegionPrices.Monthly month) {}

    /// By the daily metrics of the whole bucket.
    public static CostTrend ofMetrics(List<Series> all, RegionPrices prices) {
        Map<Instant, Map<String, Amount>> days = new TreeMap<>();
        for (Series series : all) {
            if (series.metric().equals(BYTES)) {
                String name = CLASSES.getOrDefault(series.storageType(), series.storageType());
                series.points().forEach(point -> days.computeIfAbsent(point.day(), _ -> new HashMap<>())
                        .merge(name, new Amount(0, point.value().setScale(0, RoundingMode.HALF_UP).toBigInteger()),
                                Amount::plus));
            }
        }
        return new CostTrend(FigureSource.DAILY_METRICS, points(days, prices));
    }

    /// By kept scans of one place.
    public static CostTrend ofScans(Map<Instant, Map<String, Amount>> classes, RegionPrices prices) {
        return new CostTrend(FigureSource.SCANS, points(new TreeMap<>(classes), prices));
    }

    private static List<Point> points(Map<Instant, Map<String, Amount>> days, RegionPrices prices) {
        List<Point> points = new ArrayList<>();
        days.forEach((day, classes) -> points.add(new Point(day, new BigDecimal(
                classes.values().stream().reduce(Amount.NONE, Amount::plus).bytes()), prices.month(classes))));
        return points;
    }
}
