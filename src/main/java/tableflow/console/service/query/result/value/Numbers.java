package tableflow.console.service.query.result.value;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers as Athena writes them.
public final class Numbers {

    /// What JSON knows as a number (RFC 8259, 6): not NaN, not Infinity.
    private static final Pattern JSON = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    /// No column holds more digits, and a text of millions of digits takes minutes to convert.
    private static final int LONGEST = 400;

    private Numbers() {}

    /// The exact value; of a floating number the value of the digits shown. Null when the text is no finite number.
    public static @Nullable BigDecimal exact(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !isNumberStart(text.charAt(0))) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /// The value of a floating number, which may be NaN or infinite; null when the text is none.
    public static @Nullable Double floating(String text) {
        boolean named = text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")
                || text.equals("+Infinity");
        // Double.parseDouble() takes more than Athena writes: blanks around, 1d, 0x1p3.
        return named || exact(text) != null ? Double.valueOf(text) : null;
    }

    /// Whether the text may stand in JSON as a number, with all its digits.
    public static boolean isJson(String text) {
        return JSON.matcher(text).matches();
    }

    private static boolean isNumberStart(char first) {
        return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
    }
}
