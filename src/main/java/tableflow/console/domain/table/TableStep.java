package tableflow.console.domain.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.table.ColumnType.ListOf;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Struct;

/// Something that a table does to follow a new schema.
///
/// @param path the column, as in [TableProblem]
/// @param before its type, or its comment, until now; null where there was none
/// @param after the same from now on
public record TableStep(Kind kind, String path, @Nullable String before, @Nullable String after) {

    /// What is done.
    public enum Kind {
        /// A column joins; rows that are there read as null.
        ADDED,
        /// The type takes more values than before.
        WIDENED,
        /// It may be null from now on.
        MADE_NULLABLE,
        /// It says something else about itself.
        COMMENTED
    }

    /// What turns `from` into `to`, in the order of the columns. Where the change breaks a rule these are the parts of
    /// it that break none.
    public static List<TableStep> between(Struct from, Struct to) {
        List<TableStep> steps = new ArrayList<>();
        struct("", from, to, steps);
        return List.copyOf(steps);
    }

    private static void struct(String path, Struct from, Struct to, List<TableStep> steps) {
        Map<String, Column> known = new HashMap<>();
        from.fields().forEach(field -> known.putIfAbsent(field.name(), field));
        for (Column now : to.fields()) {
            String at = path.isEmpty() ? now.name() : path + "." + now.name();
            Column old = known.get(now.name());
            if (old == null) {
                steps.add(new TableStep(Kind.ADDED, at, null, now.type().text()));
                continue;
            }
            if (!old.nullable() && now.nullable()) {
                steps.add(new TableStep(Kind.MADE_NULLABLE, at, null, null));
            }
            if (now.doc() != null && !now.doc().equals(old.doc())) {
                steps.add(new TableStep(Kind.COMMENTED, at, old.doc(), now.doc()));
            }
            type(at, old.type(), now.type(), steps);
        }
    }

    private static void type(String path, ColumnType from, ColumnType to, List<TableStep> steps) {
        if (from instanceof Struct old && to instanceof Struct now) {
            struct(path, old, now, steps);
        } else if (from instanceof ListOf old && to instanceof ListOf now) {
            type(path + ".element", old.element(), now.element(), steps);
        } else if (from instanceof MapOf old && to instanceof MapOf now) {
            type(path + ".value", old.value(), now.value(), steps);
        } else if (!from.equals(to) && TableEvolution.widens(from, to)) {
            steps.add(new TableStep(Kind.WIDENED, path, from.text(), to.text()));
        }
    }
}
