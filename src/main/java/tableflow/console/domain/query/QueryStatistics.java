package tableflow.console.domain.query;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What a query took; times in milliseconds. A figure that Athena does not tell (yet) is empty, never zero.
///
/// @param total from submission to the end
/// @param queued waiting for room
/// @param planning part of `engine`
/// @param engine in the engine
/// @param scannedBytes what the price is computed from
/// @param reused the result of an earlier run was returned, nothing was scanned
/// @param preProcessing in Athena before the engine had it
/// @param serviceProcessing in Athena after the engine was done: the result is written
/// @param dpu data processing units that it used; told on provisioned capacity only
public record QueryStatistics(
        OptionalLong total,
        OptionalLong queued,
        OptionalLong planning,
        OptionalLong engine,
        OptionalLong scannedBytes,
        boolean reused,
        OptionalLong preProcessing,
        OptionalLong serviceProcessing,
        OptionalDouble dpu) {

    /// Nothing is told yet.
    public static final QueryStatistics NONE = new QueryStatistics(OptionalLong.empty(), OptionalLong.empty(),
            OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), false);

    /// Without what Athena does around the engine.
    public QueryStatistics(
            OptionalLong total,
            OptionalLong queued,
            OptionalLong planning,
            OptionalLong engine,
            OptionalLong scannedBytes,
            boolean reused) {
        this(total, queued, planning, engine, scannedBytes, reused,
                OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty());
    }
}
