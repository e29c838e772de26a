package tableflow.console.domain.lake;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/// How often rows are committed to a table, found from its snapshots.
///
/// @param medianMillis the median time between two commits
/// @param commits how many the median is of
public record CommitRhythm(long medianMillis, int commits) {

    /// Fewer intervals tell nothing of a rhythm.
    private static final int FEWEST = 3;

    /// The rhythm of the kept snapshots; empty where there are too few. Compactions ("replace", Iceberg's
    /// specification) bring no rows and do not count. The median, because a table that nobody wrote to over a night has
    /// one very long interval that says nothing of its rhythm.
    public static Optional<CommitRhythm> of(Collection<Snapshot> snapshots) {
        long[] times = snapshots.stream()
                .filter(snapshot -> !"replace".equals(snapshot.operation()))
                .mapToLong(Snapshot::committedAt)
                .sorted()
                .toArray();
        if (times.length <= FEWEST) {
            return Optional.empty();
        }
        long[] between = new long[times.length - 1];
        for (int i = 0; i < between.length; i++) {
            between[i] = times[i + 1] - times[i];
        }
        Arrays.sort(between);
        int middle = between.length / 2;
        long median = between.length % 2 == 1
                ? between[middle]
                : between[middle - 1] + (between[middle] - between[middle - 1]) / 2;
        return Optional.of(new CommitRhythm(median, times.length));
    }
}
