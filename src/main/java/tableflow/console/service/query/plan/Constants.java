package tableflow.console.service.query.plan;

import io.trino.sql.tree.ArithmeticBinaryExpression;
import io.trino.sql.tree.ArithmeticUnaryExpression;
import io.trino.sql.tree.BinaryLiteral;
import io.trino.sql.tree.BooleanLiteral;
import io.trino.sql.tree.Cast;
import io.trino.sql.tree.CurrentDate;
import io.trino.sql.tree.CurrentTimestamp;
import io.trino.sql.tree.DataType;
import io.trino.sql.tree.DateTimeDataType;
import io.trino.sql.tree.DecimalLiteral;
import io.trino.sql.tree.DoubleLiteral;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.GenericDataType;
import io.trino.sql.tree.GenericLiteral;
import io.trino.sql.tree.IntervalLiteral;
import io.trino.sql.tree.LongLiteral;
import io.trino.sql.tree.Parameter;
import io.trino.sql.tree.SimpleIntervalQualifier;
import io.trino.sql.tree.StringLiteral;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The value of an expression without columns, so far as it can be told without the engine: literals, casts of them,
/// `now()`, and intervals added to or taken from moments. What is not understood is empty.
///
/// Values are [BigDecimal], [Double], [String], [Boolean], `byte[]`, [LocalDate], [LocalDateTime] or [Instant].
/// Athena's sessions are in UTC.
final class Constants {

    private final InstantSource clock;
    private final List<String> parameters;

    /// @param parameters what stands for each `?`, as SQL; those that are missing are not known
    Constants(InstantSource clock, List<String> parameters) {
        this.clock = clock;
        this.parameters = parameters;
    }

