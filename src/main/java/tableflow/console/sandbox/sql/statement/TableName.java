package tableflow.console.sandbox.sql.statement;

import java.util.Optional;

/// A table as a statement names it, in lower case as Athena reads names.
///
/// @param table may be a table of metadata, such as `orders$snapshots`
public record TableName(Optional<String> catalog, Optional<String> database, String table) {
    /// The table itself when this names its metadata: `orders` for `orders$snapshots`.
    public TableName data() {
        int dollar = table.lastIndexOf('$');
        return dollar > 0 ? new TableName(catalog, database, table.substring(0, dollar)) : this;
    }

    /// As SQL of the engine writes it.
    public String sql() {
        StringBuilder text = new StringBuilder();
        database.ifPresent(name -> text.append(Names.quote(name)).append('.'));
        return text.append(Names.quote(table)).toString();
    }

    /// Another table beside it, such as its `$snapshots`.
    TableName withSuffix(String suffix) {
        return new TableName(catalog, database, table + suffix);
    }
}
