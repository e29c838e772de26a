package tableflow.console.service.query.catalog;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A database and its tables, in order of their names.
///
/// @param readAt when its tables were listed; absent when that has not happened
/// @param seen false when the last look did not find it
public record IndexedDatabase(String name, List<IndexedTable> tables, @Nullable Instant readAt, boolean seen) {
    public IndexedDatabase {
        tables = tables.stream().sorted(Comparator.comparing(IndexedTable::name)).toList();
    }

    /// A table by its name, in lower case as the catalog has names.
    public Optional<IndexedTable> table(String table) {
        int low = 0;
        int high = tables.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = tables.get(middle).name().compareTo(table);
            if (order == 0) {
                return Optional.of(tables.get(middle));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    IndexedDatabase notSeen() {
        return new IndexedDatabase(name, tables.stream().map(IndexedTable::notSeen).toList(), readAt, false);
    }
}
