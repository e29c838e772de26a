package tableflow.console.domain.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import tableflow.console.domain.schema.diff.PathTree.Best;
import tableflow.console.domain.schema.diff.SchemaChange.Kind;

/// Which change a column is near to. A table has columns by the names of fields; a change has its own name,
/// that before a renaming, and, in Protobuf, that of its message in front.
final class TableNames {

    private static final int SAME = 100;
    private static final int INSIDE = 50;
    private static final int MOST_ALIKE = 40;
    /// A map's problem with its keys is told of the map.
    private static final int HOLDING = 45;

    private final PathTree<Kind> whole = new PathTree<>();
    private final PathTree<Kind> behindMessages = new PathTree<>();
    private final PathTree<Kind> ends = new PathTree<>();

    /// Remembers a change by its names.
    ///
    /// @param index where it stands among the others
    void add(SchemaChange change, int index) {
        Kind kind = change.kind();
        for (String name : names(change)) {
            whole.add(steps(name), kind, index);
            ends.add(backwards(name), kind, index);
            if (!name.isEmpty()) {
                behindMessages.add(steps(name.substring(name.indexOf('.') + 1)), kind, index);
            }
        }
    }

    /// The change that is nearest to a column, and of equals the first; empty when none is near.
    OptionalInt nearest(String column) {
        Best best = new Best();
        String[] path = steps(column);
        whole.along(path, (node, depth) -> {
            boolean same = depth == path.length;
            // The schema itself has no name that a column could be inside of.
            if (same || depth > 1 || !path[0].isEmpty()) {
                offer(node.here(), same ? SAME : INSIDE, best);
            }
            offer(node.below(), same ? HOLDING : 0, best);
        });
        behindMessages.along(path, (node, depth) -> {
            boolean same = depth == path.length;
            offer(node.here(), same ? 0 : INSIDE, best);
            offer(node.below(), same ? HOLDING : 0, best);
        });
        ends.along(backwards(column), (node, depth) -> {
            offer(node.here(), Math.min(depth, MOST_ALIKE), best);
            offer(node.below(), Math.min(depth, MOST_ALIKE), best);
        });
        return best.found() ? OptionalInt.of(best.index()) : OptionalInt.empty();
    }

    /// Of two that are equally near the one that readers notice is meant.
    private static void offer(Map<Kind, Integer> changes, int nearness, Best best) {
        if (nearness > 0) {
            changes.forEach((kind, index) -> best.offer(2 * nearness + (kind.silent() ? 0 : 1), index));
        }
    }

    private static String[] steps(String name) {
        return name.split("\\.", -1);
    }

    private static String[] backwards(String name) {
        return List.of(name.split("\\.")).reversed().toArray(String[]::new);
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

    static String parent(String name) {
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
    }
}
