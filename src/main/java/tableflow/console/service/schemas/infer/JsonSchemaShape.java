package tableflow.console.service.schemas.infer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import tableflow.console.domain.schema.shape.Shape;

/// A shape as JSON Schema, draft 7, with Kafka Connect's annotations for what JSON's types do not tell.
final class JsonSchemaShape implements ShapeText {

    @Override
    public Written write(String name, Shape shape) {
        ObjectNode root = object().put("$schema", "http://json-schema.org/draft-07/schema#").put("title", name);
        root.setAll(schema(shape));
        return new Written(PrettyJson.of(root), List.of());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode schema(Shape shape) {
        return switch (shape) {
            case Shape.Any() -> object();
            case Shape.Bool() -> object().put("type", "boolean");
            case Shape.Whole() -> object().put("type", "integer").put("connect.type", "int64");
            case Shape.Real() -> object().put("type", "number").put("connect.type", "float64");
            // Connect's decimals are bytes, which these numbers are not.
            case Shape.Decimal(_, int scale) -> object().put("type", scale == 0 ? "integer" : "number");
            case Shape.Text(var format) -> format.keyword().isEmpty()
                    ? object().put("type", "string")
                    : object().put("type", "string").put("format", format.keyword());
            case Shape.Arr(Shape items, boolean nullable) -> {
                ObjectNode array = object().put("type", "array");
                array.set("items", nullable(schema(items), items, nullable));
                yield array;
            }
            case Shape.MapOf(Shape values, boolean nullable) -> {
                ObjectNode map = object().put("type", "object").put("connect.type", "map");
                map.set("additionalProperties", nullable(schema(values), values, nullable));
                yield map;
            }
            case Shape.Rec(var fields) -> record(fields);
            case Shape.OneOf(var shapes) -> {
                ArrayNode several = JsonNodeFactory.instance.arrayNode();
                shapes.forEach(one -> several.add(schema(one)));
                ObjectNode union = object();
                union.set("oneOf", several);
                yield union;
            }
        };
    }

    /// Closed, as fields that are new can be added to such a schema without breaking readers.
    private static ObjectNode record(List<Shape.Field> fields) {
        ObjectNode record = object().put("type", "object").put("additionalProperties", false);
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        ObjectNode properties = object();
        int index = 0;
        for (Shape.Field field : fields) {
            ObjectNode own = object();
            if (!field.doc().isEmpty()) {
                own.put("description", field.doc());
            }
            own.setAll(nullable(schema(field.shape()), field.shape(), field.nullable()));
            properties.set(field.name(), own.put("connect.index", index++));
            if (field.required()) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            record.set("required", required);
        }
        record.set("properties", properties);
        return record;
    }

    private static ObjectNode nullable(ObjectNode schema, Shape shape, boolean nullable) {
        if (!nullable || shape instanceof Shape.Any) {
            return schema;
        }
        ArrayNode branches = JsonNodeFactory.instance.arrayNode().add(object().put("type", "null"));
        if (schema.get("oneOf") instanceof ArrayNode several) {
            branches.addAll(several);
        } else {
            branches.add(schema);
        }
        ObjectNode union = object();
        union.set("oneOf", branches);
        return union;
    }
}
