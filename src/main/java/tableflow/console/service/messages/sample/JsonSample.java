package tableflow.console.service.messages.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Values that a JSON Schema is likely to allow: what it says with `not`, or with conditions that hang together, is
/// left to luck and the next try.
final class JsonSample {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// Deeper than this nothing is put in that may be left out: a schema may hold itself.
    private static final int DEEP = 3;

    /// A value that must hold itself has no value: here it is given up.
    private static final int BOTTOMLESS = 40;

    private static final int TRIES_TO_DIFFER = 50;

    private final JsonDocuments documents;
    private final JsonConstraints constraints;
    private final TextSample texts;
    private final Draw draw;

    JsonSample(JsonDocuments documents, Draw draw) {
        this.documents = documents;
        this.constraints = new JsonConstraints(documents, draw);
        this.texts = new TextSample(draw);
        this.draw = draw;
    }

    JsonNode root() {
        return value(documents.root(), "", 0);
    }

    private JsonNode value(JsonNode schema, String field, int depth) {
        JsonNode all = constraints.of(schema);
        if (!all.isObject() || depth > BOTTOMLESS) {
            return NODES.nullNode();
        }
        if (all.has("const")) {
            return all.get("const");
        }
        if (!all.path("enum").isEmpty()) {
            return all.get("enum").get(draw.below(all.get("enum").size()));
        }
        String type = type(all, depth);
        boolean plain = !type.equals("object") && !type.equals("array");
        if (plain && !all.path("examples").isEmpty() && draw.below(4) > 0) {
            return all.get("examples").get(draw.below(all.get("examples").size()));
        }
        return switch (type) {
            case "object" -> object(all, depth);
            case "array" -> array(all, field, depth);
            case "integer" -> NumberSample.of(all, true, draw);
            case "number" -> NumberSample.of(all, false, draw);
            case "boolean" -> NODES.booleanNode(draw.truth());
            case "null" -> NODES.nullNode();
            default -> NODES.textNode(texts.of(all, field));
        };
    }

    private String type(JsonNode schema, int depth) {
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            return type.textValue();
        }
        List<String> types = new ArrayList<>();
        type.forEach(it -> types.add(it.asText()));
        boolean nothing = types.remove("null");
        if (nothing && (types.isEmpty() || depth >= DEEP)) {
            return "null";
        }
        return types.isEmpty() ? guess(schema) : draw.one(types);
    }

    /// What its keywords speak of.
    private static String guess(JsonNode schema) {
        for (Map.Entry<String, JsonNode> entry : schema.properties()) {
            switch (entry.getKey()) {
                case "properties", "required", "patternProperties", "minProperties" -> {
                    return "object";
                }
                case "items", "prefixItems", "minItems", "contains" -> {
                    return "array";
                }
                case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" -> {
                    return "number";
                }
                default -> {
                    // Says nothing of the type.
                }
            }
        }
        return "string";
    }

    private JsonNode object(JsonNode schema, int depth) {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        schema.path("properties").properties().forEach(it -> properties.put(it.getKey(), it.getValue()));
        Set<String> required = new LinkedHashSet<>();
        schema.path("required").forEach(it -> required.add(it.asText()));
        schema.path("dependentRequired").forEach(names -> names.forEach(it -> required.add(it.asText())));
        int most = schema.path("maxProperties").asInt(Integer.MAX_VALUE);
        ObjectNode object = NODES.objectNode();
        // In the schema's order, but what must be there comes in whatever the limit is.
        int left = most - required.size();
        for (Map.Entry<String, JsonNode> entry : properties.entrySet()) {
            boolean needed = required.contains(entry.getKey());
            boolean possible = !entry.getValue().isBoolean() || entry.getValue().booleanValue();
            if (needed || (possible && depth < DEEP && left-- > 0)) {
                object.set(entry.getKey(), value(entry.getValue(), entry.getKey(), depth + 1));
            }
        }
        for (String name : required) {
            if (!object.has(name)) {
                object.set(name, value(other(schema, name), name, depth + 1));
            }
        }
        int least = schema.path("minProperties").asInt(0);
        for (int tries = 0; object.size() < least && tries < TRIES_TO_DIFFER + least; tries++) {
            String name = extraName(schema);
            if (!object.has(name)) {
                object.set(name, value(other(schema, name), name, depth + 1));
            }
        }
        return object;
    }

    private String extraName(JsonNode schema) {
        List<String> patterns = new ArrayList<>();
        schema.path("patternProperties").fieldNames().forEachRemaining(patterns::add);
        if (!patterns.isEmpty()) {
            return texts.of(NODES.objectNode().put("pattern", draw.one(patterns)), "");
        }
        return schema.path("propertyNames").isObject()
                ? texts.of(constraints.of(schema.get("propertyNames")), "")
                : draw.word() + draw.below(10);
    }

    /// The schema of a member that `properties` does not name.
    private static JsonNode other(JsonNode schema, String name) {
        for (Map.Entry<String, JsonNode> entry : schema.path("patternProperties").properties()) {
            try {
                if (Pattern.compile(entry.getKey()).matcher(name).find()) {
                    return entry.getValue();
                }
            } catch (PatternSyntaxException notJava) {
                // Its validator will tell whether it matters.
            }
        }
        return schema.path("additionalProperties");
    }

    private JsonNode array(JsonNode schema, String field, int depth) {
        JsonNode items = schema.path("items");
        JsonNode first = items.isArray() ? items : schema.path("prefixItems");
        JsonNode rest = items.isArray() ? schema.path("additionalItems") : items;
        int least = Math.max(schema.path("minItems").asInt(0), schema.has("contains") ? 1 : 0);
        int most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
        boolean open = !rest.isBoolean() || rest.booleanValue();
        int wanted = depth >= DEEP ? least : Math.max(least, open ? Math.max(first.size(), draw.few()) : first.size());
        boolean unique = schema.path("uniqueItems").asBoolean();
        ArrayNode array = NODES.arrayNode();
        for (int tries = 0; array.size() < Math.min(wanted, most) && tries < wanted + TRIES_TO_DIFFER; tries++) {
            int at = array.size();
            JsonNode own = at < first.size() ? first.get(at)
                    : at == first.size() && schema.has("contains") ? schema.get("contains") : rest;
            JsonNode item = value(own, field, depth + 1);
            if (!unique || !contains(array, item)) {
                array.add(item);
            }
        }
        return array;
    }

    private static boolean contains(ArrayNode array, JsonNode item) {
        for (JsonNode each : array) {
            if (each.equals(item)) {
                return true;
            }
        }
        return false;
    }
}
