package tableflow.console.sandbox.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.http.Json;

/// The older way to read one metric: at most 1,440 points a call.
final class GetMetricStatistics {
    private static final int MOST = 1_440;

    private final BucketHistory history;

    GetMetricStatistics(BucketHistory history) {
        this.history = history;
    }

    ObjectNode answer(Input input) throws AwsFailure {
        Selection selection = Selection.of(input);
        Statistics.Span span = Statistics.Span.of(input);
        int period = Statistics.period(input);
        List<String> plain = input.texts("Statistics");
        List<String> extended = input.texts("ExtendedStatistics");
        check(plain, extended);
        long asked = Duration.between(span.from(), span.to()).toSeconds() / period;
        if (asked > MOST) {
            throw Refusals.combination("You have requested up to " + asked + " datapoints, which exceeds the limit of "
                    + "1,440. You may reduce the datapoints requested by increasing Period, or decreasing the time "
                    + "range.");
        }
        ObjectNode result = Json.object().put("Label", selection.name());
        ArrayNode points = result.putArray("Datapoints");
        if (input.text("Unit").map(selection.unit()::equals).orElse(true)) {
            selection.in(history.metrics()).ifPresent(metric ->
                    Statistics.periods(metric.points(), span, period).forEach((at, samples) -> {
                        ObjectNode point = points.addObject().putPOJO("Timestamp", at);
                        plain.forEach(name -> point.put(name, Statistics.value(name, samples)));
                        point.put("Unit", selection.unit());
                        if (!extended.isEmpty()) {
                            ObjectNode more = point.putObject("ExtendedStatistics");
                            extended.forEach(name -> more.put(name, Statistics.value(name, samples)));
                        }
                    }));
        }
        return result;
    }

    private static void check(List<String> plain, List<String> extended) throws AwsFailure {
        if (plain.isEmpty() && extended.isEmpty()) {
            throw Refusals.combination("Must specify either Statistics or ExtendedStatistics");
        }
        for (String name : plain) {
            if (!Statistics.known(name) || Statistics.percentile(name)) {
                throw Refusals.value("The value " + name + " for parameter Statistics.member is not one of "
                        + "SampleCount, Average, Sum, Minimum, Maximum.");
            }
        }
        for (String name : extended) {
            if (!Statistics.percentile(name)) {
                throw Refusals.value("The value " + name + " for parameter ExtendedStatistics is not supported.");
            }
        }
    }
}
