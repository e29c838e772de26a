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
public record ReplayReview(
        ReplayRequest request,
        long bytes,
        @Nullable Instant first,
        @Nullable Instant last,
        Map<Integer, Long> sources,
        int partitions,
        List<Concern> concerns) {
    public ReplayReview {
        sources = Map.copyOf(sources);
        concerns = List.copyOf(concerns);
    }

    /// Whether it can be done.
    public boolean possible() {
        return request.records().count() > 0 && concerns.stream().noneMatch(Concern::blocks);
    }
}
