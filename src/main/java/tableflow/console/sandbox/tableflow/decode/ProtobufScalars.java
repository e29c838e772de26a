package tableflow.console.sandbox.tableflow.decode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ValueRange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.protobuf.ProtoSchema.FieldType;
import tableflow.console.domain.table.ColumnType;
import tableflow.console.sandbox.tableflow.decode.ProtobufWire.Raw;

/// Scalars of the wire, and messages of the files that every registry knows, as values.
final class ProtobufScalars {
    private static final ValueRange YEARS = ValueRange.of(1, 9999);
    private static final ValueRange SECONDS = ValueRange.of(
        LocalDate.of(1, 1, 1).toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC),
        LocalDate.of(9999, 12, 31).toEpochSecond(LocalTime.of(23, 59, 59), ZoneOffset.UTC));

    private ProtobufScalars() {}

    enum JavaType {
        BOOLEAN,
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        STRING,
        BYTES
    }

    static JavaType javaType(FieldType.Scalar type) {
        return switch (type.name()) {
            case "bool" -> JavaType.BOOLEAN;
            case "int32", "sint32", "sfixed32" -> JavaType.INT;
            case "float" -> JavaType.FLOAT;
            case "double" -> JavaType.DOUBLE;
            case "string" -> JavaType.STRING;
            case "bytes" -> JavaType.BYTES;
            default -> JavaType.LONG;
        };
    }

    /// Unsigned 64-bit numbers above the signed range come out negative, bit for bit.
    static Object value(FieldType.Scalar type, Raw raw) throws Undecodable {
        if (raw.wireType() != ProtobufWire.wireType(type.name())) {
            throw new Undecodable("A Protobuf field is not a " + type.name());
        }
        long bits = raw.bits();
        return switch (type.name()) {
            case "bool" -> bits != 0;
            case "int32", "sfixed32" -> (int) bits;
            case "sint32" -> (int) ProtobufWire.zigZag(bits & 0xffff_ffffL);
            case "uint32", "fixed32" -> bits & 0xffff_ffffL;
            case "sint64" -> ProtobufWire.zigZag(bits);
            case "float" -> Float.intBitsToFloat((int) bits);
            case "double" -> Double.longBitsToDouble(bits);
            case "string" -> ProtobufDecoder.text(raw.bytes());
            case "bytes" -> raw.bytes();
            default -> bits;
        };
    }

    /// @param column that the message is for
    static @Nullable Object wellKnown(String name, ColumnType column, Map<Integer, List<Raw>> message)
            throws Undecodable {
        try {
            return switch (name) {
                case "google.protobuf.Timestamp" -> {
                    OffsetDateTime time = timestamp(bits(message, 1), bits(message, 2));
                    yield column == ColumnType.Primitive.TIMESTAMP ? time.toLocalDateTime() : time;
                }
                case "google.type.Date" ->
                    LocalDate.of(YEARS.checkValidIntValue(bits(message, 1), ChronoField.YEAR),
                        (int) bits(message, 2), (int) bits(message, 3));
                case "google.type.TimeOfDay" -> LocalTime.of((int) bits(message, 1), (int) bits(message, 2),
                    (int) bits(message, 3), (int) bits(message, 4) / 1000 * 1000);
                case "confluent.type.Decimal" -> decimal((ColumnType.Decimal) column, message);
                default -> wrapped(name, message);
            };
        } catch (DateTimeException e) {
            throw new Undecodable("A " + name + " is out of range: " + e.getMessage(), e);
        }
    }

    /// Protobuf's own limits, which also fit 64 bits of microseconds.
    private static OffsetDateTime timestamp(long seconds, long nanos) {
        SECONDS.checkValidValue(seconds, ChronoField.INSTANT_SECONDS);
        int fraction = ChronoField.NANO_OF_SECOND.checkValidIntValue(nanos);
        return Instant.ofEpochSecond(seconds, fraction / 1000 * 1000L).atOffset(ZoneOffset.UTC);
    }

    private static Object decimal(ColumnType.Decimal column, Map<Integer, List<Raw>> message) throws Undecodable {
        byte[] unscaled = bytes(message, 1);
        BigDecimal value = new BigDecimal(unscaled.length == 0 ? BigInteger.ZERO : new BigInteger(unscaled),
            (int) bits(message, 3));
        return Decimals.fitting("", value, column.precision(), column.scale());
    }

    private static Object wrapped(String name, Map<Integer, List<Raw>> message) throws Undecodable {
        FieldType.Scalar type = new FieldType.Scalar(switch (name) {
            case "google.protobuf.BoolValue" -> "bool";
            case "google.protobuf.Int32Value" -> "int32";
            case "google.protobuf.UInt32Value" -> "uint32";
            case "google.protobuf.Int64Value" -> "int64";
            case "google.protobuf.UInt64Value" -> "uint64";
            case "google.protobuf.FloatValue" -> "float";
            case "google.protobuf.DoubleValue" -> "double";
            case "google.protobuf.StringValue" -> "string";
            case "google.protobuf.BytesValue" -> "bytes";
            default -> throw new Undecodable("No column can hold a " + name);
        });
        List<Raw> found = message.getOrDefault(1, List.of());
        return value(type, found.isEmpty()
            ? new Raw(ProtobufWire.wireType(type.name()), 0, new byte[0]) : found.getLast());
    }

    private static long bits(Map<Integer, List<Raw>> message, int field) {
        List<Raw> found = message.getOrDefault(field, List.of());
        return found.isEmpty() ? 0 : found.getLast().bits();
    }

    private static byte[] bytes(Map<Integer, List<Raw>> message, int field) {
        List<Raw> found = message.getOrDefault(field, List.of());
        return found.isEmpty() ? new byte[0] : found.getLast().bytes();
    }
}
