package tableflow.console.domain.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tableflow.console.domain.schema.diff.Element.Role;
import tableflow.console.domain.schema.diff.SchemaChange.Impact;
import tableflow.console.domain.schema.diff.SchemaChange.Kind;
import tableflow.console.domain.table.TableProblem;
import tableflow.console.domain.table.TableRule;

/// Gives each problem of the table to the change that it comes of: the one whose name is nearest to its column. None is
/// lost; one that no change is near to is a change of its own.
final class TableProblems {

    private final List<SchemaChange> changes;
    private final TableNames names = new TableNames();
    private final TableNames orders = new TableNames();
    /// The first that was put into another order; below 0 for none.
    private int firstOrder = -1;
    /// The first that moved the messages of a Protobuf schema: its table is that of the first message.
    private int firstMoving = -1;

    TableProblems(List<SchemaChange> all) {
        changes = new ArrayList<>(all);
        for (int i = 0; i < changes.size(); i++) {
            SchemaChange change = changes.get(i);
            names.add(change, i);
            if (change.kind() == Kind.REORDERED) {
                orders.add(change, i);
                firstOrder = firstOrder < 0 ? i : firstOrder;
                boolean moving = change.subject().role() == Role.ROOT;
                firstMoving = moving && firstMoving < 0 ? i : firstMoving;
            }
        }
    }

    void add(TableProblem problem) {
        int nearest = nearest(problem);
        if (nearest < 0) {
            SchemaChange told = with(Impacts.other(problem.path(), problem.explanation()), problem);
            names.add(told, changes.size());
            changes.add(told);
            return;
        }
        SchemaChange change = changes.get(nearest);
        SchemaChange told = with(change, problem);
        changes.replaceAll(one -> one.equals(change) ? told : one);
    }

    private static SchemaChange with(SchemaChange change, TableProblem problem) {
        return change.with(new Impact(change.impact().newReaders(), change.impact().oldReaders(),
            Stream.concat(change.impact().table().stream(), Stream.of(problem)).toList()));
    }

    private int nearest(TableProblem problem) {
        if (problem.rule() == TableRule.FIELD_REORDERED && firstOrder >= 0) {
            return orders.nearest(TableNames.parent(problem.path())).orElse(firstOrder);
        }
        OptionalInt nearest = names.nearest(problem.path());
        return nearest.orElse(firstMoving);
    }

    List<SchemaChange> changes() {
        return changes;
    }
}
