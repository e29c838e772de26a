package tableflow.console.domain.doctor.ladder;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.Signal.Source;

/// A call that a probe made, for the record. Holds no secret.
///
/// @param source who was asked
/// @param operation the service's own name of it: `s3:GetBucketPolicy`, `GET /tableflow/v1/tableflow-topics`
/// @param target what it was about: a bucket, an ARN, a topic; empty when it is about nothing in particular
/// @param answer in short: "200", "AccessDenied: ...", "3 topics"
/// @param requestId the service's number of the call, for its support; absent where none was told
/// @param at when the answer came
/// @param took from the question to the answer
public record Call(
        Source source,
        String operation,
        String target,
        String answer,
        @Nullable String requestId,
        Instant at,
        Duration took) {}
