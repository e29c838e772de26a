package tableflow.console.sandbox.cloudwatch;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;

/// What lies in the buckets at this moment. The storage metrics count more than a listing shows: versions that are no
/// longer current and the parts of unfinished uploads too.
public interface BucketContents {
    /// Names of all buckets.
    Collection<String> buckets();

    /// Shows each object, version and unfinished part; nothing for an unknown bucket.
    void scan(String bucket, Consumer<Item> to);

    /// @param size bytes
    /// @param storageClass such as `STANDARD` or `GLACIER_IR`
    /// @param since when it was written
    record Item(long size, String storageClass, Instant since) {}
}
