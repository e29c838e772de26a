package tableflow.console.service.query.catalog;

import java.util.Set;
import java.util.stream.Collectors;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.table.MetadataColumn;

/// What a table of the catalog is.
public enum TableKind {
    /// An Iceberg table that Tableflow writes: read only for everybody else.
    TABLEFLOW,
    /// Another Iceberg table.
    ICEBERG,
    VIEW,
    /// A table of files, or something else.
    OTHER;

    /// Tableflow leaves no mark in the catalog but the columns that it adds to every table.
    public static TableKind of(CatalogTable table) {
        if (table.isIceberg()) {
            Set<String> names = table.columns().stream().map(CatalogColumn::name).collect(Collectors.toSet());
            for (MetadataColumnNaming naming : MetadataColumnNaming.values()) {
                if (names.contains(MetadataColumn.TOPIC.columnName(naming))
                        && names.contains(MetadataColumn.OFFSET.columnName(naming))) {
                    return TABLEFLOW;
                }
            }
            return ICEBERG;
        }
        return table.isView() ? VIEW : OTHER;
    }

    /// Whether `"table$snapshots"` and its like can be asked for.
    public boolean isIceberg() {
        return this == TABLEFLOW || this == ICEBERG;
    }
}
