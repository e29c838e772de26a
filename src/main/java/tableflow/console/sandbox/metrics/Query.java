package tableflow.console.sandbox.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a caller asks of one metric.
///
/// @param groupBy labels with prefix, empty for one sum
record Query(
        Metric metric, List<String> groupBy, Filter filter, List<Interval> intervals, Granularity granularity,
        Shape shape) {
    static final String CLUSTER = "resource.kafka.id";
    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 1_000;

    /// @param limit most groups of a page
    /// @param grouped answer group by group instead of point by point
    /// @param ascending order of groups by value, for granularity ALL
    record Shape(int limit, boolean grouped, boolean ascending) {}

    static Query parse(JsonNode body, Instant now) throws Refusal {
        JsonNode aggregations = body.path("aggregations");
        if (!aggregations.isArray() || aggregations.size() != 1) {
            throw Refusal.invalid("aggregations must have exactly one element");
        }
        Metric metric = metric(aggregations.path(0));
        Granularity granularity = Granularity.of(required(body, "granularity"));
        List<Interval> intervals = intervals(body, now);
        for (Interval interval : intervals) {
            granularity.check(interval);
        }
        List<String> groupBy = groupBy(body, metric);
        String format = body.path("format").asText("FLAT");
        if (!format.equals("FLAT") && !format.equals("GROUPED")) {
            throw Refusal.invalid("Unsupported format: " + format);
        }
        if (format.equals("GROUPED") && groupBy.isEmpty()) {
            throw Refusal.invalid("format GROUPED is only allowed with group_by");
        }
        return new Query(metric, groupBy, filter(body, metric), intervals, granularity,
                new Shape(limit(body), format.equals("GROUPED"), ascending(body, granularity, metric)));
    }

    /// What `/attributes` asks: the values of one label.
    static Query attributes(JsonNode body, Instant now) throws Refusal {
        Metric metric = metric(body);
        List<String> groupBy = groupBy(body, metric);
        if (groupBy.size() != 1) {
            throw Refusal.invalid("group_by must have exactly one element");
        }
        List<Interval> intervals = body.has("intervals")
                ? intervals(body, now)
                : List.of(new Interval(now.minusSeconds(3_600), now));
        return new Query(metric, groupBy, filter(body, metric), intervals, Granularity.of("ALL"),
                new Shape(limit(body), false, true));
    }

    /// The clusters that it is about; the caller must be allowed to see each.
    Set<String> clusters() throws Refusal {
        Set<String> wanted = filter.wanted(CLUSTER);
        if (wanted.isEmpty()) {
            throw Refusal.invalid("The query must have a filter on a resource, such as " + CLUSTER);
        }
        return wanted;
    }

    private static Metric metric(JsonNode node) throws Refusal {
        String name = required(node, "metric");
        if (node.hasNonNull("agg") && !node.path("agg").asText().equals("SUM")) {
            throw Refusal.invalid("Unsupported aggregation: " + node.path("agg").asText());
        }
        return Metric.find(name).orElseThrow(() -> Refusal.invalid("Unsupported metric: " + name));
    }

    private static List<Interval> intervals(JsonNode body, Instant now) throws Refusal {
        List<Interval> intervals = new ArrayList<>();
        for (JsonNode one : body.path("intervals")) {
            intervals.add(Interval.parse(one.asText(), now));
        }
        if (intervals.isEmpty()) {
            throw Refusal.invalid("intervals must not be empty");
        }
        return intervals;
    }

    private static List<String> groupBy(JsonNode body, Metric metric) throws Refusal {
        List<String> labels = new ArrayList<>();
        for (JsonNode one : body.path("group_by")) {
            if (!fields(metric).contains(one.asText())) {
                throw Refusal.invalid("Unsupported group_by label: " + one.asText());
            }
            labels.add(one.asText());
        }
        return labels;
    }

    private static Filter filter(JsonNode body, Metric metric) throws Refusal {
        return body.hasNonNull("filter")
                ? Filter.parse(body.path("filter"), fields(metric))
                : new Filter.All(List.of());
    }

    private static int limit(JsonNode body) throws Refusal {
        int limit = body.path("limit").asInt(DEFAULT_LIMIT);
        if (limit < 1 || limit > MOST) {
            throw Refusal.invalid("limit must be between 1 and " + MOST);
        }
        return limit;
    }

    private static boolean ascending(JsonNode body, Granularity granularity, Metric metric) throws Refusal {
        if (!body.has("order_by")) {
            return false;
        }
        if (!granularity.all()) {
            throw Refusal.invalid("order_by is only valid for granularity ALL");
        }
        if (!body.path("order_by").path(0).path("metric").asText().equals(metric.name())) {
            throw Refusal.invalid("order_by must be one of the aggregations");
        }
        return body.path("order_by").path(0).path("order").asText().equals("ASCENDING");
    }

    private static Set<String> fields(Metric metric) {
        Set<String> fields = new TreeSet<>();
        fields.add(CLUSTER);
        metric.labels().forEach(label -> fields.add("metric." + label.key()));
        return fields;
    }

    private static String required(JsonNode node, String name) throws Refusal {
        if (!node.hasNonNull(name) || node.path(name).asText().isEmpty()) {
            throw Refusal.invalid(name + " must not be null");
        }
        return node.path(name).asText();
    }
}
