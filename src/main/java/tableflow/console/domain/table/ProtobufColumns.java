package tableflow.console.domain.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tableflow.console.domain.schema.protobuf.ProtoSchema;
import tableflow.console.domain.schema.protobuf.ProtoSchema.FieldType;
import tableflow.console.domain.schema.protobuf.ProtoSchema.Label;
import tableflow.console.domain.schema.protobuf.TypeIndex;
import tableflow.console.domain.table.ColumnType.Decimal;
import tableflow.console.domain.table.ColumnType.Impossible;
import tableflow.console.domain.table.ColumnType.ListOf;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;

/// The columns of a Protobuf message. A field that a reader always gets a value of (a scalar without `optional`, a
/// repeated field, a map) is not null; messages, `optional` fields and wrappers are nullable; a oneof is the struct of
/// its branches.
public final class ProtobufColumns {
    private static final int DEFAULT_DECIMAL_SCALE = 18;

    private final TypeIndex types;
    private final Set<String> underway = new LinkedHashSet<>();
    private final Bounds bounds = new Bounds();

    private ProtobufColumns(ProtoSchema schema) {
        types = new TypeIndex(schema);
    }

    /// A top-level message of the schema as a column without a name, whose type is a [Struct].
    public static Column of(ProtoSchema schema, ProtoSchema.Message message) {
        ProtobufColumns reader = new ProtobufColumns(schema);
        String scope = schema.root().packageName();
        reader.underway.add(scope.isEmpty() ? message.name() : scope + "." + message.name());
        return Column.required(TableLayout.WHOLE, reader.struct(message));
    }

    private Struct struct(ProtoSchema.Message message) {
        List<Column> fields = new ArrayList<>();
        message.fields().forEach(field -> fields.add(column(field)));
        for (ProtoSchema.OneOf oneOf : message.oneOfs()) {
            List<Column> branches = oneOf.fields().stream()
                .map(field -> Column.nullable(field.name(), type(field.type()))).toList();
            fields.add(Column.nullable(oneOf.name(), new Struct(branches, true)));
        }
        return new Struct(fields);
    }

    private Column column(ProtoSchema.Field field) {
        ColumnType type = type(field.type());
        if (field.label() == Label.REPEATED) {
            return Column.required(field.name(), new ListOf(type, false)).withDefault();
        }
        boolean absentIsTold = field.label() == Label.OPTIONAL
            || (field.label() == Label.SINGULAR && isMessage(field.type()));
        return new Column(field.name(), type, absentIsTold, null).withDefault();
    }

    private boolean isMessage(FieldType type) {
        if (!(type instanceof FieldType.Named(String name))) {
            return false;
        }
        TypeIndex.Declared declared = types.find(name);
        return declared == null || declared.message() != null;
    }

    private ColumnType type(FieldType type) {
        return bounds.type(() -> switch (type) {
            case FieldType.Scalar(String name) -> scalar(name);
            case FieldType.MapOf(FieldType key, FieldType value) -> new MapOf(type(key), type(value), false);
            case FieldType.Named(String name) -> named(name);
        });
    }

    private static ColumnType scalar(String name) {
        return switch (name) {
            case "bool" -> Primitive.BOOLEAN;
            case "int32", "sint32", "sfixed32" -> Primitive.INT;
            case "uint32", "fixed32", "int64", "sint64", "sfixed64", "uint64", "fixed64" -> Primitive.LONG;
            case "float" -> Primitive.FLOAT;
            case "double" -> Primitive.DOUBLE;
            case "string" -> Primitive.STRING;
            default -> Primitive.BINARY;
        };
    }

    private ColumnType named(String name) {
        TypeIndex.Declared declared = types.find(name);
        if (declared == null) {
            return wellKnown(name);
        }
        ProtoSchema.Message message = declared.message();
        if (message == null) {
            return Primitive.STRING;
        }
        if (!underway.add(name)) {
            return new Impossible(TableRule.CYCLIC_TYPE, name + " contains itself");
        }
        Struct struct = struct(message);
        underway.remove(name);
        return struct;
    }

    /// The types of the files that every registry knows.
    private static ColumnType wellKnown(String name) {
        return switch (name) {
            case "google.protobuf.Timestamp" -> Primitive.TIMESTAMPTZ;
            case "google.type.Date" -> Primitive.DATE;
            case "google.type.TimeOfDay" -> Primitive.TIME;
            case "confluent.type.Decimal" -> new Decimal(TableValidity.MOST_DIGITS, DEFAULT_DECIMAL_SCALE);
            case "google.protobuf.BoolValue" -> Primitive.BOOLEAN;
            case "google.protobuf.Int32Value" -> Primitive.INT;
            case "google.protobuf.UInt32Value", "google.protobuf.Int64Value", "google.protobuf.UInt64Value" ->
                Primitive.LONG;
            case "google.protobuf.FloatValue" -> Primitive.FLOAT;
            case "google.protobuf.DoubleValue" -> Primitive.DOUBLE;
            case "google.protobuf.StringValue" -> Primitive.STRING;
            case "google.protobuf.BytesValue" -> Primitive.BINARY;
            case "google.protobuf.Struct", "google.protobuf.Value", "google.protobuf.ListValue",
                "google.protobuf.Any" ->
                new Impossible(TableRule.UNREPRESENTABLE_TYPE, name + " may hold anything");
            default -> new Impossible(TableRule.UNRESOLVED_TYPE_REF, name + " is not declared");
        };
    }
}
