package tableflow.console.sandbox.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import tableflow.console.sandbox.http.Json;

/// Makes structures and lists of a form's flat names: `Dimensions.member.1.Name` is the `Name` of the first of the
/// `Dimensions`. All values stay texts.
final class FormTree {
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private FormTree() {}

    /// @param form `name=value` pairs, percent-encoded
    static ObjectNode of(String form) {
        ObjectNode flat = Json.object();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                put(flat, decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        ObjectNode tree = Json.object();
        flat.properties().forEach(entry -> tree.set(entry.getKey(), lists(entry.getValue())));
        return tree;
    }

    private static void put(ObjectNode root, String name, String value) {
        ObjectNode at = root;
        String[] steps = name.split("\\.", -1);
        for (int i = 0; i < steps.length - 1; i++) {
            at = at.path(steps[i]) instanceof ObjectNode deeper ? deeper : at.putObject(steps[i]);
        }
        at.put(steps[steps.length - 1], value);
    }

    private static JsonNode lists(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        if (object.size() == 1 && object.path("member") instanceof ObjectNode members) {
            Map<String, JsonNode> inOrder = new TreeMap<>(BY_NUMBER);
            members.properties().forEach(member -> inOrder.put(member.getKey(), lists(member.getValue())));
            ArrayNode list = Json.array();
            inOrder.values().forEach(list::add);
            return list;
        }
        ObjectNode structure = Json.object();
        object.properties().forEach(entry -> structure.set(entry.getKey(), lists(entry.getValue())));
        return structure;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
