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

/// What the values of a Protobuf schema look like: its first message, as JSON shows it.
final class ProtobufShapes {

    private static final int DIGITS = 38;
    private static final int SCALE = 18;

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
            oneOf.fields().forEach(field -> fields.add(field(field, true, path, depth)));
        }
        underway.remove(fullName);
        return new Shape.Rec(message.name(), "", fields);
    }

    private Shape.Field field(ProtoSchema.Field field, boolean oneOf, String path, int depth) {
        String below = path.isEmpty() ? field.name() : path + "." + field.name();
        losses.part(depth);
        Shape shape = shape(field.type(), below, depth + 1);
        if (field.label() == Label.REPEATED && !(shape instanceof Shape.MapOf)) {
            return new Shape.Field(
                    field.name(), new Shape.Arr(shape, false), false, false, "", new Json.Arr(List.of()));
        }
        boolean present = oneOf || field.label() == Label.OPTIONAL || isMessage(field.type());
        return present
                ? Shape.Field.of(field.name(), shape, false, true)
                : new Shape.Field(field.name(), shape, field.label() == Label.REQUIRED, false, "",
                        field.label() == Label.REQUIRED ? null : zero(shape));
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

    private Shape shape(FieldType type, String path, int depth) {
        return switch (type) {
            case FieldType.Scalar(String name) -> scalar(name);
            case FieldType.MapOf(FieldType key, FieldType value) -> {
                if (!(key instanceof FieldType.Scalar(String name)) || !name.equals("string")) {
                    losses.add(path, "the type of its keys, which become texts");
                }
                yield new Shape.MapOf(shape(value, path + "{}", depth + 1), false);
            }
            case FieldType.Named(String name) -> named(name, path, depth);
        };
    }

    private static Shape scalar(String name) {
        return switch (name) {
            case "bool" -> new Shape.Bool();
            case "int32", "sint32", "sfixed32" -> new Shape.Whole(32, false);
            case "uint32", "fixed32" -> new Shape.Whole(32, true);
            case "int64", "sint64", "sfixed64" -> Shape.Whole.LONG;
            case "uint64", "fixed64" -> new Shape.Whole(64, true);
            case "float" -> new Shape.Real(32);
            case "double" -> Shape.Real.DOUBLE;
            case "string" -> Shape.Text.PLAIN;
            default -> new Shape.Bytes(0);
        };
    }

    private Shape named(String name, String path, int depth) {
        TypeIndex.Declared declared = types.find(name);
        if (declared == null) {
            return wellKnown(name, path);
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

    private Shape wellKnown(String name, String path) {
        return switch (name) {
            case "google.protobuf.Timestamp" -> new Shape.Moment(Unit.NANOS, false);
            case "google.type.Date" -> new Shape.Day();
            case "google.type.TimeOfDay" -> new Shape.TimeOfDay(Unit.NANOS);
            case "confluent.type.Decimal" -> {
                losses.add(path, "its precision and scale; " + DIGITS + " and " + SCALE + " are taken");
                yield new Shape.Decimal(DIGITS, SCALE);
            }
            case "google.protobuf.BoolValue" -> new Shape.Bool();
            case "google.protobuf.Int32Value" -> new Shape.Whole(32, false);
            case "google.protobuf.UInt32Value" -> new Shape.Whole(32, true);
            case "google.protobuf.Int64Value" -> Shape.Whole.LONG;
            case "google.protobuf.UInt64Value" -> new Shape.Whole(64, true);
            case "google.protobuf.FloatValue" -> new Shape.Real(32);
            case "google.protobuf.DoubleValue" -> Shape.Real.DOUBLE;
            case "google.protobuf.StringValue" -> Shape.Text.PLAIN;
            case "google.protobuf.BytesValue" -> new Shape.Bytes(0);
            default -> {
                losses.add(path, "the type " + name);
                yield new Shape.Any();
            }
        };
    }
}
