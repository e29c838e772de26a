package tableflow.console.service.query.result.export;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.value.HexPairs;
import tableflow.console.service.query.result.value.Numbers;
import tableflow.console.service.query.result.value.ValueKeys;
import tableflow.console.service.query.result.value.ValueType;

/// Values as literals of Athena's SQL (Trino's), so that they are read back as the same value of the same type.
public final class SqlLiterals {

    private SqlLiterals() {}

    /// A value by its column's type. What cannot be read as that type, and nested values, are texts.
    public static String of(@Nullable String value, ResultColumn column) {
        if (value == null) {
            return "NULL";
        }
        ValueType type = ValueType.of(column);
        if (!ValueKeys.isReadable(type, value)) {
            return text(value);
        }
        return switch (type) {
            case INTEGER, BOOLEAN -> value;
            case DECIMAL -> "DECIMAL " + text(value);
            case FLOATING -> floating(value, column);
            case DATE -> "DATE " + text(value);
            case TIME -> "TIME " + text(value);
            case TIMESTAMP -> "TIMESTAMP " + text(value);
            case INTERVAL -> interval(value);
            case BINARY -> binary(value);
            case UUID -> "UUID " + text(value);
            case IPADDRESS -> "IPADDRESS " + text(value);
            case JSON -> "JSON " + text(value);
            case NESTED, TEXT -> text(value);
        };
    }

    /// A text: in quotes, each quote inside doubled.
    public static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static String floating(String value, ResultColumn column) {
        String name = column.type().toLowerCase(Locale.ROOT).equals("double") ? "DOUBLE" : "REAL";
        return Numbers.exact(value) == null && name.equals("REAL")
                ? "CAST(" + text(value) + " AS REAL)"
                : name + " " + text(value);
    }

    private static String interval(String value) {
        String sign = value.startsWith("-") ? "-" : "";
        String rest = value.substring(sign.length());
        return "INTERVAL " + (sign.isEmpty() ? "" : "- ") + text(rest)
                + (value.contains(":") ? " DAY TO SECOND" : " YEAR TO MONTH");
    }

    private static String binary(String value) {
        byte[] bytes = HexPairs.parse(value);
        return bytes == null
                ? text(value)
                : "X'" + HexPairs.format(bytes).replace(" ", "").toUpperCase(Locale.ROOT) + "'";
    }
}
