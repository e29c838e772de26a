package tableflow.console.service.port;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Confluent's Metrics API: what clusters measured of themselves, by the minute and some minutes late.
///
/// A metric, topic or minute that is missing in an answer was not measured, or is not there yet: it is never a zero.
///
/// @see "openapi: metrics/v2"
public interface Metrics {

    /// How late points are typically: what was asked of younger minutes may grow yet.
    Duration DELAY = Duration.ofMinutes(5);

    /// A metric that can be asked for.
    ///
    /// @param name such as `io.confluent.kafka.server/received_bytes`
    /// @param unit in UCUM: `By` for bytes, `1` for a count
    /// @param type `COUNTER_INT64` (summed over time), `GAUGE_INT64` (averaged over time) or their doubles; open
    /// @param labels that it can be filtered and grouped by, without the `metric.` in front: `topic`, `partition`
    record Descriptor(String name, String description, String unit, String type, Set<String> labels) {
        public Descriptor {
            labels = Set.copyOf(labels);
        }

        /// Whether values are counts within a span of time, else they are states.
        public boolean isCounter() {
            return type.startsWith("COUNTER");
        }
    }

    /// A span of time, from its first moment up to but without its last.
    record Window(Instant from, Instant to) {
        public Window {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException(from + " is not before " + to);
            }
        }
    }

    /// How finely time is cut; the API allows the finer ones for short windows only.
    enum Granularity {
        MINUTE("PT1M"),
        FIVE_MINUTES("PT5M"),
        HOUR("PT1H"),
        DAY("P1D"),
        /// One value for the whole window.
        ALL("ALL");

        private final String text;

        Granularity(String text) {
            this.text = text;
        }

        /// As the API writes it.
        public String text() {
            return text;
        }
    }

    /// A question about one metric of one cluster. Values of labels that are not named are added up.
    ///
    /// @param groupBy labels without the `metric.` in front; empty for one series
    record Question(String metric, String clusterId, List<String> groupBy, Window window, Granularity granularity) {
        public Question {
            groupBy = List.copyOf(groupBy);
        }
    }

    /// The values of one group.
    ///
    /// @param labels what was grouped by, with its values
    /// @param points newest first
    record Series(Map<String, String> labels, List<Point> points) {
        public Series {
            labels = Map.copyOf(labels);
            points = List.copyOf(points);
        }
    }

    /// A value of the span that begins at a moment.
    record Point(Instant at, BigDecimal value) {}

    /// What can be asked of Kafka clusters here.
    List<Descriptor> descriptors();

    /// The series that the question has, all pages of them.
    ///
    /// @throws tableflow.console.domain.RemoteFailure INVALID for an unknown metric or label, FORBIDDEN without a role
    ///     that may see the cluster's metrics, THROTTLED when 60 calls a minute were made from this address
    List<Series> query(Question question);
}
