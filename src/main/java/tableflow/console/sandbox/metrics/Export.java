package tableflow.console.sandbox.metrics;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;

/// The figures of one minute as text for a monitoring system: in Prometheus' format, or in OpenMetrics when asked.
final class Export {
    private static final String OPEN = "application/openmetrics-text";

    private final Recordings recordings;
    private final String cluster;

    Export(Recordings recordings, String cluster) {
        this.recordings = recordings;
        this.cluster = cluster;
    }

    /// @param metrics the ones wanted
    Reply answer(Request request, List<Metric> metrics, long minute) {
        boolean open = request.header("Accept").orElse("").contains(OPEN);
        StringBuilder text = new StringBuilder();
        for (Metric metric : metrics) {
            Map<Recordings.Key, List<Recordings.Point>> found = recordings.between(metric, minute, minute + 1);
            if (!found.isEmpty()) {
                head(text, metric, open);
                List<String> lines = new ArrayList<>();
                found.forEach((key, points) -> lines.add(line(key, points.getFirst(), open)));
                lines.stream().sorted().forEach(line -> text.append(line).append('\n'));
            }
        }
        if (open) {
            text.append("# EOF\n");
        }
        String type = open ? OPEN + ";version=1.0.0;charset=utf-8" : "text/plain;version=0.0.4";
        return new Reply(200, Map.of("Content-Type", type), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void head(StringBuilder text, Metric metric, boolean open) {
        String name = metric.exportName();
        if (open) {
            text.append("# TYPE ").append(name).append(" gauge\n");
            text.append("# HELP ").append(name).append(' ').append(metric.description()).append('\n');
        } else {
            text.append("# HELP ").append(name).append(' ').append(metric.description()).append('\n');
            text.append("# TYPE ").append(name).append(" gauge\n");
        }
    }

    /// Prometheus' own format has milliseconds, OpenMetrics has seconds.
    private String line(Recordings.Key key, Recordings.Point point, boolean open) {
        Map<String, String> labels = new TreeMap<>(key.labels());
        labels.put("kafka_id", cluster);
        String all = labels.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                .collect(Collectors.joining(","));
        long seconds = point.minute() * 60;
        return key.metric().exportName() + "{" + all + "} " + (double) point.value() + " "
                + (open ? String.format(Locale.ROOT, "%d.000", seconds) : Long.toString(seconds * 1_000));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
