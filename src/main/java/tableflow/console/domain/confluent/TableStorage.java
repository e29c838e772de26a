package tableflow.console.domain.confluent;

import org.jspecify.annotations.Nullable;

/// Where the files of a table lie.
public sealed interface TableStorage {

    /// The customer's own S3 bucket.
    ///
    /// @param bucketRegion read-only, absent in requests
    /// @param tablePath `s3://…`, chosen by Confluent; read-only, absent until the table exists
    record ByobAws(
            String bucketName,
            String providerIntegrationId,
            @Nullable String bucketRegion,
            @Nullable String tablePath) implements TableStorage {}

    /// Storage run by Confluent. It cannot be published to Glue or other external catalogs.
    record Managed(@Nullable String tablePath) implements TableStorage {}

    /// A kind that this console cannot create, such as Azure's; shown by its name.
    record Other(String kind, @Nullable String tablePath) implements TableStorage {}

    /// The root of the table, when told.
    @Nullable String tablePath();
}
