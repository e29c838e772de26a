package tableflow.console.service.schemas.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.schema.json.Json;
import tableflow.console.domain.schema.shape.Shape;
import tableflow.console.domain.schema.shape.Shape.TextFormat;
import tableflow.console.domain.schema.shape.Shape.Unit;
import tableflow.console.domain.table.AvroColumns;

/// A shape as an Avro schema. What is not always there, or may be null, is a union with null and defaults to it, unless
/// another default is known.
final class AvroShape implements ShapeText {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Names types = new Names();
    /// Types that are written: Avro defines each once.
    private final Map<Shape, String> written = new HashMap<>();
    private final Deque<Map.Entry<String, String>> around = new ArrayDeque<>();
    private final Losses losses = new Losses();

    @Override
    public Written write(String name, Shape shape) {
        return new Written(PrettyJson.of(union(shape, false, name, "")), losses.all());
    }

    private JsonNode schema(Shape shape, String name, String path) {
        return switch (shape) {
            case Shape.Any() -> {
                losses.add(path, "that it may be anything; written as string");
                yield NODES.textNode("string");
            }
            case Shape.Bool() -> NODES.textNode("boolean");
            case Shape.Whole(int bits, boolean unsigned) -> {
                if (bits == 64 && unsigned) {
                    losses.add(path, "numbers from 9223372036854775808 on");
                }
                yield NODES.textNode(bits == 32 && !unsigned ? "int" : "long");
            }
            case Shape.Real(int bits) -> NODES.textNode(bits == 32 ? "float" : "double");
            case Shape.Decimal(int precision, int scale) ->
                    logical("bytes", "decimal").put("precision", precision).put("scale", scale);
            case Shape.Text(var format) -> text(format, path);
            case Shape.Bytes(int size) -> size == 0 ? NODES.textNode("bytes") : fixed(size, name);
            case Shape.Day() -> logical("int", "date");
            case Shape.TimeOfDay(Unit unit) -> {
                if (unit == Unit.NANOS) {
                    losses.add(path, "what is finer than a microsecond");
                }
                yield unit == Unit.MILLIS ? logical("int", "time-millis") : logical("long", "time-micros");
            }
            case Shape.Moment(Unit unit, boolean local) -> logical("long",
                    (local ? "local-timestamp-" : "timestamp-") + unit.name().toLowerCase(Locale.ROOT));
            case Shape.Choice choice -> choice(choice, name, path);
            case Shape.Arr(Shape items, boolean nullable) -> {
                ObjectNode array = NODES.objectNode().put("type", "array");
                array.set("items", union(items, nullable, name, path + "[]"));
                yield array;
            }
            case Shape.MapOf(Shape values, boolean nullable) -> {
                ObjectNode map = NODES.objectNode().put("type", "map");
                map.set("values", union(values, nullable, name, path + "{}"));
                yield map;
            }
            case Shape.Rec record -> record(record, name, path);
            case Shape.Around(String of) -> around.stream().filter(it -> it.getKey().equals(of)).findFirst()
                    .<JsonNode>map(it -> NODES.textNode(it.getValue())).orElseGet(() -> {
                        losses.add(path, "that it contains itself; written as string");
                        return NODES.textNode("string");
                    });
            case Shape.OneOf _ -> union(shape, false, name, path);
        };
    }

    private static ObjectNode logical(String type, String logical) {
        return NODES.objectNode().put("type", type).put("logicalType", logical);
    }

    private JsonNode text(TextFormat format, String path) {
        if (format == TextFormat.UUID) {
            return logical("string", "uuid");
        }
        if (format != TextFormat.PLAIN) {
            losses.add(path, "that its texts are a " + format.keyword());
        }
        return NODES.textNode("string");
    }

    private ObjectNode fixed(int size, String name) {
        return NODES.objectNode().put("type", "fixed").put("name", types.takeType(name)).put("size", size);
    }

