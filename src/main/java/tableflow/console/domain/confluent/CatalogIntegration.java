package tableflow.console.domain.confluent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;

/// A catalog integration: one Glue integration serves every Tableflow topic of a cluster.
///
/// @param kind `AwsGlue`, `Snowflake`, `Unity` or newer
/// @param customDatabase the Glue database; absent means the id of the cluster
/// @param phase absent in some answers, which is no error
/// @param createdAt absent where the service does not tell
public record CatalogIntegration(
        String id,
        String displayName,
        String kind,
        @Nullable String providerIntegrationId,
        @Nullable String customDatabase,
        @Nullable Open<Phase> phase,
        @Nullable String errorMessage,
        @Nullable Instant lastSyncAt,
        @Nullable Instant createdAt) {

    /// The kind that publishes to the AWS Glue Data Catalog.
    public static final String AWS_GLUE = "AwsGlue";

    /// How far the integration is.
    public enum Phase {
        PENDING,
        CONNECTED,
        FAILED
    }

    public boolean isGlue() {
        return kind.equals(AWS_GLUE);
    }
}
