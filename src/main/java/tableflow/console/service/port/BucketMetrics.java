package tableflow.console.service.port;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// What CloudWatch keeps of buckets: S3 measures each once a day, and the figure shows about a day later.
public interface BucketMetrics extends AutoCloseable {

    /// A measure of a bucket over time.
    ///
    /// @param metric `BucketSizeBytes` or `NumberOfObjects`; open
    /// @param storageType such as `StandardStorage`, or `AllStorageTypes` for objects; open
    /// @param points oldest first; days that were not measured are missing
    record Series(String metric, String storageType, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /// A day's figure.
    record Point(Instant day, BigDecimal value) {}

    /// Sizes and numbers of objects of a bucket, one point a day. Empty where nothing was measured in that time, for
    /// a bucket of yesterday, say. Each metric that is asked for is billed.
    ///
    /// @throws tableflow.console.domain.RemoteFailure FORBIDDEN without `cloudwatch:GetMetricData` and
    ///     `cloudwatch:ListMetrics`
    List<Series> daily(String bucket, Instant from, Instant to);

    @Override
    void close();
}
