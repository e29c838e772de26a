package tableflow.console.sandbox.confluent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A Kafka topic that is materialised as a table. It has no id of its own: environment, cluster and name are its key.
record TableflowTopic(
        String environmentId, String clusterId, String name, Storage storage, Config config, Life life)
        implements Entity {

    /// @param kind `ByobAws` or `Managed`
    /// @param bucket the customer's bucket; for managed storage Confluent's own
    /// @param integrationId empty for managed storage
    /// @param path the table's root, `s3://...`
    record Storage(String kind, String bucket, Optional<String> integrationId, String path) {
        boolean byob() {
            return kind.equals("ByobAws");
        }
    }

    /// @param retentionMs age of snapshots, milliseconds as text
    /// @param dataRetentionMs age of rows, milliseconds as text; empty keeps all
    /// @param columnNaming `DEFAULT` or `PORTABLE`
    record Config(
            List<String> formats,
            String retentionMs,
            Optional<String> dataRetentionMs,
            ErrorHandling errors,
            String columnNaming) {}

    /// @param mode `SUSPEND`, `SKIP` or `LOG`
    /// @param target dead-letter topic of `LOG`
    record ErrorHandling(String mode, Optional<String> target) {}

    /// @param startedAt when it was made, or last resumed: what the phase counts from
    /// @param writeMode `APPEND` or `UPSERT`, fixed when it was made
    record Life(Instant createdAt, Instant updatedAt, Instant startedAt, String writeMode) {}

    static String key(String environmentId, String clusterId, String name) {
        return environmentId + "/" + clusterId + "/" + name;
    }

    @Override
    public String id() {
        return key(environmentId, clusterId, name);
    }

    @Override
    public Instant createdAt() {
        return life.createdAt();
    }
}
