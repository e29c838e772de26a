package tableflow.console.service.query.result.export;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.domain.sql.Identifiers;
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
            return Identifiers.literal(value);
        }
        return switch (type) {
            case INTEGER, BOOLEAN -> value;
            case DECIMAL -> "DECIMAL " + Identifiers.literal(value);
            case FLOATING -> floating(value, column);
            case DATE -> "DATE " + Identifiers.literal(value);
            case TIME -> "TIME " + Identifiers.literal(value);
            case TIMESTAMP -> "TIMESTAMP " + Identifiers.literal(value);
            case INTERVAL -> interval(value);
            case BINARY -> binary(value);
            case UUID -> "UUID " + Identifiers.literal(value);
            case IPADDRESS -> "IPADDRESS " + Identifiers.literal(value);
            case JSON -> "JSON " + Identifiers.literal(value);
            case NESTED, TEXT -> Identifiers.literal(value);
        };
    }

    private static String floating(String value, ResultColumn column) {
        String name = column.type().toLowerCase(Locale.ROOT).equals("double") ? "DOUBLE" : "REAL";
        return Numbers.exact(value) == null && name.equals("REAL")
                ? "CAST(" + Identifiers.literal(value) + " AS REAL)"
                : name + " " + Identifiers.literal(value);
    }

    private static String interval(String value) {
        String sign = value.startsWith("-") ? "-" : "";
        String rest = value.substring(sign.length());
        return "INTERVAL " + (sign.isEmpty() ? "" : "- ") + Identifiers.literal(rest)
                + (value.contains(":") ? " DAY TO SECOND" : " YEAR TO MONTH");
    }

    private static String binary(String value) {
        byte[] bytes = HexPairs.parse(value);
        return bytes == null
                ? Identifiers.literal(value)
                : "X'" + HexPairs.format(bytes).replace(" ", "").toUpperCase(Locale.ROOT) + "'";
    }
}
