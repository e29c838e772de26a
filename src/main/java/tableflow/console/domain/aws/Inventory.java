package tableflow.console.domain.aws;

import org.jspecify.annotations.Nullable;

/// A list of its objects that S3 writes for a bucket from time to time.
///
/// @param destination ARN of the bucket that it is written to
/// @param frequency open: `Daily`, `Weekly`
/// @param prefix of the keys it lists; absent for all
public record Inventory(
        String id, boolean enabled, String destination, String frequency, @Nullable String prefix) {}
