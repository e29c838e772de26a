package tableflow.console.domain.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.protobuf.ProtoSchema;
import tableflow.console.domain.schema.protobuf.ProtoSchema.FieldType;
import tableflow.console.domain.schema.protobuf.ProtoSchema.Label;
import tableflow.console.domain.schema.protobuf.TypeIndex;
import tableflow.console.domain.table.ColumnType.Impossible;
import tableflow.console.domain.table.ColumnType.ListOf;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;

/// The columns of a Protobuf message. A field that a reader always gets a value of (a scalar without `optional`, a
/// repeated field, a map) is not null; messages, `optional` fields and wrappers are nullable; a oneof is the struct of
/// its branches. Confluent's `field_meta` has the last word: `flink.notNull` on null, `flink.wrapped` on messages that
/// only wrap a value.
public final class ProtobufColumns {
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
            fields.add(Column.nullable(oneOf.name(), union(oneOf)));
        }
        return new Struct(fields);
    }

    private Struct union(ProtoSchema.OneOf oneOf) {
        return new Struct(oneOf.fields().stream().map(field -> Column.nullable(field.name(), type(field))).toList(),
            true);
    }

    private Column column(ProtoSchema.Field field) {
        if (ProtobufScalars.wrapped(field)) {
            Column payload = payload(field.type());
            if (payload != null) {
                return field.label() == Label.REPEATED
                    ? new Column(field.name(), new ListOf(payload.type(), payload.nullable()),
                        ProtobufScalars.nullable(field, false), null).withDefault()
                    : Column.nullable(field.name(), payload.type());
            }
        }
        ColumnType type = type(field);
        if (field.label() == Label.REPEATED) {
            return new Column(field.name(), new ListOf(type, false), ProtobufScalars.nullable(field, false), null)
                .withDefault();
        }
        boolean message = field.label() == Label.SINGULAR && isMessage(field.type());
        return new Column(field.name(), type, field.label() == Label.OPTIONAL
            || ProtobufScalars.nullable(field, message), null).withDefault();
    }

    /// What a message wraps that stands for the value in it; null where it wraps none.
    private @Nullable Column payload(FieldType wrapper) {
        TypeIndex.Declared declared = wrapper instanceof FieldType.Named(String name) ? types.find(name) : null;
        ProtoSchema.Message message = declared == null ? null : declared.message();
        if (message == null) {
            return null;
        }
        for (ProtoSchema.OneOf oneOf : message.oneOfs()) {
            if (oneOf.name().equals(ProtobufScalars.PAYLOAD)) {
                return Column.nullable(oneOf.name(), union(oneOf));
            }
        }
        return message.fields().stream().filter(field -> field.name().equals(ProtobufScalars.PAYLOAD)).findFirst()
            .map(field -> bounds.column(field.name(), () -> column(field))).orElse(null);
    }

    private boolean isMessage(FieldType type) {
        if (!(type instanceof FieldType.Named(String name))) {
            return false;
        }
        TypeIndex.Declared declared = types.find(name);
        return declared == null || declared.message() != null;
    }

    private ColumnType type(ProtoSchema.Field field) {
        return type(field.type(), field.notes().params());
    }

    private ColumnType type(FieldType type, Map<String, String> params) {
        return bounds.type(() -> switch (type) {
            case FieldType.Scalar(String name) -> ProtobufScalars.type(name, params);
            case FieldType.MapOf(FieldType key, FieldType value) ->
                new MapOf(type(key, Map.of()), type(value, Map.of()), false);
            case FieldType.Named(String name) -> named(name, params);
        });
    }

    private ColumnType named(String name, Map<String, String> params) {
        TypeIndex.Declared declared = types.find(name);
        if (declared == null) {
            return ProtobufScalars.wellKnown(name, params);
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
}
