package tableflow.console.domain.lake;

/// A table seen from its three sides at about one moment: what the catalog points to, what Iceberg says of it, and
/// what lies in the bucket. The bucket holds at least what the current snapshot counts; the rest is kept snapshots,
/// metadata, and what nobody refers to any more.
///
/// @param data objects under `data/`
/// @param metadataFiles objects under `metadata/`
/// @param other objects elsewhere under the table's root, such as a Delta log
public record TableFigures(
        CatalogTable entry, TableMetadata metadata, Usage data, Usage metadataFiles, Usage other) {

    /// Everything under the table's root.
    public Usage all() {
        return data.plus(metadataFiles).plus(other);
    }
}
