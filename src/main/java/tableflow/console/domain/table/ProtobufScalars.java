package tableflow.console.domain.table;

import java.util.Map;
import tableflow.console.domain.schema.protobuf.ProtoSchema;
import tableflow.console.domain.table.ColumnType.Decimal;
import tableflow.console.domain.table.ColumnType.Fixed;
import tableflow.console.domain.table.ColumnType.Impossible;
import tableflow.console.domain.table.ColumnType.Primitive;

/// The scalar types of Protobuf and the well-known messages, with the parameters of Confluent's `field_meta`. The one
/// reader of these: whatever is made of a schema goes by it.
public final class ProtobufScalars {
    /// The field or oneof of a wrapper that has its value.
    public static final String PAYLOAD = "value";
    /// A decimal that does not tell: Flink's own default, which Confluent's converters keep.
    private static final int PRECISION = 10;
    private static final int SCALE = 0;

    private ProtobufScalars() {}

    /// Whether the field may be null.
    ///
    /// @param otherwise where its parameters do not tell
    public static boolean nullable(ProtoSchema.Field field, boolean otherwise) {
        String notNull = field.notes().params().get("flink.notNull");
        return notNull == null ? otherwise : !Boolean.parseBoolean(notNull);
    }

    /// Whether the message of the field only wraps what it holds, since Protobuf has no null for that.
    public static boolean wrapped(ProtoSchema.Field field) {
        return Boolean.parseBoolean(field.notes().params().get("flink.wrapped"));
    }

    /// The column of a scalar.
    ///
    /// @param name as Protobuf calls it
    /// @param params of the field
    public static ColumnType type(String name, Map<String, String> params) {
        return switch (name) {
            case "bool" -> Primitive.BOOLEAN;
            case "int32", "sint32", "sfixed32" -> Primitive.INT;
            case "uint32", "fixed32", "int64", "sint64", "sfixed64", "uint64", "fixed64" -> Primitive.LONG;
            case "float" -> Primitive.FLOAT;
            case "double" -> Primitive.DOUBLE;
            case "string" -> Primitive.STRING;
            default -> {
                int least = number(params, "flink.minLength", -1);
                yield least > 0 && least == number(params, "flink.maxLength", -2) ? new Fixed(least) : Primitive.BINARY;
            }
        };
    }

    /// The column of a message of the files that every registry knows.
    ///
    /// @param name full
    /// @param params of the field
    public static ColumnType wellKnown(String name, Map<String, String> params) {
        return switch (name) {
            case "google.protobuf.Timestamp" -> timestamp(params);
            case "google.type.Date" -> Primitive.DATE;
            case "google.type.TimeOfDay" -> Primitive.TIME;
            case "confluent.type.Decimal" ->
                new Decimal(number(params, "precision", PRECISION), number(params, "scale", SCALE));
            case "google.protobuf.BoolValue" -> Primitive.BOOLEAN;
            case "google.protobuf.Int32Value" -> Primitive.INT;
            case "google.protobuf.UInt32Value", "google.protobuf.Int64Value", "google.protobuf.UInt64Value" ->
                Primitive.LONG;
            case "google.protobuf.FloatValue" -> Primitive.FLOAT;
            case "google.protobuf.DoubleValue" -> Primitive.DOUBLE;
            case "google.protobuf.StringValue" -> Primitive.STRING;
            case "google.protobuf.BytesValue" -> Primitive.BINARY;
            case "confluent.type.Variant" -> JsonScalars.variant();
            case "google.protobuf.Struct", "google.protobuf.Value", "google.protobuf.ListValue",
                "google.protobuf.Any" ->
                new Impossible(TableRule.UNREPRESENTABLE_TYPE, name + " may hold anything");
            default -> new Impossible(TableRule.UNRESOLVED_TYPE_REF, name + " is not declared");
        };
    }

    /// Nanoseconds that nobody asked for are cut to microseconds; asked for, they need Iceberg v3.
    private static ColumnType timestamp(Map<String, String> params) {
        Primitive type = "timestamp".equals(params.get("flink.type")) ? Primitive.TIMESTAMP : Primitive.TIMESTAMPTZ;
        return Times.of(type, number(params, Times.DIGITS, 0));
    }

    /// Confluent's converter takes what is no number for not said.
    private static int number(Map<String, String> params, String name, int otherwise) {
        try {
            return Integer.parseInt(params.getOrDefault(name, Integer.toString(otherwise)));
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }
}
