package tableflow.console.domain.table;

import java.util.function.Supplier;
import tableflow.console.domain.table.ColumnType.Impossible;

/// What keeps a hostile schema from filling the memory: types that each name the next one twice double with every step,
/// and nesting has to end before the stack does.
final class Bounds {
    /// Columns and fields that are read of one schema; Athena and Glue give up long before.
    static final int MOST_COLUMNS = 20_000;
    /// Why there is no column beyond them.
    static final String TOO_MANY = "more than " + MOST_COLUMNS + " columns, counting fields within columns";
    /// Structs, lists and maps within each other.
    static final int DEEPEST = 200;

    private int columns;
    private int depth;

    /// What `read` makes of the next column, or why there is none.
    ColumnType type(Supplier<ColumnType> read) {
        return column("", () -> Column.required("", read.get())).type();
    }

    /// The same for a column as a whole.
    Column column(String name, Supplier<Column> read) {
        columns++;
        if (columns > MOST_COLUMNS) {
            return refused(name, TOO_MANY);
        }
        if (depth >= DEEPEST) {
            return refused(name, "types nested more than " + DEEPEST + " deep");
        }
        depth++;
        try {
            return read.get();
        } finally {
            depth--;
        }
    }

    private static Column refused(String name, String why) {
        return Column.nullable(name, new Impossible(TableRule.UNREPRESENTABLE_TYPE, why));
    }
}
