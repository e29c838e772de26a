package tableflow.console.service.port;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.aws.BucketEncryption;
import tableflow.console.domain.aws.Inventory;
import tableflow.console.domain.aws.LifecycleRule;
import tableflow.console.domain.aws.PublicAccessBlock;

/// How a bucket of S3 is set up, one call a question. Reads only. What a bucket does not have set is an answer, not a
/// failure.
public interface BucketSettings extends AutoCloseable {

    /// Its policy as JSON.
    Optional<String> policy(String bucket);

    /// Whether its policy lets the public in, as S3 judges; false when it has no policy.
    boolean publicByPolicy(String bucket);

    /// What it refuses to have opened to the public.
    PublicAccessBlock publicAccessBlock(String bucket);

    /// Whose its objects are: open, `BucketOwnerEnforced` for most; empty when it is not set.
    Optional<String> ownership(String bucket);

    /// The rules that end, move or tidy up its objects.
    List<LifecycleRule> lifecycle(String bucket);

    /// How it encrypts; empty for buckets from the time when that had to be set.
    Optional<BucketEncryption> encryption(String bucket);

    /// Whether who reads it pays for that.
    boolean requesterPays(String bucket);

    /// Whether old versions are kept: open, `Enabled` or `Suspended`; empty when it never was on.
    Optional<String> versioning(String bucket);

    /// The lists of its objects that S3 writes: the first hundred.
    List<Inventory> inventories(String bucket);

    @Override
    void close();
}
