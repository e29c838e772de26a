package tableflow.console.service.lake;

/// Told of every object that a table's metadata refers to.
@FunctionalInterface
public interface Reached {

    /// Why an object may not go.
    enum By {
        /// A reader of now needs it.
        CURRENT,
        /// A reader of an older snapshot needs it, and none of now.
        KEPT_SNAPSHOTS,
        /// It tells of the others: a metadata file, a manifest, a list of manifests, statistics.
        METADATA
    }

    /// @param location with its scheme, such as `s3://bucket/key`
    /// @param bytes as the metadata notes them; 0 where it notes none
    void object(String location, long bytes, By by);
}
