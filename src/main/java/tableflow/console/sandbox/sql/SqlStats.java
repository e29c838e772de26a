package tableflow.console.sandbox.sql;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the engine counted for one run, up to now.
///
/// @param physicalInputBytes read from storage: what Athena calls data scanned
/// @param physicalWrittenBytes written to storage
/// @param inputRows rows read from tables
/// @param inputBytes their size in memory
/// @param outputRows rows handed out by [SqlRun#next] so far
/// @param times where the time went
/// @param stages the tree of stages, when the statement has one
public record SqlStats(
        long physicalInputBytes,
        long physicalWrittenBytes,
        long inputRows,
        long inputBytes,
        long outputRows,
        Times times,
        Optional<Stage> stages) {

    /// @param queued from the request to the start of work, the wait for the engine included
    /// @param planning part of the time of work
    /// @param elapsed from the request on
    public record Times(Duration queued, Duration planning, Duration elapsed) {
        static final Times NONE = new Times(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    /// @param id `0` for the stage that hands out the result
    /// @param state the engine's word, such as `RUNNING` or `FINISHED`
    /// @param children stages that this one reads from
    public record Stage(
            String id,
            String state,
            long inputRows,
            long inputBytes,
            Duration cpu,
            List<Stage> children) {
        public Stage {
            children = List.copyOf(children);
        }
    }

    /// Nothing has been counted.
    public static final SqlStats NONE = new SqlStats(0, 0, 0, 0, 0, Times.NONE, Optional.empty());
}
