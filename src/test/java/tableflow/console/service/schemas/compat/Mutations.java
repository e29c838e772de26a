package tableflow.console.service.schemas.compat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import tableflow.console.domain.schema.SchemaFormat;

/// Makes other schemas of schemas, as people, and what goes wrong, make them: members deleted, exchanged and renamed,
/// types changed, values of any kind anywhere, deep nesting, texts cut off. More often than not it is a schema still.
final class Mutations {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern STATEMENTS = Pattern.compile("(?<=[;{}])");
    /// What is deeper is left as it is: nested and copied again it would be more than can be written.
    private static final int DEEP = 200;
    private static final List<String> AVRO_TYPES = List.of("null", "boolean", "int", "long", "float", "double", "bytes",
            "string", "R", "E", "array", "map", "record", "enum", "fixed", "union");
    private static final List<String> JSON_TYPES = List.of("null", "boolean", "integer", "number", "string", "array",
            "object");
    private static final List<String> PROTO_TYPES = List.of("int32", "int64", "uint32", "sint64", "fixed32", "bool",
            "string", "bytes", "double", "float", "M", "google.protobuf.Timestamp", "map<string, int32>");
    private static final List<String> JSON_WORDS = List.of("type", "properties", "items", "oneOf", "anyOf", "allOf",
            "not", "$ref", "required", "additionalProperties", "enum", "const", "default", "minimum", "maxLength",
            "pattern", "prefixItems", "dependencies", "patternProperties", "$defs", "definitions", "title",
            "connect.type", "connect.index", "format", "$id", "$schema", "if", "then");
    private static final List<String> AVRO_WORDS = List.of("type", "name", "namespace", "fields", "items", "values",
            "symbols", "size", "default", "aliases", "doc", "order", "logicalType", "precision", "scale");
    private static final List<String> NAMES = List.of("a", "b", "R", "n.R", "A", "", "a.b", "key", "value", "ä", "#",
            "/", "~1", "#/properties/a", "#/definitions/A", "#/$defs/b", "http://x/", "1e5", "-1", "x y", "null");

    private final SchemaFormat format;
    private final Random random;

    Mutations(SchemaFormat format, Random random) {
        this.format = format;
        this.random = random;
    }

