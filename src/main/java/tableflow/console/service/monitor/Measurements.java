package tableflow.console.service.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.service.port.Metrics;
import tableflow.console.service.port.Metrics.Granularity;
import tableflow.console.service.port.Metrics.Question;
import tableflow.console.service.port.Metrics.Series;
import tableflow.console.service.port.Metrics.Window;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.Asking;

/// What Confluent's Metrics API says of all topics of a cluster, a question for each figure. Amounts are those of the
/// last hour; its youngest minutes may be incomplete. Asked again only when the rate limit leaves room: 60 calls a
/// minute from one address, of which half are left to others.
final class Measurements {

    private static final String KAFKA = "io.confluent.kafka.server/";
    private static final String TABLEFLOW = "io.confluent.tableflow/";
    private static final String TOPIC_OFFSET = TABLEFLOW + "kafka_topic_offset";
    private static final String TABLE_OFFSET = TABLEFLOW + "table_offset";
    private static final Map<Figure, String> NAMES = Map.of(
            Figure.ROWS_SKIPPED, TABLEFLOW + "rows_skipped",
            Figure.ROWS_WRITTEN, TABLEFLOW + "rows_added",
            Figure.BYTES_WRITTEN, TABLEFLOW + "bytes_added",
            Figure.BYTES_RECEIVED, KAFKA + "received_bytes",
            Figure.STORED_BYTES, TABLEFLOW + "storage");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration RECENT = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofSeconds(55);
    private static final Duration PER_CALL = Duration.ofSeconds(2);
    private static final int PAGE = 1_000;

    private final Map<String, Metrics.Descriptor> offered = new HashMap<>();
    private Instant next = Instant.MIN;
    private Measured latest = Measured.NOTHING;

    /// What was measured.
    ///
    /// @param values by figure and topic
    /// @param failures of single figures
    /// @param lags records that tables lack, by topic
    /// @param failure why nothing could be asked
    record Measured(
            Map<Figure, Map<String, Long>> values,
            Map<Figure, RemoteFailure> failures,
            Map<String, Long> lags,
            @Nullable RemoteFailure failure) {

        static final Measured NOTHING = new Measured(Map.of(), Map.of(), Map.of(), null);

        static Measured failed(RemoteFailure why) {
            return new Measured(Map.of(), Map.of(), Map.of(), why);
        }

        /// A topic without a measurement has none: that is not a zero.
        Reading reading(Figure figure, String topic) {
            RemoteFailure why = failure != null ? failure : failures.get(figure);
            if (why != null) {
                return Reading.failed(why);
            }
            Long value = values.getOrDefault(figure, Map.of()).get(topic);
            return value == null ? Reading.absent(Reading.Cause.NOT_MEASURED) : Reading.measured(value);
        }
    }

    static Set<Figure> figures() {
        return NAMES.keySet();
    }

    /// The newest measurements; those of before while it is too early for others.
    Measured read(Supplier<Metrics> metrics, String clusterId, Instant now) {
        if (now.isBefore(next)) {
            return latest;
        }
        Answer<Metrics> opened = Asking.ask("open the Metrics API", () -> {
            Metrics api = metrics.get();
            if (offered.isEmpty()) {
                api.descriptors().forEach(one -> offered.put(one.name(), one));
            }
            return api;
        });
        RemoteFailure closed = opened.failure();
        latest = closed != null
                ? Measured.failed(closed)
                : opened.value().map(api -> read(api, clusterId, now)).orElse(Measured.NOTHING);
        Duration pause = PER_CALL.multipliedBy(calls(latest));
        next = now.plus(pause.compareTo(PAUSE) > 0 ? pause : PAUSE);
        return latest;
    }

    private static long calls(Measured measured) {
        return measured.values().values().stream().mapToLong(it -> it.size() / PAGE + 1).sum()
                + 2L * (measured.lags().size() / PAGE + 1);
    }

    private Measured read(Metrics api, String clusterId, Instant now) {
        Map<Figure, Map<String, Long>> values = new EnumMap<>(Figure.class);
        Map<Figure, RemoteFailure> failures = new EnumMap<>(Figure.class);
        for (Map.Entry<Figure, String> entry : NAMES.entrySet()) {
            Metrics.Descriptor metric = offered.get(entry.getValue());
            if (metric == null || !metric.labels().contains("topic")) {
                continue;
            }
            Answer<Map<String, Long>> answer =
                    Asking.ask("read metric " + metric.name(), () -> byTopic(api, clusterId, metric, now));
            answer.value().ifPresent(it -> values.put(entry.getKey(), it));
            RemoteFailure failure = answer.failure();
            if (failure != null) {
                failures.put(entry.getKey(), failure);
            }
            if (failure != null && (failure.is(Kind.UNREACHABLE) || failure.is(Kind.UNAUTHORIZED))) {
                return Measured.failed(failure);
            }
        }
        return new Measured(values, failures, lags(api, clusterId, now), null);
    }

    private static Map<String, Long> byTopic(Metrics api, String cluster, Metrics.Descriptor metric, Instant now) {
        Map<String, Long> byTopic = new HashMap<>();
        for (Series series : ask(api, cluster, metric, now, List.of("topic"))) {
            newest(series).ifPresent(value ->
                    byTopic.put(series.labels().getOrDefault("topic", ""), value));
        }
        return byTopic;
    }

    /// Amounts are added up over an hour, states are the newest of the last minutes.
    private static List<Series> ask(
            Metrics api, String cluster, Metrics.Descriptor metric, Instant now, List<String> labels) {
        Instant end = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        return metric.isCounter()
                ? api.query(new Question(
                        metric.name(), cluster, labels, new Window(end.minus(HOUR), end), Granularity.ALL))
                : api.query(new Question(
                        metric.name(), cluster, labels, new Window(end.minus(RECENT), end),
                        Granularity.FIVE_MINUTES));
    }

    private static Optional<Long> newest(Series series) {
        return series.points().stream()
                .max((one, other) -> one.at().compareTo(other.at()))
                .map(point -> Wholes.of(point.value()));
    }

    /// Confluent measures how far topics and tables are, where the two metrics are offered. Each partition counts for
    /// itself where the metrics tell them apart. That it fails is no loss: other ways lead to the lag.
    private Map<String, Long> lags(Metrics api, String cluster, Instant now) {
        Metrics.Descriptor topics = offered.get(TOPIC_OFFSET);
        Metrics.Descriptor tables = offered.get(TABLE_OFFSET);
        if (topics == null || tables == null
                || !topics.labels().contains("topic") || !tables.labels().contains("topic")) {
            return Map.of();
        }
        List<String> labels = topics.labels().contains("partition") && tables.labels().contains("partition")
                ? List.of("topic", "partition")
                : List.of("topic");
        return Asking.ask("read how far tables are", () -> {
            Map<Map<String, String>, Long> held = ask(api, cluster, tables, now, labels).stream()
                    .filter(series -> newest(series).isPresent())
                    .collect(Collectors.toMap(Series::labels, series -> newest(series).orElse(0L), Math::max));
            Map<String, Long> lags = new HashMap<>();
            for (Series series : ask(api, cluster, topics, now, labels)) {
                Long table = held.get(series.labels());
                if (table != null) {
                    newest(series).ifPresent(end -> lags.merge(
                            series.labels().getOrDefault("topic", ""), Math.max(0, end - table), Long::sum));
                }
            }
            return lags;
        }).value().orElse(Map.of());
    }
}
