package tableflow.console.service.storage.scan;

import java.util.OptionalLong;
import tableflow.console.domain.storage.Amount;

/// How far a scan is.
///
/// @param seen counted so far
/// @param perSecond objects a second lately
/// @param expected about how many objects there are in all; empty while nobody can tell
/// @param requests sent so far
/// @param slowed how often S3 asked to slow down
/// @param parts that are listed or wait
/// @param streams requests that may be under way at once now
/// @param paused whether it waits to be told to go on
/// @param millis since the start, pauses not counted
public record ScanProgress(
        Amount seen,
        long perSecond,
        OptionalLong expected,
        long requests,
        long slowed,
        int parts,
        int streams,
        boolean paused,
        long millis) {

    /// About how many milliseconds are left; empty while nobody can tell.
    public OptionalLong millisLeft() {
        if (expected.isEmpty() || perSecond <= 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.max(0, expected.getAsLong() - seen.objects()) * 1_000 / perSecond);
    }
}
