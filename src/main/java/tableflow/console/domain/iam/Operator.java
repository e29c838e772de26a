package tableflow.console.domain.iam;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/// The operators of conditions. A comparison that makes no sense (`abc` as a number) is false.
enum Operator {
    STRING_EQUALS("StringEquals", false),
    STRING_NOT_EQUALS("StringNotEquals", true),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true),
    STRING_LIKE("StringLike", false),
    STRING_NOT_LIKE("StringNotLike", true),
    NUMERIC_EQUALS("NumericEquals", false),
    NUMERIC_NOT_EQUALS("NumericNotEquals", true),
    NUMERIC_LESS_THAN("NumericLessThan", false),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false),
    NUMERIC_GREATER_THAN("NumericGreaterThan", false),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false),
    DATE_EQUALS("DateEquals", false),
    DATE_NOT_EQUALS("DateNotEquals", true),
    DATE_LESS_THAN("DateLessThan", false),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", false),
    DATE_GREATER_THAN("DateGreaterThan", false),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false),
    BOOL("Bool", false),
    BINARY_EQUALS("BinaryEquals", false),
    IP_ADDRESS("IpAddress", false),
    NOT_IP_ADDRESS("NotIpAddress", true),
    ARN_EQUALS("ArnEquals", false),
    ARN_NOT_EQUALS("ArnNotEquals", true),
    ARN_LIKE("ArnLike", false),
    ARN_NOT_LIKE("ArnNotLike", true),
    NULL("Null", false);

    private final String text;
    private final boolean negated;

    Operator(String text, boolean negated) {
        this.text = text;
        this.negated = negated;
    }

    static Optional<Operator> of(String text) {
        for (Operator operator : values()) {
            if (operator.text.equalsIgnoreCase(text)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    boolean negated() {
        return negated;
    }

    /// Does the value of a policy meet the request's, before a negation is looked at?
    boolean compare(String wanted, String actual, PolicyContext context, boolean variables) {
        return switch (this) {
            case STRING_LIKE, STRING_NOT_LIKE -> variables
                    ? Glob.matches(wanted, actual, context)
                    : Glob.matches(wanted, actual);
            case ARN_EQUALS, ARN_NOT_EQUALS, ARN_LIKE, ARN_NOT_LIKE -> arn(wanted, actual, context, variables);
            default -> (variables ? Glob.fill(wanted, context) : Optional.of(wanted))
                    .filter(value -> plain(value, actual))
                    .isPresent();
        };
    }

    private boolean plain(String wanted, String actual) {
        return switch (this) {
            case STRING_EQUALS, STRING_NOT_EQUALS, BINARY_EQUALS -> wanted.equals(actual);
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE, BOOL -> wanted.equalsIgnoreCase(actual);
            case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> order(number(actual), number(wanted)) == Order.SAME;
            case NUMERIC_LESS_THAN -> order(number(actual), number(wanted)) == Order.LESS;
            case NUMERIC_LESS_THAN_EQUALS -> order(number(actual), number(wanted)).atMost();
            case NUMERIC_GREATER_THAN -> order(number(actual), number(wanted)) == Order.MORE;
            case NUMERIC_GREATER_THAN_EQUALS -> order(number(actual), number(wanted)).atLeast();
            case DATE_EQUALS, DATE_NOT_EQUALS -> order(date(actual), date(wanted)) == Order.SAME;
            case DATE_LESS_THAN -> order(date(actual), date(wanted)) == Order.LESS;
            case DATE_LESS_THAN_EQUALS -> order(date(actual), date(wanted)).atMost();
            case DATE_GREATER_THAN -> order(date(actual), date(wanted)) == Order.MORE;
            case DATE_GREATER_THAN_EQUALS -> order(date(actual), date(wanted)).atLeast();
            case IP_ADDRESS, NOT_IP_ADDRESS -> Cidr.contains(wanted, actual);
            default -> false;
        };
    }

    /// Each of the six parts of an ARN is a pattern of its own.
    private static boolean arn(String wanted, String actual, PolicyContext context, boolean variables) {
        String[] patterns = wanted.split(":", 6);
        String[] parts = actual.split(":", 6);
        if (wanted.equals("*")) {
            return true;
        }
        if (patterns.length != 6 || parts.length != 6) {
            return false;
        }
        for (int i = 0; i < 6; i++) {
            boolean same = variables
                    ? Glob.matches(patterns[i], parts[i], context)
                    : Glob.matches(patterns[i], parts[i]);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private enum Order {
        LESS,
        SAME,
        MORE,
        UNKNOWN;

        boolean atMost() {
            return this == LESS || this == SAME;
        }

        boolean atLeast() {
            return this == MORE || this == SAME;
        }
    }

    private static <T extends Comparable<T>> Order order(Optional<T> actual, Optional<T> wanted) {
        if (actual.isEmpty() || wanted.isEmpty()) {
            return Order.UNKNOWN;
        }
        int sign = actual.get().compareTo(wanted.get());
        return sign < 0 ? Order.LESS : sign == 0 ? Order.SAME : Order.MORE;
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// A date, a time with an offset, or seconds since 1970.
    private static Optional<Instant> date(String text) {
        String stripped = text.strip().toUpperCase(Locale.ROOT);
        if (stripped.matches("-?[0-9]{5,12}")) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(stripped)));
        }
        try {
            return Optional.of(stripped.length() == 10
                    ? LocalDate.parse(stripped).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(stripped).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
