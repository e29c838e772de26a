package tableflow.console.service.port;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who we are for AWS.
public interface Identity extends AutoCloseable {

    /// The caller. Needs no right: it is told even to who may do nothing.
    Caller caller();

    /// @param arn of the user, or of the session of a role
    /// @param requestId AWS's number of the call
    record Caller(String account, String arn, @Nullable String requestId) {}

    /// The time by AWS's clock: told in refusals too, so that a clock that is wrong here can be compared.
    Instant time();

    @Override
    void close();
}
