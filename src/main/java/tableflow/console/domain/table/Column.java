package tableflow.console.domain.table;

import org.jspecify.annotations.Nullable;

/// A column, or a field of a struct. Iceberg's field ids are not here: they belong to a written table.
///
/// @param doc what the schema says about it
/// @param emptyByDefault a list or map that a reader finds empty where a writer left it out: a repeated field or a map
///     of Protobuf, or one that the schema gives a default. A table may leave it null in the rows that it already has
public record Column(String name, ColumnType type, boolean nullable, @Nullable String doc, boolean emptyByDefault) {
    /// A column that a record has to have, or that may be null.
    public Column(String name, ColumnType type, boolean nullable, @Nullable String doc) {
        this(name, type, nullable, doc, false);
    }

    public static Column nullable(String name, ColumnType type) {
        return new Column(name, type, true, null);
    }

    public static Column required(String name, ColumnType type) {
        return new Column(name, type, false, null);
    }

    /// The same column by another name.
    Column named(String other) {
        return new Column(other, type, nullable, doc, emptyByDefault);
    }

    /// The same column with a default of its own: none for a scalar, whose rows would read as null instead.
    Column withDefault() {
        boolean container = type instanceof ColumnType.ListOf || type instanceof ColumnType.MapOf;
        return new Column(name, type, nullable, doc, container);
    }

    @Override
    public String toString() {
        return name + " " + type.text() + (nullable ? "" : " not null");
    }
}
