package tableflow.console.service.query.desk;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import tableflow.console.domain.sql.Identifiers;

/// A value for one `?`, as it was typed, and what it is to be taken for.
///
/// @param value as typed; of no meaning for [Type#NULL]
public record SqlParameter(Type type, String value) {

    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int DIGITS = 38;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");
    private static final Pattern DOUBLE = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern TIMESTAMP = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}):(\\d{2})"
            + "(:(\\d{2})(\\.\\d{1,12})?)?( ?[A-Za-z0-9_/:+-]+)?");

    /// What a value is taken for.
    public enum Type {
        TEXT,
        BIGINT,
        DECIMAL,
        DOUBLE,
        BOOLEAN,
        DATE,
        TIMESTAMP,
        NULL,
        /// Put into the statement as it is.
        SQL
    }

    /// Why a value cannot be what it is to be taken for.
    public static final class Unfit extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Unfit(String message) {
            super(message);
        }
    }

    /// The value as SQL, exact: nothing is rounded, quotes in a text are doubled.
    ///
    /// @throws Unfit with a sentence that says what is expected
    public String literal() {
        String trimmed = value.strip();
        return switch (type) {
            case TEXT -> Identifiers.literal(value);
            case NULL -> "NULL";
            case BIGINT -> bigint(trimmed);
            case DECIMAL -> decimal(trimmed);
            case DOUBLE -> real(trimmed);
            case BOOLEAN -> bool(trimmed);
            case DATE -> "DATE '" + date(trimmed) + "'";
            case TIMESTAMP -> timestamp(trimmed);
            case SQL -> {
                if (trimmed.isEmpty()) {
                    throw new Unfit("Write an expression.");
                }
                yield trimmed;
            }
        };
    }

    private static String bigint(String text) {
        if (!text.matches("[+-]?\\d+")) {
            throw new Unfit("A whole number is expected.");
        }
        BigInteger number = new BigInteger(text.startsWith("+") ? text.substring(1) : text);
        if (number.compareTo(LEAST) < 0 || number.compareTo(MOST) > 0) {
            throw new Unfit("It is beyond what a bigint holds. Take decimal.");
        }
        // The least number is no literal: without its sign it would not fit.
        return number.equals(LEAST) ? "BIGINT '" + number + "'" : number.toString();
    }

    private static String decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new Unfit("A decimal number is expected, such as 12.50.");
        }
        BigDecimal number = new BigDecimal(text);
        if (Math.max(number.precision(), number.scale()) > DIGITS) {
            throw new Unfit("A decimal holds 38 digits at most.");
        }
        return "DECIMAL '" + number.toPlainString() + "'";
    }

    private static String real(String text) {
        String known = text.toLowerCase(Locale.ROOT);
        switch (known) {
            case "nan" -> {
                return "nan()";
            }
            case "infinity", "+infinity" -> {
                return "infinity()";
            }
            case "-infinity" -> {
                return "-infinity()";
            }
            default -> {
                if (!DOUBLE.matcher(text).matches()) {
                    throw new Unfit("A number is expected, such as 1.5 or 2e10.");
                }
                return "DOUBLE '" + text + "'";
            }
        }
    }

    private static String bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "1" -> "TRUE";
            case "false", "f", "no", "0" -> "FALSE";
            default -> throw new Unfit("true or false is expected.");
        };
    }

    private static String date(String text) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeException wrong) {
            throw new Unfit("A day is expected, such as 2026-11-22.");
        }
    }

    private static String timestamp(String text) {
        var matcher = TIMESTAMP.matcher(text);
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return "TIMESTAMP '" + date(text) + " 00:00:00'";
        }
        if (!matcher.matches()
                || Integer.parseInt(matcher.group(2)) > 23
                || Integer.parseInt(matcher.group(3)) > 59
                || (matcher.group(5) != null && Integer.parseInt(matcher.group(5)) > 59)) {
            throw new Unfit("A time is expected, such as 2026-11-22 16:30:00.123 UTC.");
        }
        String seconds = matcher.group(4) == null ? ":00" : matcher.group(4);
        String zone = matcher.group(7) == null ? "" : " " + matcher.group(7).strip();
        return "TIMESTAMP '" + date(matcher.group(1)) + " " + matcher.group(2) + ":" + matcher.group(3) + seconds
                + (zone.equals(" Z") ? " UTC" : zone) + "'";
    }
}