    private JsonNode choice(Shape.Choice choice, String name, String path) {
        if (!choice.symbols().stream().allMatch(Names::isGood)) {
            losses.add(path, "which texts it may be, as some are no names; written as string");
            return NODES.textNode("string");
        }
        String known = written.get(choice);
        if (known != null) {
            return NODES.textNode(known);
        }
        String type = types.takeType(choice.name().isEmpty() ? name : choice.name());
        written.put(choice, type);
        ObjectNode schema = NODES.objectNode().put("type", "enum").put("name", type);
        ArrayNode symbols = schema.putArray("symbols");
        choice.symbols().forEach(symbols::add);
        return schema;
    }

    private JsonNode record(Shape.Rec shape, String name, String path) {
        String known = shape.name().isEmpty() ? null : written.get(shape);
        if (known != null) {
            return NODES.textNode(known);
        }
        String type = types.takeType(shape.name().isEmpty() ? name : shape.name());
        ObjectNode record = NODES.objectNode().put("type", "record").put("name", type);
        if (!shape.doc().isEmpty()) {
            record.put("doc", shape.doc());
        }
        around.push(Map.entry(shape.name(), type));
        ArrayNode fields = record.putArray("fields");
        Names names = new Names();
        shape.fields().forEach(field -> fields.add(field(field, names, path)));
        around.pop();
        written.put(shape, type);
        return record;
    }

    private ObjectNode field(Shape.Field field, Names names, String path) {
        String below = path.isEmpty() ? field.name() : path + "." + field.name();
        String name = names.take(field.name());
        if (!name.equals(field.name())) {
            losses.add(below, "its name, which Avro does not have; written as " + name);
        }
        ObjectNode schema = NODES.objectNode().put("name", name);
        if (!field.doc().isEmpty()) {
            schema.put("doc", field.doc());
        }
        Json given = field.otherwise();
        Optional<JsonNode> otherwise = given == null ? Optional.empty() : Defaults.node(given, field.shape());
        JsonNode type = union(field.shape(), false, field.name(), below);
        if (given != null && otherwise.isEmpty()) {
            losses.add(below, "its default");
        }
        boolean optional = field.nullable() || (!field.required() && otherwise.isEmpty());
        // The default of a union is of its first type.
        schema.set("type", optional ? withNull(type, otherwise.isPresent()) : type);
        otherwise.ifPresentOrElse(it -> schema.set("default", it), () -> {
            if (optional) {
                schema.putNull("default");
            }
        });
        return schema;
    }

    private JsonNode union(Shape shape, boolean nullable, String name, String path) {
        if (!(shape instanceof Shape.OneOf(var shapes, var columns))) {
            JsonNode only = schema(shape, name, path);
            return nullable ? withNull(only, false) : only;
        }
        ArrayNode union = NODES.arrayNode();
        Set<String> kinds = new LinkedHashSet<>();
        for (Shape one : shapes) {
            JsonNode branch = schema(one, name, path);
            String kind = kind(branch);
            if (kinds.add(kind)) {
                union.add(branch);
            } else {
                losses.add(path, "one of its types, as Avro takes but one " + kind + " among them");
            }
        }
        List<String> called = AvroColumns.unionFields(List.copyOf(kinds));
        if (!columns.isEmpty() && !called.equals(columns)) {
            losses.add(path, "the columns of its types, " + String.join(", ", columns) + "; they become "
                    + String.join(", ", called));
        }
        return nullable ? withNull(union, false) : union;
    }

    /// What may stand but once in a union: a name, or for what has none its type.
    private static String kind(JsonNode schema) {
        return schema.isTextual() ? schema.textValue()
                : schema.has("name") ? schema.path("name").textValue() : schema.path("type").asText();
    }

    private static ArrayNode withNull(JsonNode type, boolean last) {
        ArrayNode union = NODES.arrayNode();
        if (!last) {
            union.add("null");
        }
        if (type instanceof ArrayNode several) {
            union.addAll(several);
        } else {
            union.add(type);
        }
        return last ? union.add("null") : union;
    }
}
