package tableflow.console.service.schemas.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.Span;
import tableflow.console.domain.table.AthenaTypes;
import tableflow.console.domain.table.Column;

/// A column of the table, or a field within one.
///
/// @param path such as `address.lines.element`
/// @param depth 0 for a column of the table
/// @param id Iceberg's field id; empty unless the column is in a written table already
/// @param origin the part of the schema that it comes from, and where that stands; null for the record's own columns
public record PreviewColumn(String path, int depth, Column column, OptionalInt id, @Nullable Origin origin,
        TableFinding.Side side, Mark mark, List<PreviewColumn> fields) {

    public PreviewColumn {
        fields = List.copyOf(fields);
    }

    /// What happens to it.
    public enum Mark {
        /// Nothing, or there is nothing to compare with.
        NONE,
        ADDED,
        CHANGED
    }

    /// A part of a schema.
    ///
    /// @param path `#/properties/price`, `/fields/2` or `shop.Order.price`
    public record Origin(String path, Span span) {}

    public String name() {
        return column.name();
    }

    /// Iceberg's type.
    public String iceberg() {
        return column.type().text();
    }

    /// As Glue's catalog shows it.
    public String glue() {
        return AthenaTypes.glue(column.type());
    }

    /// As a query in Athena sees it.
    public String athena() {
        return AthenaTypes.athena(column.type());
    }

    /// This one and everything inside it, outermost first.
    public List<PreviewColumn> flat() {
        List<PreviewColumn> all = new ArrayList<>();
        collect(all);
        return all;
    }

    private void collect(List<PreviewColumn> all) {
        all.add(this);
        fields.forEach(field -> field.collect(all));
    }
}
