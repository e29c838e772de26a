package tableflow.console.sandbox.cloudwatch;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import tableflow.console.sandbox.aws.AwsFailure;

/// Which metric a call means: namespace, name, and exactly these dimensions.
record Selection(String namespace, String name, NavigableMap<String, String> dimensions) {
    static final String NAMESPACE = "AWS/S3";

    static Selection of(Input metric) throws AwsFailure {
        NavigableMap<String, String> dimensions = new TreeMap<>();
        for (Input dimension : metric.structures("Dimensions")) {
            dimensions.put(dimension.required("Name"), dimension.required("Value"));
        }
        return new Selection(metric.required("Namespace"), metric.required("MetricName"), dimensions);
    }

    /// The metric; none when there is no such one, which for CloudWatch is no mistake but no data.
    Optional<BucketHistory.Metric> in(List<BucketHistory.Metric> all) {
        return all.stream()
                .filter(metric -> namespace.equals(NAMESPACE)
                        && name.equals(metric.name())
                        && dimensions.equals(dimensions(metric)))
                .findFirst();
    }

    static NavigableMap<String, String> dimensions(BucketHistory.Metric metric) {
        NavigableMap<String, String> dimensions = new TreeMap<>();
        dimensions.put("BucketName", metric.bucket());
        dimensions.put("StorageType", metric.storageType());
        return dimensions;
    }

    /// Of the metric that this names.
    String unit() {
        return name.equals("NumberOfObjects") ? "Count" : "Bytes";
    }
}
