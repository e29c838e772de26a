package tableflow.console.domain.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A table as a statement names it, in lower case as Athena reads names.
///
/// @param table may be a table of metadata, such as `orders$snapshots`
public record TableName(Optional<String> catalog, Optional<String> database, String table) {

    /// @param parts one or more, the table last; in any case
    public static TableName of(List<String> parts) {
        List<String> lower = parts.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
        int size = lower.size();
        return new TableName(
                size > 2 ? Optional.of(lower.get(size - 3)) : Optional.empty(),
                size > 1 ? Optional.of(lower.get(size - 2)) : Optional.empty(),
                lower.getLast());
    }

    /// The table itself when this names its metadata: `orders` for `orders$snapshots`.
    public TableName data() {
        int dollar = table.lastIndexOf('$');
        return dollar > 0 ? new TableName(catalog, database, table.substring(0, dollar)) : this;
    }

    /// As a query writes it, without the catalog; all names in double quotes.
    public String sql() {
        StringBuilder text = new StringBuilder();
        database.ifPresent(name -> text.append(Identifiers.doubleQuoted(name)).append('.'));
        return text.append(Identifiers.doubleQuoted(table)).toString();
    }

    /// Another table beside it, such as its `$snapshots`.
    public TableName withSuffix(String suffix) {
        return new TableName(catalog, database, table + suffix);
    }
}