    Optional<Object> of(Expression expression) {
        try {
            return Optional.ofNullable(value(expression));
        } catch (DateTimeException | ArithmeticException | NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    private @Nullable Object value(Expression expression) {
        return switch (expression) {
            case LongLiteral number -> BigDecimal.valueOf(number.getParsedValue());
            case DecimalLiteral number -> new BigDecimal(number.getValue());
            case DoubleLiteral number -> number.getValue();
            case StringLiteral text -> text.getValue();
            case BooleanLiteral truth -> truth.getValue();
            case BinaryLiteral bytes -> bytes.getValue();
            case GenericLiteral literal -> typed(literal.getType().toLowerCase(Locale.ROOT), literal.getValue());
            case ArithmeticUnaryExpression signed -> signed(signed);
            case ArithmeticBinaryExpression sum -> sum(sum);
            case CurrentTimestamp _ -> clock.instant();
            case CurrentDate _ -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            case Cast cast -> cast(cast);
            case FunctionCall call -> call(call);
            case Parameter place when place.getId() < parameters.size() ->
                Parsing.expression(parameters.get(place.getId()))
                        .map(new Constants(clock, List.of())::value)
                        .orElse(null);
            default -> null;
        };
    }

    private static @Nullable Object typed(String type, String text) {
        return switch (type) {
            case "date" -> LocalDate.parse(text.strip());
            case "timestamp" -> Moments.parse(text);
            case "bigint", "integer", "int", "smallint", "tinyint", "decimal" -> new BigDecimal(text.strip());
            case "double" -> Double.valueOf(text.strip());
            case "varchar" -> text;
            default -> null;
        };
    }

    private @Nullable Object signed(ArithmeticUnaryExpression signed) {
        Object value = value(signed.getValue());
        boolean minus = signed.getSign() == ArithmeticUnaryExpression.Sign.MINUS;
        return switch (value) {
            case BigDecimal number -> minus ? number.negate() : number;
            case Double number -> minus ? Double.valueOf(-number) : number;
            case null, default -> null;
        };
    }

    private @Nullable Object sum(ArithmeticBinaryExpression sum) {
        boolean minus = sum.getOperator() == ArithmeticBinaryExpression.Operator.SUBTRACT;
        if (!minus && sum.getOperator() != ArithmeticBinaryExpression.Operator.ADD) {
            return null;
        }
        if (sum.getRight() instanceof IntervalLiteral interval) {
            return moved(value(sum.getLeft()), interval, minus);
        }
        return null;
    }

    private static @Nullable Object moved(
            @Nullable Object start, IntervalLiteral interval, boolean minus) {
        if (!(interval.qualifier() instanceof SimpleIntervalQualifier qualifier)) {
            return null;
        }
        long count = Long.parseLong(interval.getValue().strip());
        boolean back = minus != (interval.getSign() == IntervalLiteral.Sign.NEGATIVE);
        return moved(start, back ? Math.negateExact(count) : count, qualifier.getField().name());
    }

    private static @Nullable Object moved(
            @Nullable Object start, long count, String unit) {
        TemporalAmount months = switch (unit.toLowerCase(Locale.ROOT)) {
            case "year" -> Period.ofYears(Math.toIntExact(count));
            case "quarter" -> Period.ofMonths(Math.toIntExact(Math.multiplyExact(count, 3)));
            case "month" -> Period.ofMonths(Math.toIntExact(count));
            case "week" -> Period.ofDays(Math.toIntExact(Math.multiplyExact(count, 7)));
            case "day" -> Period.ofDays(Math.toIntExact(count));
            case "hour" -> Duration.of(count, ChronoUnit.HOURS);
            case "minute" -> Duration.of(count, ChronoUnit.MINUTES);
            case "second" -> Duration.of(count, ChronoUnit.SECONDS);
            default -> null;
        };
        if (months == null) {
            return null;
        }
        return switch (start) {
            case Instant moment -> LocalDateTime.ofInstant(moment, ZoneOffset.UTC).plus(months)
                    .toInstant(ZoneOffset.UTC);
            case LocalDateTime moment -> moment.plus(months);
            case LocalDate day when months instanceof Period -> day.plus(months);
            case null, default -> null;
        };
    }

    private @Nullable Object cast(Cast cast) {
        Object value = value(cast.getExpression());
        String type = name(cast.getType());
        return switch (value) {
            case String text -> typed(type, text);
            case Instant moment when type.equals("timestamp") -> zoned(cast.getType())
                    ? moment
                    : LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
            case Instant moment when type.equals("date") -> LocalDate.ofInstant(moment, ZoneOffset.UTC);
            case LocalDateTime moment when type.equals("date") -> moment.toLocalDate();
            case LocalDateTime moment when type.equals("timestamp") -> moment;
            case LocalDate day when type.equals("timestamp") -> day.atStartOfDay();
            case LocalDate day when type.equals("date") -> day;
            case null, default -> null;
        };
    }

    /// `date`, `timestamp`, `bigint` ...; a decimal's digits would have to be cut, so it is none of these.
    static String name(DataType type) {
        return switch (type) {
            case DateTimeDataType time -> time.getType().name().toLowerCase(Locale.ROOT);
            case GenericDataType generic when generic.getArguments().isEmpty() ->
                generic.getName().getValue().toLowerCase(Locale.ROOT);
            default -> "";
        };
    }

    private static boolean zoned(DataType type) {
        return type instanceof DateTimeDataType time && time.isWithTimeZone();
    }

    private @Nullable Object call(FunctionCall call) {
        List<Expression> given = call.argumentValues();
        String name = call.getName().getSuffix().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "now" -> given.isEmpty() ? clock.instant() : null;
            case "date" -> given.size() == 1 ? day(value(given.getFirst())) : null;
            case "from_unixtime" -> given.size() == 1 && value(given.getFirst()) instanceof BigDecimal seconds
                    ? Instant.ofEpochSecond(seconds.longValueExact())
                    : null;
            case "from_iso8601_timestamp" -> given.size() == 1 && value(given.getFirst()) instanceof String text
                    ? Moments.iso(text)
                    : null;
            case "date_trunc" -> given.size() == 2 && value(given.getFirst()) instanceof String unit
                    ? truncated(unit.toLowerCase(Locale.ROOT), value(given.get(1)))
                    : null;
            case "date_add" -> given.size() == 3
                            && value(given.get(0)) instanceof String unit
                            && value(given.get(1)) instanceof BigDecimal count
                    ? moved(value(given.get(2)), count.longValueExact(), unit)
                    : null;
            default -> null;
        };
    }

    private static @Nullable Object truncated(String unit, @Nullable Object value) {
        LocalDateTime moment = switch (value) {
            case Instant instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            case LocalDateTime local -> local;
            case null, default -> null;
        };
        if (moment == null) {
            return null;
        }
        LocalDateTime start = switch (unit) {
            case "second" -> moment.truncatedTo(ChronoUnit.SECONDS);
            case "minute" -> moment.truncatedTo(ChronoUnit.MINUTES);
            case "hour" -> moment.truncatedTo(ChronoUnit.HOURS);
            case "day" -> moment.truncatedTo(ChronoUnit.DAYS);
            case "month" -> moment.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
            case "year" -> moment.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
            default -> null;
        };
        return start != null && value instanceof Instant ? start.toInstant(ZoneOffset.UTC) : start;
    }

    private static @Nullable Object day(@Nullable Object value) {
        return switch (value) {
            case String text -> LocalDate.parse(text.strip());
            case LocalDate day -> day;
            case LocalDateTime moment -> moment.toLocalDate();
            case Instant moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC);
            case null, default -> null;
        };
    }
}
