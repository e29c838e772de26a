package tableflow.console.service.schemas.shape;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.json.Json;
import tableflow.console.domain.schema.protobuf.EnumIndex;
import tableflow.console.domain.schema.protobuf.ProtoSchema;
import tableflow.console.domain.schema.protobuf.ProtoSchema.FieldType;
import tableflow.console.domain.schema.protobuf.ProtoSchema.Label;
import tableflow.console.domain.schema.protobuf.TypeIndex;
import tableflow.console.domain.schema.shape.Shape;
import tableflow.console.domain.schema.shape.Shape.Unit;
import tableflow.console.domain.table.ColumnType;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ProtobufScalars;

/// What the values of a Protobuf schema look like: its first message, as JSON shows it.
final class ProtobufShapes {

    private final TypeIndex types;
    private final EnumIndex enums;
    private final Losses losses;
    private final Set<String> underway = new HashSet<>();

    private ProtobufShapes(ProtoSchema schema, Losses losses) {
        this.types = new TypeIndex(schema);
        this.enums = new EnumIndex(schema);
        this.losses = losses;
    }

    static Shape of(ProtoSchema schema, Losses losses) {
        List<ProtoSchema.Message> messages = schema.root().messages();
        if (messages.isEmpty()) {
            losses.add("", "it has no message");
            return new Shape.Any();
        }
        losses.add("", "the numbers of fields and symbols, and comments");
        if (!schema.root().packageName().isEmpty()) {
            losses.add("", "the package " + schema.root().packageName());
        }
        for (ProtoSchema.Message other : messages.subList(1, messages.size())) {
            losses.add(other.name(), "a message beside the first, unless that uses it");
        }
        String space = schema.root().packageName().isEmpty() ? "" : schema.root().packageName() + ".";
        ProtobufShapes reader = new ProtobufShapes(schema, losses);
        return reader.message(space + messages.getFirst().name(), messages.getFirst(), "", 0);
    }

    private Shape message(String fullName, ProtoSchema.Message message, String path, int depth) {
        if (!underway.add(fullName)) {
            return new Shape.Around(message.name());
        }
        List<Shape.Field> fields = new ArrayList<>();
        for (ProtoSchema.Field field : message.fields()) {
            fields.add(field(field, false, path, depth));
        }
        for (ProtoSchema.OneOf oneOf : message.oneOfs()) {
            losses.add(path.isEmpty() ? oneOf.name() : path + "." + oneOf.name(), "that only one of "
                    + String.join(", ", oneOf.fields().stream().map(ProtoSchema.Field::name).toList()) + " is there");
            for (ProtoSchema.Field field : oneOf.fields()) {
                losses.add(path.isEmpty() ? field.name() : path + "." + field.name(),
                        "that it stands in " + oneOf.name());
                fields.add(field(field, true, path, depth));
            }
        }
        underway.remove(fullName);
        return new Shape.Rec(message.name(), "", fields);
    }

    private Shape.Field field(ProtoSchema.Field field, boolean oneOf, String path, int depth) {
        String below = path.isEmpty() ? field.name() : path + "." + field.name();
        losses.part(depth);
        ProtoSchema.Field payload = ProtobufScalars.wrapped(field) ? payload(field.type()) : null;
        if (payload != null) {
            losses.add(below, "the message that wraps its value");
            Shape.Field inner = field(payload, false, path, depth + 1);
            return field.label() == Label.REPEATED
                    ? repeated(field, inner.shape(), inner.nullable())
                    : Shape.Field.of(field.name(), inner.shape(), false, true);
        }
        Shape shape = shape(field.type(), field.notes().params(), below, depth + 1);
        if (field.label() == Label.REPEATED && !(shape instanceof Shape.MapOf)) {
            return repeated(field, shape, false);
        }
        boolean nullable = oneOf || field.label() == Label.OPTIONAL
                || ProtobufScalars.nullable(field, field.label() == Label.SINGULAR && isMessage(field.type()));
        return nullable
                ? Shape.Field.of(field.name(), shape, false, true)
                : new Shape.Field(field.name(), shape, true, false, "",
                        field.label() == Label.REQUIRED ? null : zero(shape));
    }

    private static Shape.Field repeated(ProtoSchema.Field field, Shape items, boolean nullableItems) {
        boolean nullable = ProtobufScalars.nullable(field, false);
        return new Shape.Field(field.name(), new Shape.Arr(items, nullableItems), !nullable, nullable, "",
                nullable ? null : new Json.Arr(List.of()));
    }

    /// The field of a wrapper that has what it wraps; null where it has none.
    private ProtoSchema.@Nullable Field payload(FieldType wrapper) {
        TypeIndex.Declared declared = wrapper instanceof FieldType.Named(String name) ? types.find(name) : null;
        return declared == null || declared.message() == null ? null : declared.message().fields().stream()
                .filter(it -> it.name().equals(ProtobufScalars.PAYLOAD)).findFirst().orElse(null);
    }

