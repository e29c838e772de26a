package tableflow.console.domain.table;

import java.util.ArrayList;
import java.util.HashMap;
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
/// registry takes can still stop a table. Whether the elements of a list or the values of a map may be null is not
/// compared: Confluent's rules ask it of fields only.
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
                if (old.nullable() && !mayBeNull(now)) {
                    add(TableRule.NULLABLE_TO_NON_NULLABLE, at, "nullable cannot become required");
                }
                type(at, old.type(), now.type());
            }
        }
        for (Column now : to.fields()) {
            if (!known.containsKey(now.name()) && !mayBeNull(now)) {
                add(TableRule.REQUIRED_FIELD_ADDED, at(path, now.name()), "a new field must be nullable");
            }
        }
        order(path, from, to);
    }

    /// A list or map with a default may: the rows that the table has read as null, new ones as empty, and queries see
    /// the same in both.
    private static boolean mayBeNull(Column column) {
        return column.nullable() || column.emptyByDefault();
    }

    /// Each field that follows one which it stood before.
    private void order(String path, Struct from, Struct to) {
        Map<String, Integer> places = new HashMap<>();
        from.fields().forEach(field -> places.putIfAbsent(field.name(), places.size()));
        String last = "";
        int lastPlace = -1;
        for (Column field : to.fields()) {
            Integer place = places.get(field.name());
            if (place == null) {
                continue;
            }
            if (place < lastPlace) {
                add(TableRule.FIELD_REORDERED, at(path, field.name()), "it stood before " + last);
            }
            last = field.name();
            lastPlace = place;
        }
    }

    private void type(String path, ColumnType from, ColumnType to) {
        if (from.equals(to)) {
            return;
        }
        if (from instanceof Struct old && to instanceof Struct now) {
            struct(path, old, now);
        } else if (from instanceof ListOf old && to instanceof ListOf now) {
            type(path + ".element", old.element(), now.element());
        } else if (from instanceof MapOf old && to instanceof MapOf now) {
            if (!sameKey(old.key(), now.key())) {
                add(TableRule.MAP_KEY_TYPE_MISMATCH, path, change(old.key(), now.key()));
            }
            type(path + ".value", old.value(), now.value());
        } else if (nests(from) || nests(to)) {
            add(TableRule.TYPE_MISMATCH, path, change(from, to));
        } else if (!widens(from, to)) {
            add(TableRule.UNSUPPORTED_TYPE_CHANGE, path, change(from, to));
        }
    }

    /// Neither docs nor what may be null make another key, but no other type will do, not even a wider one.
    private static boolean sameKey(ColumnType from, ColumnType to) {
        return from.text().equals(to.text());
    }

    private static boolean nests(ColumnType type) {
        return type instanceof Struct || type instanceof ListOf || type instanceof MapOf;
    }

    /// Whether every value of `from` is one of `to`, and Iceberg lets a column change so.
    static boolean widens(ColumnType from, ColumnType to) {
        if (from instanceof Decimal(int digits, int scale) && to instanceof Decimal(int more, int same)) {
            return more >= digits && scale == same;
        }
        return (from == Primitive.INT && to == Primitive.LONG)
            || (from == Primitive.FLOAT && to == Primitive.DOUBLE);
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
