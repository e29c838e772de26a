package tableflow.console.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/// JSON text with the members of every object in alphabetical order.
final class SortedJson {
    private SortedJson() {}

    static String text(JsonNode node) {
        return sorted(node).toString();
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Map<String, JsonNode> members = new TreeMap<>();
            object.properties().forEach(entry -> members.put(entry.getKey(), sorted(entry.getValue())));
            return JsonNodeFactory.instance.objectNode().setAll(members);
        }
        if (node instanceof ArrayNode items) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> all.add(sorted(item)));
            return all;
        }
        return node;
    }
}
