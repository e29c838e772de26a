package tableflow.console.domain.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list of its objects that S3 writes for a bucket from time to time.
///
/// @param frequency open: `Daily`, `Weekly`
/// @param prefix of the keys it lists; absent for all
/// @param allVersions whether old versions are in it too
/// @param fields that it has beyond bucket and key: open, `Size`, `LastModifiedDate`, `StorageClass`
/// @param target where it is written to
public record Inventory(
        String id,
        boolean enabled,
        String frequency,
        @Nullable String prefix,
        boolean allVersions,
        List<String> fields,
        Target target) {
    public Inventory {
        fields = List.copyOf(fields);
    }

    /// Where the lists are written to, and as what.
    ///
    /// @param bucket its ARN
    /// @param folder its keys begin with this, without a slash at the end; may be empty
    /// @param format open: `CSV`, `ORC`, `Parquet`
    /// @param encryption open: `SSE-S3`, `SSE-KMS`; empty when the bucket's own is left to decide
    public record Target(String bucket, String folder, String format, String encryption) {}
}
