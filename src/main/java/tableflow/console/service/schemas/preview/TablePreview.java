package tableflow.console.service.schemas.preview;

import java.util.List;
import java.util.stream.Stream;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.table.TableStep;

/// The table that a schema becomes, or that an existing table becomes by it.
///
/// @param columns of the table in their order; none when the schema cannot be read
/// @param findings rules that are broken: those of the change first, each in the order of the columns
/// @param steps what the table does to follow; empty when there is nothing to compare with
/// @param effects worth knowing before the first query
public record TablePreview(
        Verdict verdict,
        MetadataColumnNaming naming,
        List<PreviewColumn> columns,
        List<TableFinding> findings,
        List<TableStep> steps,
        List<Effect> effects) {

    public TablePreview {
        columns = List.copyOf(columns);
        findings = List.copyOf(findings);
        steps = List.copyOf(steps);
        effects = List.copyOf(effects);
    }

    /// What becomes of the table.
    public enum Verdict {
        /// The text is no schema; nothing can be said.
        UNREADABLE,
        /// No table can be made of it.
        IMPOSSIBLE,
        /// The table that there is will be suspended.
        STOPS,
        /// A table can be made.
        CREATES,
        /// The table that there is follows, or has nothing to do.
        FOLLOWS;

        /// Whether the table will run.
        public boolean runs() {
            return this == CREATES || this == FOLLOWS;
        }
    }

    /// All columns and the fields within them, outermost first.
    public List<PreviewColumn> allColumns() {
        return columns.stream().flatMap(column -> column.flat().stream()).toList();
    }

    /// What is said of the value's schema, at its places.
    public Stream<TableFinding> of(TableFinding.Side side) {
        return findings.stream().filter(finding -> finding.side() == side);
    }

    static TablePreview unreadable(MetadataColumnNaming naming) {
        return new TablePreview(Verdict.UNREADABLE, naming, List.of(), List.of(), List.of(), List.of());
    }
}
