package tableflow.console.domain.table;

import org.jspecify.annotations.Nullable;

/// A column, or a field of a struct. Iceberg's field ids are not here: they belong to a written table.
///
/// @param doc what the schema says about it
public record Column(String name, ColumnType type, boolean nullable, @Nullable String doc) {
    public static Column nullable(String name, ColumnType type) {
        return new Column(name, type, true, null);
    }

    public static Column required(String name, ColumnType type) {
        return new Column(name, type, false, null);
    }

    @Override
    public String toString() {
        return name + " " + type.text() + (nullable ? "" : " not null");
    }
}
