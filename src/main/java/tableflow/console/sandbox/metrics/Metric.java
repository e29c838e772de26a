package tableflow.console.sandbox.metrics;

import java.util.List;
import java.util.Optional;

/// A metric that this sandbox measures. The names are those of the real service.
///
/// @param counter occurrences within a minute, summed over time; else a gauge, averaged over time
/// @param labels without the `metric.` prefix
record Metric(String name, String description, String unit, boolean counter, List<Label> labels) {
    private static final Label TOPIC = new Label("topic", "The name of the Kafka topic.");
    private static final String SERVER = "io.confluent.kafka.server/";
    private static final String TABLEFLOW = "io.confluent.tableflow/";

    static final Metric RECEIVED_BYTES = counter(SERVER + "received_bytes",
            "Bytes of customers' data that producers sent in the last minute.", "By");
    static final Metric SENT_BYTES = counter(SERVER + "sent_bytes",
            "Bytes of customers' data that consumers fetched in the last minute.", "By");
    static final Metric RECEIVED_RECORDS = counter(SERVER + "received_records",
            "Records that producers sent in the last minute.", "1");
    static final Metric RETAINED_BYTES = gauge(SERVER + "retained_bytes",
            "Bytes that the cluster holds of the topic.", "By", List.of(TOPIC));
    static final Metric PARTITIONS = gauge(SERVER + "partition_count", "Number of partitions.", "1", List.of());
    static final Metric LAG = gauge(SERVER + "consumer_lag_offsets",
            "Records between a group's committed offset and the end of the partition.", "1", List.of(
                    new Label("consumer_group_id", "The id of the consumer group."), TOPIC,
                    new Label("partition", "The number of the partition.")));
    static final Metric ROWS_ADDED = counter(TABLEFLOW + "rows_added",
            "Rows that Tableflow added to the table in the last minute.", "1");
    static final Metric ROWS_SKIPPED = counter(TABLEFLOW + "rows_skipped",
            "Records that Tableflow could not turn into rows and skipped in the last minute.", "1");
    static final Metric BYTES_ADDED = counter(TABLEFLOW + "bytes_added",
            "Bytes of data files that Tableflow added to the table in the last minute.", "By");
    static final Metric SNAPSHOTS = counter(TABLEFLOW + "snapshots_generated",
            "Snapshots that Tableflow committed in the last minute.", "1");
    static final Metric STORAGE = gauge(TABLEFLOW + "storage",
            "Bytes that the table takes in its bucket.", "By", List.of(TOPIC));
    static final Metric TABLES = gauge(TABLEFLOW + "num_topics", "Topics that Tableflow materialises.", "1",
            List.of());

    private static final List<Metric> ALL = List.of(RECEIVED_BYTES, SENT_BYTES, RECEIVED_RECORDS, RETAINED_BYTES,
            PARTITIONS, LAG, ROWS_ADDED, ROWS_SKIPPED, BYTES_ADDED, SNAPSHOTS, STORAGE, TABLES);

    /// @param key such as `topic`
    record Label(String key, String description) {}

    static List<Metric> all() {
        return ALL;
    }

    static Optional<Metric> find(String name) {
        return ALL.stream().filter(metric -> metric.name().equals(name)).findFirst();
    }

    String type() {
        return counter ? "COUNTER_INT64" : "GAUGE_INT64";
    }

    /// How Prometheus knows it: `confluent_kafka_server_received_bytes`.
    String exportName() {
        return name.replaceFirst("^io\\.", "").replaceAll("[./]", "_");
    }

    boolean hasLabel(String key) {
        return labels.stream().anyMatch(label -> label.key().equals(key));
    }

    private static Metric counter(String name, String description, String unit) {
        return new Metric(name, description + " The count is sampled every 60 seconds.", unit, true, List.of(TOPIC));
    }

    private static Metric gauge(String name, String description, String unit, List<Label> labels) {
        return new Metric(name, description, unit, false, labels);
    }
}
