package tableflow.console.domain.query;

import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;

/// A workgroup of Athena: who queries in it shares its settings, limits and history.
///
/// @param settings what holds for its queries
public record WorkGroup(Summary summary, Settings settings) {

    /// Whether queries can be started in it.
    public enum State {
        ENABLED,
        DISABLED
    }

    /// As a list tells it.
    ///
    /// @param description empty when there is none
    /// @param engineVersion the one in effect
    /// @param created absent when not told
    public record Summary(
            String name,
            Open<State> state,
            String description,
            @Nullable String engineVersion,
            @Nullable Instant created) {}

    /// What holds for its queries.
    ///
    /// @param enforced the client's result location and encryption are ignored
    /// @param resultLocation `s3://bucket/prefix/`
    /// @param encryption of results: `SSE_S3`, `SSE_KMS`, `CSE_KMS`; absent when the bucket decides
    /// @param kmsKey of that encryption
    /// @param cutoffBytes a query that reads more is cancelled; what it read is paid
    /// @param requesterPays it may read buckets whose readers pay
    /// @param managedResults Athena keeps results itself, for a day, and no bucket has them
    /// @param metrics it publishes figures to CloudWatch
    /// @param minimumEncryption results are encrypted at least as it says, whatever the client asks
    public record Settings(
            boolean enforced,
            @Nullable String resultLocation,
            @Nullable String encryption,
            @Nullable String kmsKey,
            OptionalLong cutoffBytes,
            boolean requesterPays,
            boolean managedResults,
            boolean metrics,
            boolean minimumEncryption) {}

    public String name() {
        return summary.name();
    }
}
