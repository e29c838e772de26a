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
/// @param files what the table is made of now
/// @param next the offset after the last one dealt with, by partition
/// @param lastCommit empty before the first commit since the start
public record TableProgress(
        String topic,
        String path,
        long rows,
        long bytes,
        long skipped,
        Files files,
        Map<Integer, Long> next,
        Optional<Instant> lastCommit) {
    /// @param bytes size of all data and delete files of the current snapshot
    /// @param bytesAdded size of the files that were written since the start of the sandbox
    /// @param snapshots how many are kept
    public record Files(long bytes, long bytesAdded, long snapshots) {
        static final Files NONE = new Files(0, 0, 0);
    }

    public TableProgress {
        next = Map.copyOf(next);
    }
}
