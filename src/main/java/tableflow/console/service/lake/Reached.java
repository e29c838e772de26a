package tableflow.console.service.lake;

import tableflow.console.domain.RemoteFailure;

/// Told of every object that a table's metadata refers to.
@FunctionalInterface
public interface Reached {

    /// The rank of what tells of the others: metadata files, manifests, lists of manifests, statistics.
    int METADATA = -1;

    /// @param location with its scheme, such as `s3://bucket/key`
    /// @param bytes as the metadata notes them; 0 where it notes none
    /// @param rank of a snapshot that needs it, its place in [LakeTable#holders]; or [#METADATA]. An object is told of
    ///     as often as manifests name it, with a rank for each: the highest counts
    void object(String location, long bytes, int rank);

    /// A list of manifests or a manifest that cannot be read: what it refers to is not told. Unless this throws, the
    /// others are read.
    default void unread(RemoteFailure why) {
        throw why;
    }
}
