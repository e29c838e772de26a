package tableflow.console.domain.confluent;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;

/// A topic that Tableflow materialises. It has no id: its key is the name of the Kafka topic within environment and
/// cluster.
///
/// @param suspended Confluent stopped it; it can be resumed, and there is no pause
/// @param createdAt when Tableflow was enabled; absent where the service does not tell
public record TableflowTopic(
        String name,
        String environmentId,
        String clusterId,
        Set<Open<TableFormat>> formats,
        TableStorage storage,
        Config config,
        boolean suspended,
        Status status,
        @Nullable Instant createdAt) {

    public TableflowTopic {
        formats = Set.copyOf(formats);
    }

    /// Settings; absent ones were not told.
    ///
    /// @param snapshotRetentionMillis age at which snapshots go; Confluent's default is seven days, the least one day
    /// @param rowRetentionMillis age at which rows go; the least is thirty days, 0 is off
    public record Config(
            @Nullable Long snapshotRetentionMillis,
            @Nullable Long rowRetentionMillis,
            @Nullable ErrorHandling errorHandling,
            @Nullable Open<MetadataColumnNaming> metadataColumnNaming) {}

    /// PENDING is the only phase that waits.
    public enum Phase {
        PENDING,
        RUNNING,
        FAILED
    }

    /// Fixed while Tableflow is enabled; follows from `cleanup.policy`.
    public enum WriteMode {
        APPEND,
        UPSERT,
        UPSERT_HISTORY
    }

    /// How a catalog stands to this table.
    public enum SyncStatus {
        PENDING,
        SYNCED,
        FAILED,
        DISCONNECTED
    }

    /// What Confluent tells about the table now.
    public record Status(
            Open<Phase> phase,
            @Nullable String errorMessage,
            List<FailingFormat> failingFormats,
            List<CatalogSync> catalogSyncs,
            @Nullable Open<WriteMode> writeMode) {
        public Status {
            failingFormats = List.copyOf(failingFormats);
            catalogSyncs = List.copyOf(catalogSyncs);
        }
    }

    /// One format may fail while the topic is RUNNING.
    public record FailingFormat(String format, @Nullable String errorMessage) {}

    /// The state of the table in one catalog integration.
    public record CatalogSync(
            String catalogIntegrationId,
            String catalogType,
            Open<SyncStatus> syncStatus,
            @Nullable String errorMessage) {}
}
