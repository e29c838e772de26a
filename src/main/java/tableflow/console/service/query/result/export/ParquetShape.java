package tableflow.console.service.query.result.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.value.HexPairs;
import tableflow.console.service.query.result.value.Moment;
import tableflow.console.service.query.result.value.Numbers;
import tableflow.console.service.query.result.value.ValueType;

/// How columns of a result stand in a Parquet file (its LogicalTypes specification): numbers, dates and times as such,
/// exact; texts, nested values, addresses and whatever is not known as texts.
final class ParquetShape {

    private static final int DECIMAL_BYTES = 16;
    private static final int MOST_DIGITS = 38;
    private static final long MICROS = 1_000_000;
    private static final long DAY = 86_400;

    private ParquetShape() {}

    static MessageType schema(List<ResultColumn> columns) {
        List<String> names = JsonValues.names(columns);
        Types.MessageTypeBuilder schema = Types.buildMessage();
        for (int i = 0; i < names.size(); i++) {
            schema.addField(field(columns.get(i), names.get(i)));
        }
        return schema.named("result");
    }

    private static Type field(ResultColumn column, String name) {
        return switch (ValueType.of(column)) {
            case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
            case INTEGER -> isLong(column)
                    ? Types.optional(PrimitiveTypeName.INT64).named(name)
                    : Types.optional(PrimitiveTypeName.INT32).named(name);
            case FLOATING -> Types.optional(
                    isDouble(column) ? PrimitiveTypeName.DOUBLE : PrimitiveTypeName.FLOAT).named(name);
            case DECIMAL -> Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                    .length(DECIMAL_BYTES)
                    .as(LogicalTypeAnnotation.decimalType(column.scale(), digits(column)))
                    .named(name);
            case DATE -> Types.optional(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.dateType()).named(name);
            case TIME -> Types.optional(PrimitiveTypeName.INT64)
                    .as(LogicalTypeAnnotation.timeType(isZoned(column), TimeUnit.MICROS)).named(name);
            case TIMESTAMP -> Types.optional(PrimitiveTypeName.INT64)
                    .as(LogicalTypeAnnotation.timestampType(isZoned(column), TimeUnit.MICROS)).named(name);
            case BINARY -> Types.optional(PrimitiveTypeName.BINARY).named(name);
            case JSON -> Types.optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.jsonType()).named(name);
            case INTERVAL, UUID, IPADDRESS, NESTED, TEXT ->
                Types.optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType()).named(name);
        };
    }

    private static boolean isLong(ResultColumn column) {
        return column.type().equalsIgnoreCase("bigint");
    }

    private static boolean isDouble(ResultColumn column) {
        return column.type().equalsIgnoreCase("double");
    }

    private static boolean isZoned(ResultColumn column) {
        return column.type().toLowerCase(Locale.ROOT).endsWith("with time zone");
    }

    private static int digits(ResultColumn column) {
        return column.precision() <= 0 ? MOST_DIGITS : Math.min(MOST_DIGITS, column.precision());
    }

    /// Puts a value into a row.
    ///
    /// @throws ArithmeticException when the type cannot hold it exactly
    /// @throws IllegalArgumentException when the text is no value of the type
    static void put(Group row, int field, ResultColumn column, String value) {
        switch (ValueType.of(column)) {
            case BOOLEAN -> row.add(field, truth(value));
            case INTEGER -> {
                long whole = number(value).longValueExact();
                if (isLong(column)) {
                    row.add(field, whole);
                } else {
                    row.add(field, Math.toIntExact(whole));
                }
            }
            case FLOATING -> {
                Double read = Numbers.floating(value);
                if (read == null) {
                    throw new IllegalArgumentException(value);
                }
                if (isDouble(column)) {
                    row.add(field, read.doubleValue());
                } else {
                    row.add(field, Float.parseFloat(value));
                }
            }
            case DECIMAL -> row.add(field, decimal(value, column));
            case DATE -> row.add(field, Math.toIntExact(Math.floorDiv(moment(value).second(), DAY)));
            case TIME -> row.add(field, Math.floorMod(micros(moment(value)), DAY * MICROS));
            case TIMESTAMP -> row.add(field, micros(moment(value)));
            case BINARY -> {
                byte[] bytes = HexPairs.parse(value);
                if (bytes == null) {
                    throw new IllegalArgumentException(value);
                }
                row.add(field, Binary.fromConstantByteArray(bytes));
            }
            case JSON, INTERVAL, UUID, IPADDRESS, NESTED, TEXT -> row.add(field, Binary.fromString(value));
        }
    }

    private static boolean truth(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(value);
        }
        return value.equals("true");
    }

    private static BigDecimal number(String value) {
        BigDecimal exact = Numbers.exact(value);
        if (exact == null) {
            throw new IllegalArgumentException(value);
        }
        return exact;
    }

    private static Binary decimal(String value, ResultColumn column) {
        BigDecimal exact = number(value).setScale(column.scale(), RoundingMode.UNNECESSARY);
        if (exact.precision() > digits(column)) {
            throw new ArithmeticException("more than " + digits(column) + " digits");
        }
        byte[] bytes = exact.unscaledValue().toByteArray();
        byte[] padded = new byte[DECIMAL_BYTES];
        Arrays.fill(padded, (byte) (exact.signum() < 0 ? -1 : 0));
        System.arraycopy(bytes, 0, padded, DECIMAL_BYTES - bytes.length, bytes.length);
        return Binary.fromConstantByteArray(padded);
    }

    private static Moment moment(String value) {
        Moment moment = Moment.parse(value);
        if (moment == null) {
            throw new IllegalArgumentException(value);
        }
        return moment;
    }

    private static long micros(Moment moment) {
        if (moment.picos() % MICROS != 0) {
            throw new ArithmeticException("more than six digits of a second");
        }
        return Math.addExact(Math.multiplyExact(moment.second(), MICROS), moment.picos() / MICROS);
    }
}
