package tableflow.console.sandbox.iam;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Times as the query protocol has them.
final class Times {
    private Times() {}

    /// Such as `2026-11-22T10:00:00Z`, whole seconds.
    static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
