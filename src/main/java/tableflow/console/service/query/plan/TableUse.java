package tableflow.console.service.query.plan;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.QueryPeriod;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One place where a statement reads a table. A table that is named twice is read twice.
///
/// @param catalog absent for the data catalog of the session
/// @param database absent for that of the session
/// @param suffix of a metadata table, such as `files` of `"t$files"`; absent for the table itself
/// @param alias what qualifies its columns; absent when its name does
/// @param columns names that the statement mentions anywhere, in lower case, more than the table's; absent for all
/// @param filters what rows must meet, joined by AND
/// @param optional it stands on the side of an outer join whose rows may be missing, so a filter that nulls pass says
///     nothing of its rows
/// @param time `FOR VERSION AS OF` or `FOR TIMESTAMP AS OF`
record TableUse(
        @Nullable String catalog,
        @Nullable String database,
        String table,
        @Nullable String suffix,
        @Nullable String alias,
        @Nullable Set<String> columns,
        List<Expression> filters,
        boolean optional,
        @Nullable QueryPeriod time) {
    TableUse {
        columns = columns == null ? null : Set.copyOf(columns);
        filters = List.copyOf(filters);
    }

    /// Whether `qualifier.column` may speak of it.
    boolean answersTo(String qualifier) {
        return qualifier.equalsIgnoreCase(alias == null ? table : alias);
    }
}
