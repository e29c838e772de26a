package tableflow.console.sandbox.tableflow;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What was written for a table so far; all counts since it was made.
///
/// @param path the table's root
/// @param rows records that became rows, or deletions of rows
/// @param bytes of keys and values of these records
/// @param skipped records that could not become rows and were left out or logged
/// @param next the offset after the last one dealt with, by partition
/// @param lastCommit empty before the first commit since the start
public record TableProgress(
        String topic,
        String path,
        long rows,
        long bytes,
        long skipped,
        Map<Integer, Long> next,
        Optional<Instant> lastCommit) {
    public TableProgress {
        next = Map.copyOf(next);
    }
}
