package tableflow.console.service.query.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a query reads from, with its columns.
///
/// @param alias what its columns may be prefixed with, in lower case unless quoted; empty for none
/// @param source a table's full name, or words such as `subquery`; for reading only
record Relation(String alias, String source, List<Column> columns) {
    Relation {
        columns = List.copyOf(columns);
    }

    /// @param type empty when it cannot be told
    record Column(String name, String type, @Nullable String comment) {}

    boolean isCalled(String name) {
        return alias.equalsIgnoreCase(name);
    }
}
