package tableflow.console.domain.provisioning;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.provisioning.RunResult.Outcome;

/// A run as its journal tells it.
///
/// @param journal its file
/// @param outcome absent while the run has not ended: it is going on, or its process was killed
/// @param created what it made and did not remove since, in the order made
/// @param doubtful what it may have made, and somebody else may have
public record RunSummary(
        String runId,
        String journal,
        Instant startedAt,
        List<String> topics,
        @Nullable Outcome outcome,
        List<Created> created,
        List<Doubtful> doubtful) {

    public RunSummary {
        topics = List.copyOf(topics);
        created = List.copyOf(created);
        doubtful = List.copyOf(doubtful);
    }

    /// A run of which nothing is doubtful.
    public RunSummary(
            String runId,
            String journal,
            Instant startedAt,
            List<String> topics,
            @Nullable Outcome outcome,
            List<Created> created) {
        this(runId, journal, startedAt, topics, outcome, created, List.of());
    }

    /// Whether applying its manifest again continues it.
    public boolean canResume() {
        return outcome != Outcome.DONE;
    }

    /// An object that a run may have made, and why that cannot be told.
    public record Doubtful(Created object, String why) {}

    /// An object that a run made.
    ///
    /// @param objectId its id, or its name where it has none
    public record Created(String stepId, Step.Kind kind, String subject, String objectId) {}
}
