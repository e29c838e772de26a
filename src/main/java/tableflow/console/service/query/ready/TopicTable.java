package tableflow.console.service.query.ready;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.sql.Identifiers;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.domain.table.MetadataColumn;

/// A table that Tableflow writes, as queries name it and its columns.
///
/// @param naming of the columns with record metadata, told from the columns that are there
/// @param recorded which of those it has
/// @param columns of keys and values, in the table's order
public record TopicTable(
        String database,
        String name,
        MetadataColumnNaming naming,
        Set<MetadataColumn> recorded,
        List<CatalogColumn> columns) {
    private static final Set<MetadataColumn> NEEDED =
            Set.of(MetadataColumn.PARTITION, MetadataColumn.OFFSET, MetadataColumn.TIMESTAMP);

    public TopicTable {
        recorded = Set.copyOf(recorded);
        columns = List.copyOf(columns);
    }

    /// The table of a catalog's entry; empty when it has not the columns that Tableflow adds.
    public static Optional<TopicTable> of(CatalogTable entry) {
        return of(entry.database(), entry.name(), entry.columns());
    }

    /// As [#of(CatalogTable)].
    public static Optional<TopicTable> of(String database, String name, List<CatalogColumn> all) {
        Set<String> names = all.stream().map(CatalogColumn::name).collect(Collectors.toSet());
        for (MetadataColumnNaming naming : MetadataColumnNaming.values()) {
            Set<MetadataColumn> recorded = Stream.of(MetadataColumn.values())
                    .filter(column -> names.contains(column.columnName(naming)))
                    .collect(Collectors.toSet());
            if (recorded.containsAll(NEEDED)) {
                Set<String> added = recorded.stream()
                        .map(column -> column.columnName(naming))
                        .collect(Collectors.toSet());
                return Optional.of(new TopicTable(database, name, naming, recorded,
                        all.stream().filter(column -> !added.contains(column.name())).toList()));
            }
        }
        return Optional.empty();
    }

    /// A column of record metadata, quoted as a query needs it.
    String sql(MetadataColumn column) {
        return sql(column.columnName(naming));
    }

    /// A column, quoted as a query needs it.
    String sql(String column) {
        return Identifiers.quote(StatementKind.SELECT, column);
    }

    /// The table, quoted: `"lkc-abc"."orders.v1"`.
    String sql() {
        return suffixed("");
    }

    /// A metadata table beside it: `"lkc-abc"."orders.v1$files"`.
    String suffixed(String suffix) {
        return Identifiers.doubleQuoted(database) + "." + Identifiers.doubleQuoted(name + suffix);
    }
}
