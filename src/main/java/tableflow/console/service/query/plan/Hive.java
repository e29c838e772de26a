package tableflow.console.service.query.plan;

import java.util.Locale;
import java.util.Set;

/// Statements in Hive's dialect, which Athena takes for what changes or lists the catalog; Trino's parser does not know
/// them.
final class Hive {

    private static final Set<String> FREE = Set.of(
            "alter", "create", "describe", "desc", "drop", "msck", "show", "use", "explain", "deallocate", "prepare");

    private Hive() {}

    /// Whether it is one that scans no data, by its first word. CREATE TABLE ... AS is read by Trino's parser.
    static boolean costsNothing(String sql) {
        SqlWords words = new SqlWords(sql);
        return FREE.contains(words.next().toLowerCase(Locale.ROOT));
    }
}
