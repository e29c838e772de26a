package tableflow.console.service.messages.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts together all that is said of one value: by a schema itself, by what it refers to, by `allOf`, and by one way
/// through `anyOf`, `oneOf` and `if`.
final class JsonConstraints {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> HIGHEST_WINS = Set.of(
            "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final Set<String> LOWEST_WINS = Set.of(
            "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");

    /// Schemas that say nothing but "as that one", round and round.
    private static final int MOST_STEPS = 100;

    private final JsonDocuments documents;
    private final Draw draw;

    JsonConstraints(JsonDocuments documents, Draw draw) {
        this.documents = documents;
        this.draw = draw;
    }

    /// One object with all keywords; `false` for a schema that allows nothing.
    JsonNode of(JsonNode schema) {
        ObjectNode all = NODES.objectNode();
        return collect(schema, all, 0) ? all : NODES.booleanNode(false);
    }

    private boolean collect(JsonNode schema, ObjectNode all, int steps) {
        if (!schema.isObject() || steps > MOST_STEPS) {
            return !schema.isBoolean() || schema.booleanValue();
        }
        boolean possible = true;
        for (Map.Entry<String, JsonNode> entry : schema.properties()) {
            merge(all, entry.getKey(), entry.getValue());
        }
        for (JsonNode part : parts(schema)) {
            possible &= collect(part, all, steps + 1);
        }
        return possible;
    }

    private List<JsonNode> parts(JsonNode schema) {
        List<JsonNode> parts = new ArrayList<>();
        if (schema.path("$ref").isTextual()) {
            parts.add(documents.follow(schema.get("$ref").textValue()));
        }
        schema.path("allOf").forEach(parts::add);
        choice(schema.path("anyOf"), parts);
        choice(schema.path("oneOf"), parts);
        if (schema.has("if")) {
            if (draw.truth()) {
                parts.add(schema.get("if"));
                parts.add(schema.path("then"));
            } else {
                parts.add(schema.path("else"));
            }
        }
        // All properties that can be there will be, and so what depends on them holds.
        schema.path("dependentSchemas").forEach(parts::add);
        schema.path("dependencies").forEach(it -> {
            if (it.isObject()) {
                parts.add(it);
            }
        });
        return parts;
    }

    /// Something rather than null.
    private void choice(JsonNode branches, List<JsonNode> parts) {
        List<JsonNode> real = new ArrayList<>();
        branches.forEach(branch -> {
            if (!branch.path("type").asText().equals("null")) {
                real.add(branch);
            }
        });
        if (!real.isEmpty()) {
            parts.add(draw.one(real));
        } else if (!branches.isEmpty()) {
            parts.add(branches.get(0));
        }
    }

    private static void merge(ObjectNode all, String keyword, JsonNode value) {
        JsonNode known = all.get(keyword);
        if (known == null) {
            // A copy: what is put together must not change the schema.
            all.set(keyword, value.deepCopy());
        } else if (keyword.equals("properties") && known instanceof ObjectNode properties && value.isObject()) {
            value.properties().forEach(entry -> properties.set(entry.getKey(),
                    both(properties.get(entry.getKey()), entry.getValue())));
        } else if (keyword.equals("required") && known instanceof ArrayNode names && value.isArray()) {
            value.forEach(names::add);
        } else if (keyword.equals("type") || keyword.equals("enum")) {
            all.set(keyword, common(known, value));
        } else if (HIGHEST_WINS.contains(keyword) || LOWEST_WINS.contains(keyword)) {
            boolean higher = value.decimalValue().compareTo(known.decimalValue()) > 0;
            if (higher == HIGHEST_WINS.contains(keyword)) {
                all.set(keyword, value);
            }
        } else if (keyword.equals("items") && known.isObject() && value.isObject()) {
            all.set(keyword, both(known, value));
        } else if (!keyword.equals("additionalProperties") || !known.isBoolean()) {
            all.set(keyword, value.deepCopy());
        }
    }

    private static JsonNode both(@Nullable JsonNode one, JsonNode other) {
        if (one == null) {
            return other.deepCopy();
        }
        ObjectNode both = NODES.objectNode();
        both.putArray("allOf").add(one).add(other.deepCopy());
        return both;
    }

    /// What both lists hold; the first where they hold nothing together.
    private static JsonNode common(JsonNode one, JsonNode other) {
        List<JsonNode> others = list(other);
        ArrayNode common = NODES.arrayNode();
        for (JsonNode each : list(one)) {
            if (others.contains(each)) {
                common.add(each);
            } else if (each.asText().equals("number") && others.contains(NODES.textNode("integer"))) {
                common.add("integer");
            }
        }
        return common.isEmpty() ? one : common;
    }

    private static List<JsonNode> list(JsonNode node) {
        List<JsonNode> all = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(all::add);
        } else {
            all.add(node);
        }
        return all;
    }
}
