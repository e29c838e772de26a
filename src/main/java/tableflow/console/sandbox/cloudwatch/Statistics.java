package tableflow.console.sandbox.cloudwatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tableflow.console.sandbox.aws.AwsFailure;

/// Puts points into periods and makes one number of each. Every point is one sample.
final class Statistics {
    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d+)?|100)");

    private Statistics() {}

    /// The samples of each period that has any, oldest first. Periods are counted from 1970; a span from 00:00 on.
    static NavigableMap<Instant, List<Double>> periods(
            NavigableMap<Instant, Long> points, Span span, int periodSeconds) {
        NavigableMap<Instant, List<Double>> periods = new TreeMap<>();
        Instant from = start(span.from(), periodSeconds);
        if (!from.isBefore(span.to())) {
            return periods;
        }
        points.subMap(from, true, span.to(), false).forEach((at, value) ->
                periods.computeIfAbsent(start(at, periodSeconds), p -> new ArrayList<>()).add((double) value));
        return periods;
    }

    /// From inclusive, to exclusive.
    record Span(Instant from, Instant to) {
        static Span of(Input input) throws AwsFailure {
            Span span = new Span(input.time("StartTime"), input.time("EndTime"));
            if (!span.from.isBefore(span.to)) {
                throw Refusals.combination("The parameter StartTime must be less than the parameter EndTime.");
            }
            return span;
        }
    }

    static boolean known(String statistic) {
        return switch (statistic) {
            case "Average", "Sum", "Minimum", "Maximum", "SampleCount" -> true;
            default -> percentile(statistic);
        };
    }

    static boolean percentile(String statistic) {
        return PERCENTILE.matcher(statistic).matches();
    }

    /// @param samples at least one
    static double value(String statistic, List<Double> samples) {
        return switch (statistic) {
            case "Sum" -> samples.stream().mapToDouble(Double::doubleValue).sum();
            case "SampleCount" -> samples.size();
            case "Minimum" -> samples.stream().mapToDouble(Double::doubleValue).min().orElse(0);
            case "Maximum" -> samples.stream().mapToDouble(Double::doubleValue).max().orElse(0);
            case "Average" -> samples.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            default -> rank(samples, Double.parseDouble(statistic.substring(1)));
        };
    }

    private static double rank(List<Double> samples, double percent) {
        List<Double> sorted = samples.stream().sorted().toList();
        int index = (int) Math.ceil(percent / 100 * sorted.size()) - 1;
        return sorted.get(Math.max(0, index));
    }

    /// @throws AwsFailure unless it is a multiple of a minute
    static int period(Input input) throws AwsFailure {
        int seconds = input.requiredInteger("Period");
        if (seconds < 60 || seconds % 60 != 0) {
            throw Refusals.value("The parameter Period must be a multiple of 60.");
        }
        return seconds;
    }

    private static Instant start(Instant at, int periodSeconds) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), periodSeconds) * periodSeconds);
    }
}
