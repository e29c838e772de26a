package tableflow.console.sandbox.registry.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import tableflow.console.sandbox.http.Json;

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
            return Json.object().setAll(members);
        }
        if (node instanceof ArrayNode items) {
            ArrayNode all = Json.array();
            items.forEach(item -> all.add(sorted(item)));
            return all;
        }
        return node;
    }
}
