package tableflow.console.service.schemas.shape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.json.Json;
import tableflow.console.domain.schema.shape.Shape;
import tableflow.console.domain.schema.shape.Shape.TextFormat;
import tableflow.console.domain.schema.shape.Shape.Unit;
import tableflow.console.domain.table.AvroColumns;
import tableflow.console.schema.JsonTrees;
import tableflow.console.service.messages.ExactJson;

/// What the values of an Avro schema look like.
final class AvroShapes {

    private final Losses losses;
    private final Set<String> underway = new HashSet<>();

    AvroShapes(Losses losses) {
        this.losses = losses;
    }

    Shape of(Schema schema) {
        boolean named = switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> true;
            default -> false;
        };
        if (named && schema.getNamespace() != null && !schema.getNamespace().isEmpty()) {
            losses.add("", "the namespace " + schema.getNamespace());
        }
        return shape(schema, "", 0);
    }

    private Shape shape(Schema schema, String path, int depth) {
        losses.part(depth);
        Shape logical = logical(schema, path);
        if (logical != null) {
            return logical;
        }
        return switch (schema.getType()) {
            case NULL -> new Shape.Any();
            case BOOLEAN -> new Shape.Bool();
            case INT -> new Shape.Whole(32, false);
            case LONG -> Shape.Whole.LONG;
            case FLOAT -> new Shape.Real(32);
            case DOUBLE -> Shape.Real.DOUBLE;
            case STRING -> Shape.Text.PLAIN;
            case BYTES -> new Shape.Bytes(0);
            case FIXED -> new Shape.Bytes(schema.getFixedSize());
            case ENUM -> {
                if (schema.getEnumDefault() != null) {
                    losses.add(path, "the default " + schema.getEnumDefault() + " for symbols that are not known");
                }
                yield new Shape.Choice(schema.getName(), schema.getEnumSymbols());
            }
            case ARRAY -> array(schema, path, depth);
            case MAP -> new Shape.MapOf(shape(schema.getValueType(), path + "{}", depth + 1),
                    schema.getValueType().isNullable());
            case UNION -> union(schema, path, depth);
            case RECORD -> record(schema, path, depth);
        };
    }

    private @Nullable Shape logical(Schema schema, String path) {
        LogicalType type = schema.getLogicalType();
        return switch (type) {
            case null -> {
                if (schema.getProp("logicalType") != null) {
                    losses.add(path, "the logical type " + schema.getProp("logicalType"));
                }
                yield null;
            }
            case LogicalTypes.Decimal decimal -> new Shape.Decimal(decimal.getPrecision(), decimal.getScale());
            case LogicalTypes.Date _ -> new Shape.Day();
            case LogicalTypes.TimeMillis _ -> new Shape.TimeOfDay(Unit.MILLIS);
            case LogicalTypes.TimeMicros _ -> new Shape.TimeOfDay(Unit.MICROS);
            case LogicalTypes.TimestampMillis _ -> new Shape.Moment(Unit.MILLIS, false);
            case LogicalTypes.TimestampMicros _ -> new Shape.Moment(Unit.MICROS, false);
            case LogicalTypes.TimestampNanos _ -> new Shape.Moment(Unit.NANOS, false);
            case LogicalTypes.LocalTimestampMillis _ -> new Shape.Moment(Unit.MILLIS, true);
            case LogicalTypes.LocalTimestampMicros _ -> new Shape.Moment(Unit.MICROS, true);
            case LogicalTypes.LocalTimestampNanos _ -> new Shape.Moment(Unit.NANOS, true);
            case LogicalTypes.Uuid _ -> schema.getType() == Schema.Type.STRING
                    ? new Shape.Text(TextFormat.UUID) : null;
            default -> {
                losses.add(path, "the logical type " + type.getName());
                yield null;
            }
        };
    }

    private Shape array(Schema schema, String path, int depth) {
        Schema items = schema.getElementType();
        Shape read = shape(items, path + "[]", depth + 1);
        boolean entries = "map".equals(schema.getProp("logicalType")) || (items.getType() == Schema.Type.RECORD
                && (items.getFullName().equals(AvroColumns.MAP_ENTRY)
                        || "MapEntry".equals(items.getProp("connect.internal.type"))));
        Shape map = entries ? Entries.map(read, path, losses) : null;
        return map == null ? new Shape.Arr(read, items.isNullable()) : map;
    }

    private Shape union(Schema schema, String path, int depth) {
        List<Shape> shapes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Schema one : schema.getTypes()) {
            if (one.getType() != Schema.Type.NULL) {
                shapes.add(shape(one, path, depth + 1));
                names.add(one.getFullName());
            }
        }
        return switch (shapes.size()) {
            case 0 -> new Shape.Any();
            case 1 -> shapes.getFirst();
            default -> new Shape.OneOf(shapes, AvroColumns.unionFields(names));
        };
    }

    private Shape record(Schema schema, String path, int depth) {
        if (!underway.add(schema.getFullName())) {
            return new Shape.Around(schema.getName());
        }
        List<Shape.Field> fields = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            String below = path.isEmpty() ? field.name() : path + "." + field.name();
            if (!field.aliases().isEmpty()) {
                losses.add(below, "its older names " + String.join(", ", field.aliases()));
            }
            Json otherwise = field.hasDefaultValue() ? value(field) : null;
            boolean nullable = field.schema().isNullable();
            // Writers write every field: a default is for readers of older records.
            fields.add(new Shape.Field(field.name(), shape(field.schema(), below, depth + 1),
                    !(field.hasDefaultValue() && nullable), nullable, field.doc() == null ? "" : field.doc(),
                    otherwise instanceof Json.Null ? null : otherwise));
        }
        underway.remove(schema.getFullName());
        return new Shape.Rec(schema.getName(), schema.getDoc() == null ? "" : schema.getDoc(), fields);
    }

    /// Avro keeps defaults in objects of its own; in the schema's text they are JSON.
    private static Json value(Schema.Field field) {
        Schema holder = Schema.createRecord("Holder", null, null, false);
        holder.setFields(List.of(new Schema.Field(field, field.schema())));
        try {
            JsonNode tree = ExactJson.read(holder.toString());
            return JsonTrees.of(tree.at("/fields/0/default"));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Avro wrote JSON that is none", impossible);
        }
    }
}
