package tableflow.console.service.schemas.infer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.schema.shape.Shape;
import tableflow.console.domain.schema.shape.Shape.TextFormat;

/// A shape as an Avro schema. What is not always there, or may be null, is a union with null and defaults to it.
final class AvroShape implements ShapeText {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Names types = new Names();
    private final List<String> losses = new ArrayList<>();

    @Override
    public Written write(String name, Shape shape) {
        JsonNode schema = schema(shape, name, "");
        return new Written(PrettyJson.of(schema), losses);
    }

    private JsonNode schema(Shape shape, String name, String path) {
        return switch (shape) {
            case Shape.Any() -> {
                losses.add(at(path) + "nothing tells its type; written as string");
                yield NODES.textNode("string");
            }
            case Shape.Bool() -> NODES.textNode("boolean");
            case Shape.Whole() -> NODES.textNode("long");
            case Shape.Real() -> NODES.textNode("double");
            case Shape.Decimal(int precision, int scale) -> NODES.objectNode().put("type", "bytes")
                    .put("logicalType", "decimal").put("precision", precision).put("scale", scale);
            case Shape.Text(var format) -> format == TextFormat.UUID
                    ? NODES.objectNode().put("type", "string").put("logicalType", "uuid") : NODES.textNode("string");
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
            case Shape.Rec(var fields) -> record(fields, name, path);
            case Shape.OneOf _ -> union(shape, false, name, path);
        };
    }

    private ObjectNode record(List<Shape.Field> fields, String name, String path) {
        ObjectNode record = NODES.objectNode().put("type", "record").put("name", types.takeType(name));
        ArrayNode own = record.putArray("fields");
        Names names = new Names();
        for (Shape.Field field : fields) {
            String below = path.isEmpty() ? field.name() : path + "." + field.name();
            String written = names.take(field.name());
            if (!written.equals(field.name())) {
                losses.add(at(below) + "no name in Avro; written as " + written);
            }
            ObjectNode one = NODES.objectNode().put("name", written);
            if (!field.doc().isEmpty()) {
                one.put("doc", field.doc());
            }
            boolean optional = field.nullable() || !field.required();
            one.set("type", union(field.shape(), optional, field.name(), below));
            if (optional) {
                one.putNull("default");
            }
            own.add(one);
        }
        return record;
    }

    private JsonNode union(Shape shape, boolean nullable, String name, String path) {
        List<Shape> shapes = shape instanceof Shape.OneOf(var several) ? several : List.of(shape);
        if (shapes.size() == 1 && !nullable) {
            return schema(shapes.getFirst(), name, path);
        }
        ArrayNode union = NODES.arrayNode();
        if (nullable) {
            union.add("null");
        }
        shapes.forEach(one -> union.add(schema(one, name, path)));
        return union;
    }

    private static String at(String path) {
        return (path.isEmpty() ? "the whole" : path) + ": ";
    }
}
