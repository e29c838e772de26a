package tableflow.console.sandbox.confluent;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Enables Tableflow for topics of the demo, as if it had been done a day ago, through the integration that the
/// table of `orders` has. Snapshots are kept for 90 days.
final class PlantedTables {
    private static final String RETENTION_MS = Long.toString(Duration.ofDays(90).toMillis());

    private static final String FIRST_TABLE = "orders";

    private final Organization org;
    private final Founding founding;

    PlantedTables(Organization org, Founding founding) {
        this.org = org;
        this.founding = founding;
    }

    /// A place in the bucket for a table that is not there yet, or the one that it has.
    String path(String bucket, String topic) {
        return table(topic).map(table -> table.storage().path()).orElseGet(() -> TablePath.fresh(
                bucket, org.id(), founding.environment(), founding.clusters().kafka()));
    }

    /// Does nothing when the topic has a table.
    ///
    /// @throws IOException when the table of `orders` is gone
    void plant(String bucket, String topic, String path, String errorMode) throws IOException {
        if (table(topic).isPresent()) {
            return;
        }
        String integration = org.tables().list(one -> one.environmentId().equals(founding.environment())).stream()
                .filter(one -> one.name().equals(FIRST_TABLE))
                .flatMap(one -> one.storage().integrationId().stream())
                .findFirst()
                .orElseThrow(() -> new IOException("the demo's table of " + FIRST_TABLE + " is gone"));
        TableflowTopic.Config usual = TableflowRequest.DEFAULTS;
        Instant then = org.now().minus(Duration.ofDays(1));
        org.tables().put(new TableflowTopic(founding.environment(), founding.clusters().kafka(), topic,
                new TableflowTopic.Storage("ByobAws", bucket, Optional.of(integration), path),
                new TableflowTopic.Config(usual.formats(), RETENTION_MS, usual.dataRetentionMs(),
                        new TableflowTopic.ErrorHandling(errorMode,
                                errorMode.equals("LOG") ? Optional.of("error_log") : Optional.empty()),
                        usual.columnNaming()),
                new TableflowTopic.Life(then, then, then, "APPEND")));
    }

    private Optional<TableflowTopic> table(String topic) {
        return org.tables().find(TableflowTopic.key(founding.environment(), founding.clusters().kafka(), topic));
    }
}
