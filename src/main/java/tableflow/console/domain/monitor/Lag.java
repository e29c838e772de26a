package tableflow.console.domain.monitor;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.monitor.Reading.Basis;
import tableflow.console.domain.monitor.Reading.Cause;

/// How many records of a topic its table does not hold yet. Nobody tells this directly: what can be looked at gives
/// bounds, and the narrowest bounds are the answer.
///
/// - The newest offset of each partition in the table's files, from the notes in Iceberg's manifests: exact for a table
///   that is only appended to. In an UPSERT table the newest record may be a deletion, which no file shows: an upper
///   bound. The same holds where a file mixes partitions.
/// - Confluent's own measurement, some minutes late.
/// - Rows of the newest snapshot against end offsets: an upper bound for a table that is only appended to, since
///   skipped records, marks of transactions and records that were gone before the table began count as waiting.
/// - Records that came since the newest commit: a lower bound for every table.
public final class Lag {

    private Lag() {}

    /// What a look at a topic and its table gave; what was not looked at is absent.
    ///
    /// @param ends end offset by partition: the offset that the next record gets
    /// @param earliest first offset that can still be read, by partition
    /// @param appendOnly whether rows are only ever added: write mode APPEND, no rows that age out, no delete files
    /// @param held what the table's files hold
    /// @param rows of the newest snapshot
    /// @param measured Confluent's own figure
    /// @param sinceCommit records that came after the newest commit
    public record Look(
            Map<Integer, Long> ends,
            Map<Integer, Long> earliest,
            boolean appendOnly,
            @Nullable Held held,
            OptionalLong rows,
            @Nullable Long measured,
            OptionalLong sinceCommit) {

        public Look {
            ends = Map.copyOf(ends);
            earliest = Map.copyOf(earliest);
        }
    }

    /// What files say of offsets.
    ///
    /// @param newest the highest offset by partition
    /// @param mixed the highest offset in a file that holds several partitions; -1 when there is none
    public record Held(Map<Integer, Long> newest, long mixed) {
        public Held {
            newest = Map.copyOf(newest);
        }
    }

    /// The lag in records; offsets that no record has, as after compaction, count as records.
    public static Reading of(Look look) {
        long readable = 0;
        for (Map.Entry<Integer, Long> end : look.ends().entrySet()) {
            readable += Math.max(0, end.getValue() - look.earliest().getOrDefault(end.getKey(), 0L));
        }
        Held held = look.held();
        if (held != null) {
            long waiting = waiting(look, held);
            boolean exact = look.appendOnly() && held.newest().values().stream().allMatch(it -> it >= held.mixed());
            return exact
                    ? Reading.exact(waiting)
                    : Reading.between(Math.min(look.sinceCommit().orElse(0), waiting), waiting);
        }
        Long measured = look.measured();
        if (measured != null) {
            return new Reading.Known(Math.max(0, measured), Math.max(0, measured), Basis.MEASURED);
        }
        long low = look.sinceCommit().orElse(0);
        if (look.appendOnly() && look.rows().isPresent()) {
            long sum = look.ends().values().stream().mapToLong(Long::longValue).sum();
            long high = Math.min(readable, Math.max(0, sum - look.rows().getAsLong()));
            return Reading.between(Math.min(low, readable), high);
        }
        if (look.sinceCommit().isPresent()) {
            return Reading.between(Math.min(low, readable), readable);
        }
        return readable == 0 ? Reading.exact(0) : Reading.absent(Cause.UNKNOWN);
    }

    private static long waiting(Look look, Held held) {
        long waiting = 0;
        for (Map.Entry<Integer, Long> end : look.ends().entrySet()) {
            Long newest = held.newest().get(end.getKey());
            long from = Math.max(newest == null ? 0 : newest + 1, look.earliest().getOrDefault(end.getKey(), 0L));
            waiting += Math.max(0, end.getValue() - from);
        }
        return waiting;
    }
}
