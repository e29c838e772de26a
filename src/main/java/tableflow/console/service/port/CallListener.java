package tableflow.console.service.port;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Told of every HTTP call that an adapter made, repeats included: the live log of a run.
@FunctionalInterface
public interface CallListener {

    /// A call that ended.
    ///
    /// @param method the HTTP method; for AWS, service and operation: `s3:GetBucketPolicy`
    /// @param url without user information; for AWS, what it is about: a bucket, a role, `database.table`
    /// @param status the HTTP status, 0 when no answer came
    /// @param problem why no answer came, absent when one did; for AWS, code and words of a refusal, too
    record Call(
            String method,
            String url,
            int status,
            Duration took,
            @Nullable String requestId,
            @Nullable String problem) {}

    void called(Call call);
}
