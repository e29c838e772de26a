package tableflow.console.service.query.result.value;

import java.util.Locale;
import tableflow.console.domain.query.ResultColumn;

/// How the texts of a column are read.
public enum ValueType {
    BOOLEAN,
    /// tinyint to bigint.
    INTEGER,
    DECIMAL,
    /// real and double: binary numbers, in Java's notation, with `NaN` and `Infinity`.
    FLOATING,
    DATE,
    /// With or without a time zone, up to 12 digits of a second.
    TIME,
    /// With or without a time zone, up to 12 digits of a second.
    TIMESTAMP,
    INTERVAL,
    /// varbinary, as pairs of hexadecimal digits with blanks between.
    BINARY,
    UUID,
    IPADDRESS,
    /// array, map and row, in a notation that cannot always be read back; see [NestedText].
    NESTED,
    JSON,
    /// Texts, and every type that is not known here.
    TEXT;

    /// The type of a column, by Athena's base type; an unknown one is text.
    public static ValueType of(ResultColumn column) {
        return switch (column.type().toLowerCase(Locale.ROOT)) {
            case "boolean" -> BOOLEAN;
            case "tinyint", "smallint", "integer", "int", "bigint" -> INTEGER;
            case "decimal" -> DECIMAL;
            case "float", "real", "double" -> FLOATING;
            case "date" -> DATE;
            case "time", "time with time zone" -> TIME;
            case "timestamp", "timestamp with time zone" -> TIMESTAMP;
            case "interval day to second", "interval year to month" -> INTERVAL;
            case "varbinary", "binary" -> BINARY;
            case "uuid" -> UUID;
            case "ipaddress" -> IPADDRESS;
            case "array", "map", "row", "struct" -> NESTED;
            case "json" -> JSON;
            default -> TEXT;
        };
    }

    /// Whether its values can be added up.
    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == FLOATING;
    }

    /// Whether its values lie on a line of time.
    public boolean isTime() {
        return this == DATE || this == TIME || this == TIMESTAMP;
    }
}
