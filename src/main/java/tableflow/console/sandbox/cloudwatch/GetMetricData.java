package tableflow.console.sandbox.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.http.Json;

/// Reads up to 500 metrics in one call, up to 100,800 points a page. Metric math is refused: see the guide.
final class GetMetricData {
    private static final int MOST_QUERIES = 500;
    private static final int MOST_POINTS = 100_800;
    private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]*");

    private final BucketHistory history;

    /// One query with its points in the order wanted.
    private record Series(String id, String label, List<Map.Entry<Instant, Double>> points) {}

    GetMetricData(BucketHistory history) {
        this.history = history;
    }

    ObjectNode answer(Input input) throws AwsFailure {
        List<Input> queries = input.structures("MetricDataQueries");
        if (queries.isEmpty()) {
            throw Refusals.missing("MetricDataQueries");
        }
        if (queries.size() > MOST_QUERIES) {
            throw Refusals.validation("The collection MetricDataQueries must not have a size greater than 500.");
        }
        int most = input.integer("MaxDatapoints").orElse(MOST_POINTS);
        if (most < 1 || most > MOST_POINTS) {
            throw Refusals.value("The parameter MaxDatapoints must be between 1 and 100800.");
        }
        Statistics.Span span = Statistics.Span.of(input);
        boolean newestFirst = !input.text("ScanBy").orElse("TimestampDescending").equals("TimestampAscending");
        List<Series> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Input query : queries) {
            String id = query.required("Id");
            if (!ID.matcher(id).matches()) {
                throw Refusals.validation("The value " + id + " for parameter MetricDataQueries.member."
                        + (all.size() + 1) + ".Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.");
            }
            if (!ids.add(id)) {
                throw Refusals.validation("The values for parameter id in MetricDataQueries are not unique.");
            }
            Series series = series(id, query, span, newestFirst);
            if (query.flag("ReturnData", true)) {
                all.add(series);
            }
        }
        return page(all, Tokens.offset(input.text("NextToken")), most);
    }

    private Series series(String id, Input query, Statistics.Span span, boolean newestFirst) throws AwsFailure {
        if (query.has("Expression")) {
            throw Refusals.validation("Error in expression '" + id + "': metric math is not available here.");
        }
        Input stat = query.structure("MetricStat");
        Selection selection = Selection.of(stat.structure("Metric"));
        int period = Statistics.period(stat);
        String statistic = stat.required("Stat");
        if (!Statistics.known(statistic)) {
            throw Refusals.validation("The value " + statistic + " for parameter Stat is not supported.");
        }
        NavigableMap<Instant, Double> values = new TreeMap<>();
        if (stat.text("Unit").map(selection.unit()::equals).orElse(true)) {
            selection.in(history.metrics()).ifPresent(metric ->
                    Statistics.periods(metric.points(), span, period).forEach((at, samples) ->
                            values.put(at, Statistics.value(statistic, samples))));
        }
        NavigableMap<Instant, Double> ordered = newestFirst ? values.descendingMap() : values;
        return new Series(id, query.text("Label").orElse(selection.name()), List.copyOf(ordered.entrySet()));
    }

    /// The points are counted through all series; a page may end within one, which is then PartialData.
    private static ObjectNode page(List<Series> all, int from, int most) throws AwsFailure {
        int total = all.stream().mapToInt(series -> series.points().size()).sum();
        if (from > 0 && from >= total) {
            throw Refusals.token();
        }
        int to = Math.min(total, from + most);
        ObjectNode result = Json.object();
        ArrayNode results = result.putArray("MetricDataResults");
        int first = 0;
        for (Series series : all) {
            int size = series.points().size();
            int begin = Math.clamp(from - first, 0, size);
            int end = Math.clamp(to - first, 0, size);
            if (begin < end || (size == 0 && from == 0)) {
                ObjectNode one = results.addObject().put("Id", series.id()).put("Label", series.label());
                ArrayNode times = one.putArray("Timestamps");
                ArrayNode values = one.putArray("Values");
                series.points().subList(begin, end).forEach(point -> {
                    times.addPOJO(point.getKey());
                    values.add(point.getValue());
                });
                one.put("StatusCode", end < size ? "PartialData" : "Complete");
            }
            first += size;
        }
        if (to < total) {
            result.put("NextToken", Tokens.of(to));
        }
        result.putArray("Messages");
        return result;
    }
}
