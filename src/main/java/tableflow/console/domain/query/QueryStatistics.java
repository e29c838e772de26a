package tableflow.console.domain.query;

import java.util.OptionalLong;

/// What a query took; times in milliseconds. A figure that Athena does not tell (yet) is empty, never zero.
///
/// @param total from submission to the end
/// @param queued waiting for room
/// @param planning part of `engine`
/// @param engine in the engine
/// @param scannedBytes what the price is computed from
/// @param reused the result of an earlier run was returned, nothing was scanned
public record QueryStatistics(
        OptionalLong total,
        OptionalLong queued,
        OptionalLong planning,
        OptionalLong engine,
        OptionalLong scannedBytes,
        boolean reused) {}
