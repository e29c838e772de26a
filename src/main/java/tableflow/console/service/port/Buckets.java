package tableflow.console.service.port;

import tableflow.console.domain.lake.S3Uri;

/// The buckets of S3 as a whole, each question in one call.
public interface Buckets extends AutoCloseable {

    /// The region that a bucket is in; told even to who may not read it.
    ///
    /// @throws tableflow.console.domain.RemoteFailure NOT_FOUND when there is no such bucket
    String region(String bucket);

    /// Whether anything lies under `prefix`.
    boolean holdsAnything(S3Uri prefix);

    @Override
    void close();
}
