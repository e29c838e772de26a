package tableflow.console.sandbox.confluent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A table as its owner wants it: what the materialiser works from. Its root path is its identity, since a table that
/// is enabled again is another one.
///
/// @param path its root, `s3://...`
/// @param startedAt when it was made or last resumed
/// @param role empty for storage in Confluent's own account
/// @param catalogs the Glue catalogs that shall have it
public record TableOrder(
        String topic,
        String path,
        Instant startedAt,
        Settings settings,
        Optional<AwsRole> role,
        List<GlueCatalog> catalogs) {
    public TableOrder {
        catalogs = List.copyOf(catalogs);
    }

    /// @param formats `ICEBERG`, `DELTA`
    /// @param snapshotAge age at which snapshots go
    /// @param rowAge age at which rows go; empty keeps all
    /// @param errorMode `SUSPEND`, `SKIP` or `LOG`
    /// @param deadLetters topic of `LOG`
    /// @param upsert the newest record of a key is the row; else every record is a row
    public record Settings(
            Set<String> formats,
            Duration snapshotAge,
            Optional<Duration> rowAge,
            String errorMode,
            Optional<String> deadLetters,
            boolean portableNames,
            boolean upsert) {
        public Settings {
            formats = Set.copyOf(formats);
        }
    }

    /// A role of the customer's, and how Tableflow assumes it.
    ///
    /// @param principal ARN of the role in Confluent's account that does
    /// @param region of the cluster, and so of all that the role is used for
    public record AwsRole(String customerArn, String principal, String externalId, String region) {}

    /// @param id `tci-...`
    /// @param database name of the database that holds the table
    public record GlueCatalog(String id, String database, AwsRole role) {}
}
