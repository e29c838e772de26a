package tableflow.console.domain.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tableflow.console.domain.table.ColumnType.Decimal;
import tableflow.console.domain.table.ColumnType.Fixed;
import tableflow.console.domain.table.ColumnType.Impossible;
import tableflow.console.domain.table.ColumnType.ListOf;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;

/// Which columns an Iceberg v2 table can hold.
public final class TableValidity {
    /// Iceberg's decimals have no more digits.
    public static final int MOST_DIGITS = 38;

    private final List<TableProblem> problems = new ArrayList<>();
    private boolean tooMany;

    private TableValidity() {}

    /// All rules that the columns break, in the order of the columns; empty when the table can be made.
    public static List<TableProblem> check(Struct columns) {
        TableValidity check = new TableValidity();
        check.struct("", columns);
        return List.copyOf(check.problems);
    }

    private void struct(String path, Struct struct) {
        if (struct.fields().isEmpty()) {
            add(TableRule.EMPTY_STRUCT, path, "it has no fields");
        }
        Map<String, String> seen = new HashMap<>();
        for (Column field : struct.fields()) {
            String at = path.isEmpty() ? field.name() : path + "." + field.name();
            String other = seen.putIfAbsent(field.name().toLowerCase(Locale.ROOT), field.name());
            if (other != null) {
                add(TableRule.FIELD_NAME_CASE_COLLISION, at, other.equals(field.name())
                    ? "the name is taken already" : "it differs from " + other + " in case only");
            }
            type(at, field.type());
        }
    }

    private void type(String path, ColumnType type) {
        switch (type) {
            case Primitive scalar -> { }
            case Decimal(int precision, int scale) -> decimal(path, precision, scale);
            case Fixed(int length) -> {
                if (length < 1) {
                    add(TableRule.LENGTH_OUT_OF_RANGE, path, "a length of " + length + " is below 1");
                }
            }
            case ListOf(ColumnType element, boolean ignored) -> type(path + ".element", element);
            case MapOf(ColumnType key, ColumnType value, boolean ignored) -> {
                type(path + ".key", key);
                type(path + ".value", value);
            }
            case Struct struct -> struct(path, struct);
            case Impossible(TableRule rule, String why) -> impossible(path, rule, why);
        }
    }

    /// Of too many columns the first is told, not ten thousands.
    private void impossible(String path, TableRule rule, String why) {
        boolean beyond = why.equals(Bounds.TOO_MANY);
        if (!beyond || !tooMany) {
            add(rule, path, why);
        }
        tooMany |= beyond;
    }

    private void decimal(String path, int precision, int scale) {
        if (precision < 1 || precision > MOST_DIGITS) {
            add(TableRule.PRECISION_OUT_OF_RANGE, path, "a precision of " + precision + " is not within 1 to 38");
        }
        if (scale < 0 || scale > precision) {
            add(TableRule.SCALE_OUT_OF_RANGE, path, "a scale of " + scale + " is not within 0 to " + precision);
        }
    }

    private void add(TableRule rule, String path, String explanation) {
        problems.add(new TableProblem(rule, path, explanation));
    }
}
