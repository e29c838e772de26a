package tableflow.console.domain.schema.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.schema.diff.Element.Role;
import tableflow.console.domain.schema.diff.SchemaChange.Kind;
import tableflow.console.domain.table.TableProblem;
import tableflow.console.domain.table.TableRule;

/// Which change a column's problem comes of. A table has columns by the names of fields; a change has its own name,
/// that before a renaming, and, in Protobuf, that of its message in front.
final class TableNames {

    private static final int SAME = 100;
    private static final int INSIDE = 50;
    private static final int MOST_ALIKE = 40;
    /// A map's problem with its keys is told of the map.
    private static final int HOLDING = 45;

    private TableNames() {}

    static Optional<SchemaChange> nearest(List<SchemaChange> changes, TableProblem problem) {
        if (problem.rule() == TableRule.FIELD_REORDERED) {
            String parent = parent(problem.path());
            Optional<SchemaChange> order = changes.stream().filter(change -> change.kind() == Kind.REORDERED)
                .max(Comparator.comparingInt(change -> nearness(change, parent)));
            if (order.isPresent()) {
                return order;
            }
        }
        return changes.stream().filter(change -> nearness(change, problem.path()) > 0)
            .max(Comparator.comparingInt((SchemaChange change) ->
                2 * nearness(change, problem.path()) + (change.kind().silent() ? 0 : 1)))
            // The table of a Protobuf schema is that of its first message.
            .or(() -> changes.stream().filter(TableNames::movesMessages).findFirst());
    }

    private static boolean movesMessages(SchemaChange change) {
        return change.kind() == Kind.REORDERED && change.subject().role() == Role.ROOT;
    }

    private static int nearness(SchemaChange change, String column) {
        int best = 0;
        for (String name : names(change)) {
            best = Math.max(best, nearness(name, column));
        }
        return best;
    }

    private static List<String> names(SchemaChange change) {
        String name = change.subject().name();
        List<String> names = new ArrayList<>(List.of(name));
        if (change.kind() == Kind.RENAMED || change.kind() == Kind.LIKELY_RENAMED) {
            String parent = parent(name);
            names.add(parent.isEmpty() ? change.before() : parent + "." + change.before());
        }
        if (change.subject().detail().equals("oneof")) {
            names.add(change.before());
            names.add(change.after());
        }
        return names;
    }

    private static String parent(String name) {
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
    }

    private static int nearness(String name, String column) {
        if (name.equals(column)) {
            return SAME;
        }
        String behindMessage = name.substring(name.indexOf('.') + 1);
        if (!name.isEmpty() && (column.startsWith(name + ".") || column.startsWith(behindMessage + "."))) {
            return INSIDE;
        }
        if (name.startsWith(column + ".") || behindMessage.startsWith(column + ".")) {
            return HOLDING;
        }
        String[] own = name.split("\\.");
        String[] other = column.split("\\.");
        int same = 0;
        while (same < Math.min(own.length, other.length)
            && own[own.length - 1 - same].equals(other[other.length - 1 - same])) {
            same++;
        }
        return Math.min(same, MOST_ALIKE);
    }
}
