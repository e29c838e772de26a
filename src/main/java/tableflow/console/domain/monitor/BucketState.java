package tableflow.console.domain.monitor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;

/// A bucket as it was last asked for.
///
/// @param asked when
/// @param figures what was answered, or at the last time before a failure; absent when there was no answer yet
/// @param failure why there is no newer answer
public record BucketState(
        String bucket, Instant asked, @Nullable BucketFigures figures, @Nullable RemoteFailure failure) {}
