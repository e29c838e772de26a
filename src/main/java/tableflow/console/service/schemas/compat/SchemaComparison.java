package tableflow.console.service.schemas.compat;

import java.util.List;
import java.util.concurrent.CancellationException;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.schema.CompatibilityDirection;
import tableflow.console.domain.schema.TooComplex;
import tableflow.console.domain.schema.diff.SchemaChanges;
import tableflow.console.domain.schema.diff.SemanticDiff;
import tableflow.console.domain.schema.diff.SemanticDiff.Findings;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.domain.table.TableEvolution;
import tableflow.console.domain.table.TableProblem;
import tableflow.console.schema.ParsedSchema;

/// Two schemas of one language side by side: what changed, whom it keeps from reading, and what the table cannot
/// follow.
public final class SchemaComparison {

    private SchemaComparison() {}

    /// What changed from `old` to `next`. The table's consequences are those of a value schema.
    ///
    /// @throws RemoteFailure CANCELLED after an interrupt
    /// @throws TooComplex when the two cannot be compared within bounds
    /// @throws IllegalArgumentException when they are of two languages
    public static SchemaChanges compare(ParsedSchema old, ParsedSchema next) {
        if (old.format() != next.format()) {
            throw new IllegalArgumentException(old.format() + " and " + next.format() + " have no fields in common");
        }
        try {
            Findings findings = new Findings(
                CompatibilityCheck.differences(CompatibilityDirection.NEW_READS_OLD, next, old),
                CompatibilityCheck.differences(CompatibilityDirection.OLD_READS_NEW, next, old));
            return SemanticDiff.compare(next.format(), old.element(), next.element(), findings)
                .withTable(table(old, next));
        } catch (StackOverflowError deep) {
            throw new TooComplex("the schemas are nested too deep");
        } catch (CancellationException cancelled) {
            throw RemoteFailure.cancelled("compare the schemas");
        }
    }

    private static List<TableProblem> table(ParsedSchema old, ParsedSchema next) {
        return old.column().type() instanceof Struct from && next.column().type() instanceof Struct to
            ? TableEvolution.check(from, to) : List.of();
    }
}
