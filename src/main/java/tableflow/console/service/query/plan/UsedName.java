package tableflow.console.service.query.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The name of a table as a statement writes it.
///
/// @param catalog absent when the statement leaves it to the session, as it may the database
/// @param suffix of a metadata table, such as `files` of `"t$files"`; absent for the table itself
record UsedName(@Nullable String catalog, @Nullable String database, String table, @Nullable String suffix) {

    static UsedName of(List<String> parts) {
        int last = parts.size() - 1;
        String text = parts.get(last);
        int dollar = text.lastIndexOf('$');
        boolean metadata = dollar > 0 && dollar < text.length() - 1 && text.charAt(dollar - 1) != '$';
        return new UsedName(
                last > 1 ? parts.get(last - 2) : null,
                last > 0 ? parts.get(last - 1) : null,
                metadata ? text.substring(0, dollar) : text,
                metadata ? text.substring(dollar + 1) : null);
    }

    UsedName in(@Nullable String otherCatalog, @Nullable String otherDatabase) {
        return new UsedName(
                catalog == null ? otherCatalog : catalog, database == null ? otherDatabase : database, table, suffix);
    }
}
