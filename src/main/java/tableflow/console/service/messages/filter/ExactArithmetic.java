package tableflow.console.service.messages.filter;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.apache.commons.jexl3.JexlArithmetic;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.WatchedText;

/// How expressions compare and count: without rounding; a field that is not there compares with nothing; times with
/// texts such as `2026-11-22` or `2026-11-22T10:00:00Z`; and `=~` finds a regular expression anywhere in a text.
final class ExactArithmetic extends JexlArithmetic {

    /// Longer than any number that a schema allows.
    private static final MathContext DIGITS = new MathContext(100);

    private final AtomicReference<@Nullable Pattern> last = new AtomicReference<>();

    ExactArithmetic() {
        super(false, DIGITS, Integer.MIN_VALUE);
    }

    @Override
    public boolean lessThan(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && order(left, right, "<") < 0;
    }

    @Override
    public boolean lessThanOrEqual(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && order(left, right, "<=") <= 0;
    }

    @Override
    public boolean greaterThan(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && order(left, right, ">") > 0;
    }

    @Override
    public boolean greaterThanOrEqual(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && order(left, right, ">=") >= 0;
    }

    @Override
    public boolean equals(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == null && right == null;
        }
        if (left instanceof Instant || right instanceof Instant) {
            return instant(left).equals(instant(right));
        }
        // A text equals a number only by being the same digits.
        if (left instanceof Number one && right instanceof Number other) {
            return compare(one, other) == 0;
        }
        if (left instanceof CharSequence || right instanceof CharSequence) {
            return left.toString().equals(right.toString());
        }
        return left.equals(right);
    }

    private static int order(Object left, Object right, String operator) {
        if (left instanceof Instant || right instanceof Instant) {
            return instant(left).compareTo(instant(right));
        }
        if (left instanceof Number one && right instanceof Number other) {
            return compare(one, other);
        }
        if (left instanceof CharSequence && right instanceof CharSequence) {
            return left.toString().compareTo(right.toString());
        }
        throw new ArithmeticException(
                "'" + operator + "' cannot compare " + kind(left) + " with " + kind(right));
    }

    private static int compare(Number one, Number other) {
        return isShort(one) && isShort(other)
                ? Long.compare(one.longValue(), other.longValue())
                : decimal(one).compareTo(decimal(other));
    }

    private static boolean isShort(Number number) {
        return number instanceof Integer || number instanceof Long;
    }

    private static BigDecimal decimal(Number number) {
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case Integer whole -> BigDecimal.valueOf(whole);
            case Long whole -> BigDecimal.valueOf(whole);
            default -> new BigDecimal(number.toString());
        };
    }

    static String kind(Object value) {
        return switch (value) {
            case Number _ -> "a number";
            case CharSequence _ -> "a text";
            case Boolean _ -> "true or false";
            case java.util.Map<?, ?> _ -> "an object";
            case java.util.List<?> _ -> "a list";
            default -> "a time";
        };
    }

    /// A time, or what is written for one: an instant, a day (its beginning in UTC), or milliseconds since 1970.
    private static Instant instant(Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof Number millis) {
            return Instant.ofEpochMilli(millis.longValue());
        }
        String text = value.toString();
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException broken) {
            throw new ArithmeticException(
                    "'" + text + "' is no time such as 2026-11-22 or 2026-11-22T10:00:00Z");
        }
    }

    /// `value =~ container`.
    @Override
    public @Nullable Boolean contains(@Nullable Object container, @Nullable Object value) {
        if (container instanceof CharSequence regex) {
            return value != null && pattern(regex.toString())
                    .matcher(WatchedText.endable(value.toString(), "search records")).find();
        }
        if (container instanceof Iterable<?> all) {
            for (Object one : all) {
                if (equals(one, value)) {
                    return true;
                }
            }
            return false;
        }
        if (container instanceof Object[] all) {
            for (Object one : all) {
                if (equals(one, value)) {
                    return true;
                }
            }
            return false;
        }
        return super.contains(container, value);
    }

    /// An expression mostly has one; compiled once.
    private Pattern pattern(String regex) {
        Pattern known = last.get();
        if (known != null && known.pattern().equals(regex)) {
            return known;
        }
        Pattern compiled = Pattern.compile(regex);
        last.set(compiled);
        return compiled;
    }
}
