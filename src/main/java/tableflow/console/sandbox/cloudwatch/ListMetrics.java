package tableflow.console.sandbox.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.http.Json;

/// Names the metrics that had a point in the last two weeks, 500 a page.
final class ListMetrics {
    private static final int PAGE = 500;
    private static final Duration SILENT = Duration.ofDays(14);

    private final BucketHistory history;

    ListMetrics(BucketHistory history) {
        this.history = history;
    }

    ObjectNode answer(Input input) throws AwsFailure {
        // All storage metrics are days old.
        boolean recent = input.has("RecentlyActive");
        for (Input dimension : input.structures("Dimensions")) {
            dimension.required("Name");
        }
        List<BucketHistory.Metric> found = recent ? List.of() : history.metrics().stream()
                .filter(metric -> metric.points().lastKey().isAfter(history.now().minus(SILENT)))
                .filter(metric -> fits(input, metric))
                .toList();
        int from = Tokens.offset(input.text("NextToken"));
        int to = Math.min(found.size(), from + PAGE);
        if (from > found.size()) {
            throw Refusals.token();
        }
        ObjectNode result = Json.object();
        ArrayNode metrics = result.putArray("Metrics");
        found.subList(from, to).forEach(metric -> metrics.add(json(metric)));
        if (to < found.size()) {
            result.put("NextToken", Tokens.of(to));
        }
        return result;
    }

    private static boolean fits(Input input, BucketHistory.Metric metric) {
        NavigableMap<String, String> dimensions = Selection.dimensions(metric);
        return input.text("Namespace").map(Selection.NAMESPACE::equals).orElse(true)
                && input.text("MetricName").map(metric.name()::equals).orElse(true)
                && input.structures("Dimensions").stream().allMatch(wanted -> {
                    String value = dimensions.get(wanted.text("Name").orElse(""));
                    return value != null && wanted.text("Value").map(value::equals).orElse(true);
                });
    }

    private static ObjectNode json(BucketHistory.Metric metric) {
        ObjectNode node = Json.object().put("Namespace", Selection.NAMESPACE).put("MetricName", metric.name());
        ArrayNode dimensions = node.putArray("Dimensions");
        Selection.dimensions(metric).descendingMap().forEach((name, value) ->
                dimensions.addObject().put("Name", name).put("Value", value));
        return node;
    }
}
