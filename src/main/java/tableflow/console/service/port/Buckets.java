package tableflow.console.service.port;

import java.util.Optional;
import tableflow.console.domain.aws.BucketHead;
import tableflow.console.domain.aws.ObjectHead;
import tableflow.console.domain.aws.OldVersions;
import tableflow.console.domain.aws.TopLevel;
import tableflow.console.domain.lake.S3Uri;

/// The buckets of S3 and what lies in them, each question in one call. Reads only.
public interface Buckets extends AutoCloseable {

    /// The region that a bucket is in; told even to who may not read it.
    ///
    /// @throws tableflow.console.domain.RemoteFailure NOT_FOUND when there is no such bucket
    String region(String bucket);

    /// What HEAD alone says; refusals are answers here.
    BucketHead head(String bucket);

    /// Whether anything lies under `prefix`.
    boolean holdsAnything(S3Uri prefix);

    /// The first key under `prefix`; empty when there is none.
    Optional<String> firstKey(S3Uri prefix);

    /// What lies at the top.
    TopLevel topLevel(String bucket);

    /// What HEAD alone says of an object; refusals are answers here.
    ObjectHead head(S3Uri object);

    /// Reads one byte, which shows that the object can be decrypted, too.
    ///
    /// @throws tableflow.console.domain.RemoteFailure with the reason in words, which HEAD does not have
    void readOneByte(S3Uri object);

    /// The old versions on a first page.
    OldVersions oldVersions(S3Uri prefix);

    @Override
    void close();
}
