package tableflow.console.service.storage.growth;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.storage.growth.Measure;

/// The tables of a bucket behind sums over them. Names are `database.table`, sorted.
///
/// @param read tables that are in the sums
/// @param unread why each of the others is not
/// @param untold tables that a measure lacks, because a writer of a kept snapshot did not note it
/// @param later the first day of each table of which snapshots expired: before it, it is in no sum
public record TablesTold(
        int read, Map<String, String> unread, Map<Measure, List<String>> untold, Map<String, LocalDate> later) {

    public TablesTold {
        unread = Collections.unmodifiableMap(new TreeMap<>(unread));
        Map<Measure, List<String>> sorted = new EnumMap<>(Measure.class);
        untold.forEach((measure, names) -> sorted.put(measure, names.stream().sorted().toList()));
        untold = Collections.unmodifiableMap(sorted);
        later = Collections.unmodifiableMap(new TreeMap<>(later));
    }

    /// All tables of the bucket that the catalog has.
    public int all() {
        return read + unread.size();
    }

    /// From this day on all that were read are in the sums; absent where they always are.
    public @Nullable LocalDate whole() {
        return later.values().stream().max(LocalDate::compareTo).orElse(null);
    }
}
