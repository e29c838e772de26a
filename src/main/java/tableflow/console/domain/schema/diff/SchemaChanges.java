package tableflow.console.domain.schema.diff;

import java.util.List;
import java.util.stream.Stream;
import tableflow.console.domain.Progress;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.table.TableProblem;

/// What changed from one schema to the next.
///
/// @param format of both
/// @param all in the order of the new schema, what went after what is near it
/// @param cut whether there was more than is told
public record SchemaChanges(SchemaFormat format, List<SchemaChange> all, boolean cut) {
    public SchemaChanges {
        all = List.copyOf(all);
    }

    /// Who may change to the new schema first without anybody failing to read.
    public enum Order {
        /// Whoever likes: both understand each other.
        ANY,
        /// Readers first: they understand old data, and readers with the old schema do not understand new data.
        READERS_FIRST,
        /// Writers first: readers that have not changed understand new data, changed ones do not understand old data.
        WRITERS_FIRST,
        /// No order helps.
        NONE
    }

    public Order order() {
        boolean newReads = all.stream().allMatch(change -> change.impact().newReaders().isEmpty());
        boolean oldReads = all.stream().allMatch(change -> change.impact().oldReaders().isEmpty());
        if (newReads) {
            return oldReads ? Order.ANY : Order.READERS_FIRST;
        }
        return oldReads ? Order.WRITERS_FIRST : Order.NONE;
    }

    /// The same changes, each with what the table cannot follow of it. A problem goes to the change whose name is
    /// nearest to its column; one that is near to none is told of the schema. Of very many the first are.
    public SchemaChanges withTable(List<TableProblem> problems) {
        TableProblems given = new TableProblems(all);
        int most = SemanticDiff.affordable(all.size());
        for (TableProblem problem : problems.subList(0, Math.min(most, problems.size()))) {
            Progress.throwIfCancelled(SemanticDiff.WHAT);
            given.add(problem);
        }
        return new SchemaChanges(format, given.changes(), cut || problems.size() > most);
    }

    /// All that stands in the way, in either direction.
    public List<SchemaDifference> breaking() {
        return all.stream().flatMap(change ->
            Stream.concat(change.impact().newReaders().stream(), change.impact().oldReaders().stream())).toList();
    }
}
