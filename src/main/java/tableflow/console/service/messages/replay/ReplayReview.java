package tableflow.console.service.messages.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What would be written, before it is.
///
/// @param bytes of keys, values and headers
/// @param first the oldest time stamp; absent when there are no records
/// @param last the newest one
/// @param sources how many records come from which partition
/// @param partitions that the topic has
/// @param schemas what becomes of the schemas under another registry; absent under the records' own
public record ReplayReview(
        ReplayRequest request,
        long bytes,
        @Nullable Instant first,
        @Nullable Instant last,
        Map<Integer, Long> sources,
        int partitions,
        @Nullable SchemaPlan schemas,
        List<Concern> concerns) {
    public ReplayReview {
        sources = Map.copyOf(sources);
        concerns = List.copyOf(concerns);
    }

    /// Whether it can be done.
    public boolean possible() {
        return request.records().count() > 0 && concerns.stream().noneMatch(Concern::blocks)
                && (schemas == null || schemas.allows());
    }

    /// The same with somebody's word on records whose schemas the other registry may not have: whether they go over as
    /// they are.
    public ReplayReview asIs(boolean agreed) {
        return new ReplayReview(request, bytes, first, last, sources, partitions,
                schemas == null ? null : schemas.saying(agreed), concerns);
    }
}