    private boolean isMessage(FieldType type) {
        if (!(type instanceof FieldType.Named(String name))) {
            return false;
        }
        TypeIndex.Declared declared = types.find(name);
        return declared == null || declared.message() != null;
    }

    /// What is meant where nothing is on the wire.
    private static @Nullable Json zero(Shape shape) {
        return switch (shape) {
            case Shape.Bool _ -> new Json.Bool(false);
            case Shape.Whole _, Shape.Real _ -> new Json.Num(BigDecimal.ZERO);
            case Shape.Text _ -> new Json.Text("");
            case Shape.Bytes _ -> new Json.Text("");
            case Shape.Choice(_, var symbols) -> symbols.isEmpty() ? null : new Json.Text(symbols.getFirst());
            case Shape.MapOf _ -> new Json.Obj(Map.of());
            default -> null;
        };
    }

    private Shape shape(FieldType type, Map<String, String> params, String path, int depth) {
        return switch (type) {
            case FieldType.Scalar(String name) -> scalar(name, params);
            case FieldType.MapOf(FieldType key, FieldType value) -> {
                if (!(key instanceof FieldType.Scalar(String name)) || !name.equals("string")) {
                    losses.add(path, "the type of its keys, which become texts");
                }
                yield new Shape.MapOf(shape(value, Map.of(), path + "{}", depth + 1), false);
            }
            case FieldType.Named(String name) -> named(name, params, path, depth);
        };
    }

    private static Shape scalar(String name, Map<String, String> params) {
        return switch (name) {
            case "uint32", "fixed32" -> new Shape.Whole(32, true);
            case "uint64", "fixed64" -> new Shape.Whole(64, true);
            default -> plain(ProtobufScalars.type(name, params));
        };
    }

    /// What a column is like that has no parts and is no time.
    private static Shape plain(ColumnType column) {
        return switch (column) {
            case Primitive.BOOLEAN -> new Shape.Bool();
            case Primitive.INT -> new Shape.Whole(32, false);
            case Primitive.LONG -> Shape.Whole.LONG;
            case Primitive.FLOAT -> new Shape.Real(32);
            case Primitive.DOUBLE -> Shape.Real.DOUBLE;
            case Primitive.STRING -> Shape.Text.PLAIN;
            case Primitive.BINARY -> new Shape.Bytes(0);
            case ColumnType.Fixed(int length) -> new Shape.Bytes(length);
            case ColumnType.Decimal(int precision, int scale) -> new Shape.Decimal(precision, scale);
            default -> new Shape.Any();
        };
    }

    private Shape named(String name, Map<String, String> params, String path, int depth) {
        TypeIndex.Declared declared = types.find(name);
        if (declared == null) {
            return wellKnown(name, params, path);
        }
        if (declared.message() != null) {
            return message(name, declared.message(), path, depth);
        }
        EnumIndex.Constants constants = enums.find(name);
        return constants == null
                ? Shape.Text.PLAIN
                : new Shape.Choice(name.substring(name.lastIndexOf('.') + 1), symbols(constants));
    }

    /// The one that is meant where none is on the wire first, then by their numbers.
    private static List<String> symbols(EnumIndex.Constants constants) {
        return constants.numbers().entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Integer>>comparingInt(it -> it.getValue() == 0 ? 0 : 1)
                        .thenComparing(Map.Entry::getValue).thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey).toList();
    }

    private Shape wellKnown(String name, Map<String, String> params, String path) {
        return switch (name) {
            case "google.protobuf.Timestamp" -> moment(params, path);
            case "google.type.Date" -> new Shape.Day();
            case "google.type.TimeOfDay" -> new Shape.TimeOfDay(Unit.NANOS);
            case "google.protobuf.UInt32Value" -> new Shape.Whole(32, true);
            case "google.protobuf.UInt64Value" -> new Shape.Whole(64, true);
            default -> {
                Shape shape = plain(ProtobufScalars.wellKnown(name, params));
                if (shape instanceof Shape.Any) {
                    losses.add(path, "the type " + name);
                }
                yield shape;
            }
        };
    }

    /// Nanoseconds are kept where they are asked for: a table has none, and takes microseconds otherwise.
    private Shape moment(Map<String, String> params, String path) {
        ColumnType column = ProtobufScalars.wellKnown("google.protobuf.Timestamp", params);
        boolean finest = column instanceof ColumnType.Impossible;
        if (!finest) {
            losses.add(path, "what is finer than a microsecond");
        }
        return new Shape.Moment(finest ? Unit.NANOS : Unit.MICROS, "timestamp".equals(params.get("flink.type")));
    }
}
