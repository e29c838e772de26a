package tableflow.console.domain.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tableflow.console.domain.table.ColumnType.Decimal;
import tableflow.console.domain.table.ColumnType.ListOf;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;

/// Which changes of a materialised table Tableflow accepts. Stricter than the registry's BACKWARD: a schema that the
/// registry takes can still stop a table.
public final class TableEvolution {
    private final List<TableProblem> problems = new ArrayList<>();

    private TableEvolution() {}

    /// All rules that the change breaks; empty when the table can follow.
    ///
    /// @param from the columns as they are
    /// @param to the columns as the new schema wants them
    public static List<TableProblem> check(Struct from, Struct to) {
        TableEvolution change = new TableEvolution();
        change.struct("", from, to);
        return List.copyOf(change.problems);
    }

    private void struct(String path, Struct from, Struct to) {
        Map<String, Column> wanted = byName(to);
        Map<String, Column> known = byName(from);
        for (Column old : from.fields()) {
            Column now = wanted.get(old.name());
            String at = at(path, old.name());
            if (now == null) {
                add(TableRule.FIELD_DELETED, at, "the field is gone");
            } else {
                nullability(at, old.nullable(), now.nullable());
                type(at, old.type(), now.type());
            }
        }
        for (Column now : to.fields()) {
            if (!known.containsKey(now.name()) && !now.nullable()) {
                add(TableRule.REQUIRED_FIELD_ADDED, at(path, now.name()), "a new field must be nullable");
            }
        }
        order(path, from, to, wanted, known);
    }

    private void order(String path, Struct from, Struct to, Map<String, Column> wanted, Map<String, Column> known) {
        List<String> before = from.fields().stream().map(Column::name).filter(wanted::containsKey).toList();
        List<String> after = to.fields().stream().map(Column::name).filter(known::containsKey).toList();
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            if (!before.get(i).equals(after.get(i))) {
                add(TableRule.FIELD_REORDERED, at(path, after.get(i)), "it stands where " + before.get(i) + " was");
                return;
            }
        }
    }

    private void type(String path, ColumnType from, ColumnType to) {
        if (from.equals(to)) {
            return;
        }
        if (from instanceof Struct old && to instanceof Struct now) {
            struct(path, old, now);
        } else if (from instanceof ListOf old && to instanceof ListOf now) {
            nullability(path + ".element", old.nullableElement(), now.nullableElement());
            type(path + ".element", old.element(), now.element());
        } else if (from instanceof MapOf old && to instanceof MapOf now) {
            if (!old.key().equals(now.key())) {
                add(TableRule.MAP_KEY_TYPE_MISMATCH, path, change(old.key(), now.key()));
            }
            nullability(path + ".value", old.nullableValue(), now.nullableValue());
            type(path + ".value", old.value(), now.value());
        } else if (nests(from) || nests(to)) {
            add(TableRule.TYPE_MISMATCH, path, change(from, to));
        } else if (!widens(from, to)) {
            add(TableRule.UNSUPPORTED_TYPE_CHANGE, path, change(from, to));
        }
    }

    private static boolean nests(ColumnType type) {
        return type instanceof Struct || type instanceof ListOf || type instanceof MapOf;
    }

    private static boolean widens(ColumnType from, ColumnType to) {
        if (from instanceof Decimal(int digits, int scale) && to instanceof Decimal(int more, int same)) {
            return more >= digits && scale == same;
        }
        return (from == Primitive.INT && to == Primitive.LONG)
            || (from == Primitive.FLOAT && to == Primitive.DOUBLE);
    }

    private void nullability(String path, boolean from, boolean to) {
        if (from && !to) {
            add(TableRule.NULLABLE_TO_NON_NULLABLE, path, "nullable cannot become required");
        }
    }

    private static String change(ColumnType from, ColumnType to) {
        return from.text() + " cannot become " + to.text();
    }

    private static Map<String, Column> byName(Struct struct) {
        return struct.fields().stream().collect(
            Collectors.toMap(Column::name, Function.identity(), (one, same) -> one));
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private void add(TableRule rule, String path, String explanation) {
        problems.add(new TableProblem(rule, path, explanation));
    }
}
