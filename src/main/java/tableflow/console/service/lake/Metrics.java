package tableflow.console.service.lake;

import org.apache.iceberg.metrics.CounterResult;
import org.apache.iceberg.metrics.MetricsReport;
import org.apache.iceberg.metrics.MetricsReporter;
import org.apache.iceberg.metrics.ScanMetricsResult;
import org.apache.iceberg.metrics.ScanReport;
import org.jspecify.annotations.Nullable;

/// Keeps what the library reports of one scan, when it ends.
final class Metrics implements MetricsReporter {

    private volatile @Nullable ScanMetricsResult told;

    @Override
    public void report(MetricsReport report) {
        if (report instanceof ScanReport scan) {
            told = scan.scanMetrics();
        }
    }

    /// @param unless what to say when nothing was reported
    int manifestsRead(int unless) {
        ScanMetricsResult known = told;
        return known == null
                ? unless
                : (int) (value(known.scannedDataManifests()) + value(known.scannedDeleteManifests()));
    }

    private static long value(@Nullable CounterResult counter) {
        return counter == null ? 0 : counter.value();
    }
}
