package tableflow.console.ui.query.table;

import java.util.List;
import tableflow.console.domain.sql.TableName;

/// A table that somebody chose.
public record ChosenTable(String database, String table) {

    /// As statements name it.
    TableName name() {
        return TableName.of(List.of(database, table));
    }

    @Override
    public String toString() {
        return database + "." + table;
    }
}
