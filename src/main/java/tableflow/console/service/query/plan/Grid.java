package tableflow.console.service.query.plan;

import io.trino.sql.tree.ComparisonPredicate.Operator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/// Compares a column with a constant of SQL, whose type may be another: a column of whole numbers with `10.5`, a day
/// with a moment. Exact types lie on a grid (whole numbers, days, microseconds, a decimal's last digit); a constant
/// between two points of it moves the comparison to the point below.
///
/// @param column dotted name
record Grid(String column, Type type) {

    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long DAY_SECONDS = 86_400L;
    private static final int NANO_DIGITS = 9;

    /// Empty when the types do not compare, or nothing can be said.
    Optional<Expression> compare(Operator operator, Object value) {
        return switch (type.typeId()) {
            case BOOLEAN -> value instanceof Boolean truth ? of(operator, truth) : Optional.empty();
            case STRING -> value instanceof String text ? of(operator, text) : Optional.empty();
            case BINARY -> value instanceof byte[] bytes ? of(operator, ByteBuffer.wrap(bytes)) : Optional.empty();
            case DOUBLE -> value instanceof BigDecimal || value instanceof Double
                    ? of(operator, ((Number) value).doubleValue())
                    : Optional.empty();
            case FLOAT -> value instanceof BigDecimal || value instanceof Double
                    ? rounded(operator, ((Number) value).doubleValue())
                    : Optional.empty();
            case INTEGER, LONG, DECIMAL -> value instanceof BigDecimal number
                    ? onGrid(operator, number)
                    : Optional.empty();
            case DATE -> moment(value) == null
                    ? Optional.empty()
                    : onGrid(operator, seconds(value).divide(
                            BigDecimal.valueOf(DAY_SECONDS), NANO_DIGITS * 2, RoundingMode.FLOOR));
            case TIMESTAMP -> moment(value) == null
                    ? Optional.empty()
                    : onGrid(operator, seconds(value).multiply(BigDecimal.valueOf(MICROS_PER_SECOND)));
            default -> Optional.empty();
        };
    }

    /// Compares the day of a moment.
    Optional<Expression> compareDay(Operator operator, Object value) {
        LocalDateTime moment = moment(value);
        if (type.typeId() != Type.TypeID.TIMESTAMP
                || moment == null
                || !moment.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return Optional.empty();
        }
        LocalDate day = moment.toLocalDate();
        LocalDate next = day.plusDays(1);
        return switch (operator) {
            case EQUAL -> both(compare(Operator.GREATER_THAN_OR_EQUAL, day), compare(Operator.LESS_THAN, next));
            case GREATER_THAN -> compare(Operator.GREATER_THAN_OR_EQUAL, next);
            case GREATER_THAN_OR_EQUAL -> compare(Operator.GREATER_THAN_OR_EQUAL, day);
            case LESS_THAN -> compare(Operator.LESS_THAN, day);
            case LESS_THAN_OR_EQUAL -> compare(Operator.LESS_THAN, next);
            case NOT_EQUAL -> Optional.empty();
        };
    }

    private static Optional<Expression> both(Optional<Expression> one, Optional<Expression> other) {
        return one.flatMap(left -> other.map(right -> Expressions.and(left, right)));
    }

    private Optional<Expression> onGrid(Operator operator, BigDecimal exact) {
        int scale = type instanceof Types.DecimalType decimal ? decimal.scale() : 0;
        BigDecimal point = exact.setScale(scale, RoundingMode.FLOOR);
        boolean between = point.compareTo(exact) != 0;
        Optional<Object> constant = constant(point);
        if (between) {
            return switch (operator) {
                case EQUAL -> Optional.of(Expressions.alwaysFalse());
                case GREATER_THAN, GREATER_THAN_OR_EQUAL -> constant.flatMap(it -> of(Operator.GREATER_THAN, it));
                case LESS_THAN, LESS_THAN_OR_EQUAL -> constant.flatMap(it -> of(Operator.LESS_THAN_OR_EQUAL, it));
                case NOT_EQUAL -> Optional.empty();
            };
        }
        return constant.flatMap(it -> of(operator, it));
    }

    private Optional<Object> constant(BigDecimal point) {
        if (type instanceof Types.DecimalType decimal) {
            return point.precision() > decimal.precision() ? Optional.empty() : Optional.of(point);
        }
        if (point.toBigInteger().bitLength() >= Long.SIZE) {
            return Optional.empty();
        }
        long number = point.longValueExact();
        if (type.typeId() == Type.TypeID.DATE) {
            return number == (int) number ? Optional.of((int) number) : Optional.empty();
        }
        return Optional.of(number);
    }

    /// A float's neighbours are rounded together, so equal values may be a little apart.
    private Optional<Expression> rounded(Operator operator, double value) {
        return switch (operator) {
            case GREATER_THAN, GREATER_THAN_OR_EQUAL -> of(Operator.GREATER_THAN_OR_EQUAL, (float) value);
            case LESS_THAN, LESS_THAN_OR_EQUAL -> of(Operator.LESS_THAN_OR_EQUAL, (float) value);
            case EQUAL -> of(Operator.EQUAL, (float) value);
            case NOT_EQUAL -> Optional.empty();
        };
    }

    private Optional<Expression> of(Operator operator, Object constant) {
        return Optional.of(switch (operator) {
            case EQUAL -> Expressions.equal(column, constant);
            case NOT_EQUAL -> Expressions.notEqual(column, constant);
            case LESS_THAN -> Expressions.lessThan(column, constant);
            case LESS_THAN_OR_EQUAL -> Expressions.lessThanOrEqual(column, constant);
            case GREATER_THAN -> Expressions.greaterThan(column, constant);
            case GREATER_THAN_OR_EQUAL -> Expressions.greaterThanOrEqual(column, constant);
        });
    }

    private static @Nullable LocalDateTime moment(Object value) {
        return switch (value) {
            case LocalDate day -> day.atStartOfDay();
            case LocalDateTime moment -> moment;
            case Instant moment -> LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
            default -> null;
        };
    }

    private static BigDecimal seconds(Object value) {
        LocalDateTime moment = moment(value);
        if (moment == null) {
            throw new IllegalArgumentException("no moment: " + value);
        }
        Instant instant = moment.toInstant(ZoneOffset.UTC);
        return BigDecimal.valueOf(instant.getEpochSecond())
                .add(BigDecimal.valueOf(instant.getNano(), NANO_DIGITS));
    }
}
