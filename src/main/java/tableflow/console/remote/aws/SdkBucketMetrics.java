package tableflow.console.remote.aws;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.port.BucketMetrics;

/// S3's daily storage metrics in CloudWatch through the AWS SDK: two metrics of the namespace `AWS/S3`, by bucket and
/// storage type. Which storage types there are is listed first.
///
/// @see "CloudWatch API: GetMetricData takes 500 queries; ListMetrics hides metrics silent for two weeks"
final class SdkBucketMetrics implements BucketMetrics {

    private static final String NAMESPACE = "AWS/S3";
    private static final String BUCKET = "BucketName";
    private static final String STORAGE_TYPE = "StorageType";
    private static final int DAY_SECONDS = 86_400;
    private static final int MOST_QUERIES = 500;

    private final CloudWatchClient client;
    private final AwsFailures failures;

    /// @param client closed with this
    SdkBucketMetrics(CloudWatchClient client, AwsFailures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public List<Series> daily(String bucket, Instant from, Instant to) {
        List<Metric> metrics = failures.during("list the metrics of bucket " + bucket, () -> client
                .listMetricsPaginator(request -> request
                        .namespace(NAMESPACE)
                        .dimensions(DimensionFilter.builder().name(BUCKET).value(bucket).build()))
                .metrics().stream().limit(MOST_QUERIES).toList());
        return metrics.isEmpty()
                ? List.of()
                : failures.during("read the metrics of bucket " + bucket, () -> read(bucket, metrics, from, to));
    }

    private List<Series> read(String bucket, List<Metric> metrics, Instant from, Instant to) {
        List<MetricDataQuery> queries = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            Metric metric = metrics.get(i);
            queries.add(MetricDataQuery.builder()
                    .id("m" + i)
                    .metricStat(stat -> stat.metric(metric).period(DAY_SECONDS).stat("Average"))
                    .build());
        }
        Map<String, NavigableMap<Instant, BigDecimal>> found = new HashMap<>();
        for (GetMetricDataResponse page : client.getMetricDataPaginator(request -> request
                .metricDataQueries(queries).startTime(from).endTime(to).scanBy(ScanBy.TIMESTAMP_ASCENDING))) {
            page.metricDataResults().forEach(result -> collect(bucket, result, found));
        }
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            NavigableMap<Instant, BigDecimal> points = found.getOrDefault("m" + i, new TreeMap<>());
            series.add(new Series(metrics.get(i).metricName(), storageType(metrics.get(i)), points.entrySet().stream()
                    .map(point -> new Point(point.getKey(), point.getValue()))
                    .toList()));
        }
        return List.copyOf(series);
    }

    /// A result may be refused alone, within an answer that is fine.
    private static void collect(
            String bucket, MetricDataResult result, Map<String, NavigableMap<Instant, BigDecimal>> found) {
        String status = String.valueOf(result.statusCodeAsString());
        if (status.equals("Forbidden") || status.equals("InternalError")) {
            throw RemoteFailure.of(status.equals("Forbidden") ? Kind.FORBIDDEN : Kind.UNEXPECTED,
                            "read the metrics of bucket " + bucket, "CloudWatch answers " + status)
                    .withAdvice("The caller needs cloudwatch:GetMetricData.");
        }
        NavigableMap<Instant, BigDecimal> points = found.computeIfAbsent(result.id(), id -> new TreeMap<>());
        for (int i = 0; i < Math.min(result.timestamps().size(), result.values().size()); i++) {
            points.put(result.timestamps().get(i), new BigDecimal(result.values().get(i)));
        }
    }

    private static String storageType(Metric metric) {
        Optional<Dimension> dimension =
                metric.dimensions().stream().filter(it -> STORAGE_TYPE.equals(it.name())).findFirst();
        return dimension.map(Dimension::value).orElse("");
    }

    @Override
    public void close() {
        client.close();
    }
}
