package tableflow.console.sandbox.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Puts recordings into groups and buckets.
///
/// @param cluster id of the cluster that all recordings are of
record Answering(Recordings recordings, String cluster) {
    /// One group of an answer.
    ///
    /// @param labels what it has in common, in the order asked for
    /// @param points bucket's first minute to value
    record Group(Map<String, String> labels, NavigableMap<Long, Double> points) {
        private String sortKey() {
            return String.join("\u0000", labels.values());
        }

        private double total() {
            return points.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /// The groups: by their labels, or for one bucket in all by value, the largest first.
    List<Group> answer(Query query) {
        Map<Map<String, String>, Map<Long, Double>> groups = new HashMap<>();
        for (Interval interval : query.intervals()) {
            long from = minute(interval.from().getEpochSecond() + 59);
            long to = minute(interval.to().getEpochSecond() + 59);
            recordings.between(query.metric(), from, to).forEach((key, points) -> {
                Map<String, String> labels = labels(key);
                if (query.filter().test(labels)) {
                    Map<String, String> group = new LinkedHashMap<>();
                    query.groupBy().forEach(label -> group.put(label, labels.getOrDefault(label, "")));
                    buckets(query, points).forEach((bucket, value) -> groups
                            .computeIfAbsent(group, g -> new HashMap<>()).merge(start(query, bucket), value,
                                    Double::sum));
                }
            });
        }
        List<Group> sorted = new ArrayList<>();
        groups.forEach((labels, points) -> sorted.add(new Group(labels, new TreeMap<>(points))));
        sorted.sort(order(query));
        return sorted;
    }

    /// A counter's points are summed within a bucket, a gauge's are averaged.
    private static Map<Long, Double> buckets(Query query, List<Recordings.Point> points) {
        Map<Long, long[]> sums = new HashMap<>();
        for (Recordings.Point point : points) {
            long[] sum = sums.computeIfAbsent(query.granularity().bucket(point.minute()), b -> new long[2]);
            sum[0] += point.value();
            sum[1]++;
        }
        Map<Long, Double> values = new HashMap<>();
        sums.forEach((bucket, sum) ->
                values.put(bucket, query.metric().counter() ? (double) sum[0] : (double) sum[0] / sum[1]));
        return values;
    }

    /// One bucket in all begins with the first interval.
    private static long start(Query query, long bucket) {
        return query.granularity().all()
                ? query.intervals().stream().mapToLong(i -> minute(i.from().getEpochSecond())).min().orElse(0)
                : bucket;
    }

    private static Comparator<Group> order(Query query) {
        Comparator<Group> byLabels = Comparator.comparing(Group::sortKey);
        if (!query.granularity().all()) {
            return byLabels;
        }
        Comparator<Group> byValue = Comparator.comparingDouble(Group::total);
        return (query.shape().ascending() ? byValue : byValue.reversed()).thenComparing(byLabels);
    }

    private Map<String, String> labels(Recordings.Key key) {
        Map<String, String> labels = new HashMap<>();
        labels.put(Query.CLUSTER, cluster);
        key.labels().forEach((name, value) -> labels.put("metric." + name, value));
        return labels;
    }

    static long minute(long epochSecond) {
        return Math.floorDiv(epochSecond, 60);
    }
}
