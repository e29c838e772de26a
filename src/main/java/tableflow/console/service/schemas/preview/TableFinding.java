package tableflow.console.service.schemas.preview;

import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.table.TableRule;

/// A rule of Tableflow's that a schema, or a change to it, breaks.
///
/// @param finding at the part of the schema that breaks it; for a field that is gone at the fields it was among. Its
///     rule is the name of `rule`
/// @param column in the table, such as `address.lines.element`; empty for the table as a whole
/// @param side the schema that has the place
/// @param explanation what is wrong, without the name of the column and a full stop
public record TableFinding(SchemaFinding finding, TableRule rule, String column, Side side, String explanation) {

    /// What a column comes from.
    public enum Side {
        KEY,
        VALUE,
        /// The record itself: topic, offset, headers.
        METADATA
    }

    /// `rule column: message`.
    @Override
    public String toString() {
        return rule + (column.isEmpty() ? "" : " " + column) + ": " + finding.message();
    }
}