    String of(String text, int times) {
        String made = text;
        for (int done = 0; done < times; done++) {
            made = random.nextInt(40) == 0 && !made.isEmpty() ? made.substring(0, random.nextInt(made.length()))
                    : format == SchemaFormat.PROTOBUF ? statements(made) : json(made);
        }
        return made;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String json(String text) {
        JsonNode root;
        try {
            root = MAPPER.readTree(text);
        } catch (JsonProcessingException cut) {
            return text;
        }
        List<JsonNode> inner = new ArrayList<>();
        if (collect(root, inner) > DEEP) {
            return text;
        }
        if (inner.isEmpty()) {
            return value(0).toString();
        }
        switch (any(inner)) {
            case ObjectNode object -> members(object, inner);
            case ArrayNode array -> items(array, inner);
            default -> { }
        }
        return random.nextInt(30) == 0 ? nested(root).toString() : root.toString();
    }

    /// The levels of `node`.
    private static int collect(JsonNode node, List<JsonNode> inner) {
        if (!node.isContainerNode()) {
            return 0;
        }
        inner.add(node);
        int levels = 0;
        for (JsonNode child : node) {
            levels = Math.max(levels, collect(child, inner));
        }
        return levels + 1;
    }

    private void members(ObjectNode object, List<JsonNode> inner) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            object.set(word(), value(2));
            return;
        }
        String name = any(names);
        JsonNode was = object.get(name);
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> {
                String other = any(names);
                object.set(name, object.get(other));
                object.set(other, was);
            }
            case 2 -> {
                object.remove(name);
                object.set(random.nextBoolean() ? word() : any(NAMES), was);
            }
            case 3 -> object.set(name, value(2));
            case 4 -> object.set(word(), any(inner).deepCopy());
            case 5 -> object.set(word(), value(2));
            default -> object.put("type", any(format == SchemaFormat.AVRO ? AVRO_TYPES : JSON_TYPES));
        }
    }

    private void items(ArrayNode array, List<JsonNode> inner) {
        int at = random.nextInt(array.size() + 1);
        int other = random.nextInt(array.size() + 1);
        switch (random.nextInt(6)) {
            case 0 -> array.remove(at);
            case 1 -> {
                if (at < array.size() && other < array.size()) {
                    JsonNode was = array.get(at);
                    array.set(at, array.get(other));
                    array.set(other, was);
                }
            }
            case 2 -> array.insert(at, any(inner).deepCopy());
            case 3 -> {
                if (at < array.size()) {
                    array.set(at, value(2));
                }
            }
            default -> array.insert(at, any(format == SchemaFormat.AVRO ? AVRO_TYPES : JSON_TYPES));
        }
    }

    private String word() {
        return any(format == SchemaFormat.AVRO ? AVRO_WORDS : JSON_WORDS);
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 7)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt(-3, 100));
            case 3 -> NODES.numberNode(any(List.of(1e300, -0.0, 0.5, 9.3e18)));
            case 4 -> NODES.textNode(any(NAMES));
            case 5 -> NODES.textNode(word());
            case 6 -> NODES.textNode(any(format == SchemaFormat.AVRO ? AVRO_TYPES : JSON_TYPES));
            case 7 -> NODES.arrayNode().add(value(depth - 1)).add(value(depth - 1));
            case 8 -> NODES.objectNode();
            default -> NODES.objectNode().set(word(), value(depth - 1));
        };
    }

    /// The schema within as many others as may be, and some more.
    private JsonNode nested(JsonNode root) {
        JsonNode at = root;
        int levels = any(List.of(3, 20, 60, 85, 110, 130, 260));
        for (int level = 0; level < levels; level++) {
            at = format == SchemaFormat.JSON
                    ? NODES.objectNode().put("type", "object").set("properties", NODES.objectNode().set("n", at))
                    : random.nextBoolean()
                    ? NODES.objectNode().put("type", "array").set("items", at)
                    : record(level, at);
        }
        return at;
    }

    private static JsonNode record(int level, JsonNode within) {
        ObjectNode record = NODES.objectNode().put("type", "record").put("name", "N" + level);
        record.putArray("fields").addObject().put("name", "f").set("type", within);
        return record;
    }

    private String statements(String text) {
        List<String> parts = new ArrayList<>(List.of(STATEMENTS.split(text)));
        int at = random.nextInt(parts.size());
        int other = random.nextInt(parts.size());
        String part = parts.get(at);
        switch (random.nextInt(9)) {
            case 0 -> parts.remove(at);
            case 1 -> {
                parts.set(at, parts.get(other));
                parts.set(other, part);
            }
            case 2 -> parts.add(at, parts.get(other));
            case 3 -> parts.set(at, part.replaceFirst("= *\\d+", "= " + any(List.of(0, 1, 2, 3, 7, 19000, 536870912))));
            case 4 -> parts.set(at, part.replaceFirst("[A-Za-z_.0-9]+(?= +[a-z_]+ *=)", any(PROTO_TYPES)));
            case 5 -> parts.set(at, part.replaceFirst("[a-z_]+(?= *=)", any(List.of("a", "b", "id", "key", "value"))));
            case 6 -> parts.add(at + 1, " " + any(List.of("repeated ", "optional ", "required ", "")) + any(PROTO_TYPES)
                    + " f" + random.nextInt(9) + " = " + random.nextInt(1, 30) + ";");
            case 7 -> parts.add(at + 1, any(List.of(" message M { M m = 1; }", " enum E { A = 0; }",
                    " oneof o { string x = 50; int32 y = 51; }", " reserved 1 to max;", " reserved \"a\";",
                    " import \"x.proto\";", " package p;", " syntax = \"proto2\";", " extend M { }", " }", "{")));
            default -> parts.set(at, part + deep());
        }
        return String.join("", parts);
    }

    private String deep() {
        if (random.nextInt(8) > 0) {
            return " message D { D d = 1; }";
        }
        int levels = any(List.of(5, 60, 127, 130));
        StringBuilder made = new StringBuilder();
        for (int level = 0; level < levels; level++) {
            made.append(" message N").append(level).append(" { N").append(level).append(" n = 1;");
        }
        return made.append(" }".repeat(levels)).toString();
    }
}
