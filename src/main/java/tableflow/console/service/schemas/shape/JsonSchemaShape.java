package tableflow.console.service.schemas.shape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import tableflow.console.domain.schema.shape.Shape;
import tableflow.console.domain.schema.shape.Shape.Unit;
import tableflow.console.domain.table.JsonColumns;

/// A shape as JSON Schema, draft 7, with Kafka Connect's annotations for what JSON's types do not tell.
final class JsonSchemaShape implements ShapeText {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final BigDecimal MOST_UNSIGNED = new BigDecimal("4294967295");

    private final Losses losses = new Losses();
    private final Map<String, ObjectNode> definitions = new TreeMap<>();
    private final Deque<String> around = new ArrayDeque<>();

    @Override
    public Written write(String name, Shape shape) {
        ObjectNode root = NODES.objectNode().put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("title", shape instanceof Shape.Rec(String own, _, _) && !own.isEmpty() ? own : name);
        if (shape instanceof Shape.Rec(_, String doc, _) && !doc.isEmpty()) {
            root.put("description", doc);
        }
        root.setAll(schema(shape, ""));
        if (!definitions.isEmpty()) {
            ObjectNode all = root.putObject("definitions");
            definitions.forEach(all::set);
        }
        return new Written(PrettyJson.of(root), losses.all());
    }

    private ObjectNode schema(Shape shape, String path) {
        return switch (shape) {
            case Shape.Any() -> NODES.objectNode();
            case Shape.Bool() -> type("boolean");
            case Shape.Whole(int bits, boolean unsigned) -> whole(bits, unsigned);
            case Shape.Real(int bits) -> type("number").put("connect.type", "float" + bits);
            case Shape.Decimal decimal -> decimal(decimal);
            case Shape.Text(var format) -> format.keyword().isEmpty()
                    ? type("string") : type("string").put("format", format.keyword());
            case Shape.Bytes(int size) -> size == 0
                    ? type("string").put("connect.type", "bytes")
                    : type("string").put("connect.type", "bytes").put("minLength", size).put("maxLength", size);
            case Shape.Day() -> logical("Date", "int32");
            case Shape.TimeOfDay(Unit unit) -> {
                finer(unit, path);
                yield logical("Time", "int32");
            }
            case Shape.Moment(Unit unit, boolean local) -> {
                finer(unit, path);
                yield local ? logical("Timestamp", "int64").put("flink.type", "timestamp")
                        : logical("Timestamp", "int64");
            }
            case Shape.Choice(_, var symbols) -> {
                ObjectNode choice = type("string");
                ArrayNode values = choice.putArray("enum");
                symbols.forEach(values::add);
                yield choice;
            }
            case Shape.Arr(Shape items, boolean nullable) -> {
                ObjectNode array = type("array");
                array.set("items", nullable(schema(items, path + "[]"), items, nullable));
                yield array;
            }
            case Shape.MapOf(Shape values, boolean nullable) -> {
                ObjectNode map = type("object").put("connect.type", "map");
                map.set("additionalProperties", nullable(schema(values, path + "{}"), values, nullable));
                yield map;
            }
            case Shape.Rec record -> record(record, path);
            case Shape.Around(String name) -> around(name, path);
            case Shape.OneOf(var shapes, var columns) -> {
                ObjectNode union = NODES.objectNode();
                ArrayNode several = union.putArray("oneOf");
                for (int i = 0; i < shapes.size(); i++) {
                    ObjectNode branch = schema(shapes.get(i), path);
                    several.add(columns.isEmpty() ? branch : titled(branch, i, columns.get(i), path));
                }
                yield union;
            }
        };
    }

    /// The title of a branch is what a table calls it.
    private ObjectNode titled(ObjectNode branch, int number, String column, String path) {
        if (column.equals(JsonColumns.UNION_FIELD + number) && !branch.has("title")) {
            return branch;
        }
        if (branch.has("title") || branch.has("$ref")) {
            losses.add(path, "the column of one of its types, " + column);
            return branch;
        }
        return NODES.objectNode().put("title", column).setAll(branch);
    }

    private static ObjectNode type(String type) {
        return NODES.objectNode().put("type", type);
    }

    private static ObjectNode whole(int bits, boolean unsigned) {
        if (!unsigned) {
            return type("integer").put("connect.type", "int" + bits);
        }
        return bits == 32
                ? type("integer").put("connect.type", "int64").put("minimum", 0).put("maximum", MOST_UNSIGNED)
                : type("integer").put("minimum", 0);
    }

    private static ObjectNode logical(String title, String connect) {
        return type("integer").put("title", "org.apache.kafka.connect.data." + title)
                .put("connect.type", connect).put("connect.version", 1);
    }

    private static ObjectNode decimal(Shape.Decimal decimal) {
        ObjectNode schema = type("number").put("title", "org.apache.kafka.connect.data.Decimal")
                .put("connect.type", "bytes").put("connect.version", 1);
        schema.putObject("connect.parameters").put("scale", Integer.toString(decimal.scale()))
                .put("connect.decimal.precision", Integer.toString(decimal.precision()));
        return schema;
    }

    private void finer(Unit unit, String path) {
        if (unit != Unit.MILLIS) {
            losses.add(path, "what is finer than a millisecond");
        }
    }

    private ObjectNode around(String name, String path) {
        if (!around.contains(name)) {
            losses.add(path, "that it contains itself");
            return NODES.objectNode();
        }
        definitions.computeIfAbsent(name, it -> NODES.objectNode());
        return ref(name);
    }

    private static ObjectNode ref(String name) {
        return NODES.objectNode().put("$ref", "#/definitions/" + name.replace("~", "~0").replace("/", "~1"));
    }

    /// Closed, as fields that are new can be added to such a schema without breaking readers.
    private ObjectNode record(Shape.Rec shape, String path) {
        boolean named = !shape.name().isEmpty() && !around.contains(shape.name());
        if (named) {
            around.push(shape.name());
        }
        ObjectNode record = type("object").put("additionalProperties", false);
        ArrayNode required = NODES.arrayNode();
        ObjectNode properties = NODES.objectNode();
        int index = 0;
        for (Shape.Field field : shape.fields()) {
            String below = path.isEmpty() ? field.name() : path + "." + field.name();
            ObjectNode own = NODES.objectNode();
            if (!field.doc().isEmpty()) {
                own.put("description", field.doc());
            }
            own.setAll(nullable(schema(field.shape(), below), field.shape(), field.nullable()));
            if (field.otherwise() != null) {
                Defaults.node(field.otherwise(), field.shape()).ifPresentOrElse(
                        it -> own.set("default", it), () -> losses.add(below, "its default"));
            }
            properties.set(field.name(), own.put("connect.index", index++));
            if (field.required()) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            record.set("required", required);
        }
        record.set("properties", properties);
        if (named) {
            around.pop();
            ObjectNode definition = definitions.get(shape.name());
            if (definition != null && definition.isEmpty()) {
                definition.setAll(record);
                return ref(shape.name());
            }
        }
        return record;
    }

    private static ObjectNode nullable(ObjectNode schema, Shape shape, boolean nullable) {
        if (!nullable || shape instanceof Shape.Any) {
            return schema;
        }
        ArrayNode branches = NODES.arrayNode().add(type("null"));
        if (schema.get("oneOf") instanceof ArrayNode several) {
            branches.addAll(several);
        } else {
            branches.add(schema);
        }
        ObjectNode union = NODES.objectNode();
        union.set("oneOf", branches);
        return union;
    }
}
