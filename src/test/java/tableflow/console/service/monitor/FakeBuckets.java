package tableflow.console.service.monitor;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.port.BucketMetrics;

/// A CloudWatch that says the same of every bucket.
public final class FakeBuckets implements BucketMetrics {

    public final List<String> asked = new ArrayList<>();
    public @Nullable RemoteFailure failure;
    private final List<Point> sizes = new ArrayList<>();
    private final List<Point> objects = new ArrayList<>();

    /// Measured so many days before a moment.
    public FakeBuckets measured(Instant now, int daysAgo, long bytes, long count) {
        Instant day = now.minus(Duration.ofDays(daysAgo));
        sizes.add(new Point(day, BigDecimal.valueOf(bytes)));
        objects.add(new Point(day, BigDecimal.valueOf(count)));
        return this;
    }

    @Override
    public List<Series> daily(String bucket, Instant from, Instant to) {
        asked.add(bucket);
        if (failure != null) {
            throw failure;
        }
        return List.of(
                new Series("BucketSizeBytes", "StandardStorage", sizes),
                new Series("NumberOfObjects", "AllStorageTypes", objects));
    }

    @Override
    public void close() {}
}
