package tableflow.console.service.messages.sample;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tableflow.console.service.messages.ExactJson;

/// A JSON Schema and those that it refers to. Every `$ref` in them begins with the name of its document, so that it
/// can be followed wherever it was copied to; the root's name is empty.
final class JsonDocuments {

    private static final String REF = "$ref";

    private final Map<String, JsonNode> byName = new HashMap<>();

    /// @param references texts by the names that the schema uses; one that is no JSON leads nowhere
    JsonDocuments(JsonNode root, Map<String, String> references) {
        add("", root);
        references.forEach((name, text) -> {
            try {
                add(name, ExactJson.read(text));
            } catch (JsonProcessingException noJson) {
                byName.put(name, MissingNode.getInstance());
            }
        });
    }

    private void add(String name, JsonNode document) {
        JsonNode own = document.deepCopy();
        byName.put(name, own);
        String id = own.path("$id").asText(own.path("id").asText(""));
        if (!id.isEmpty()) {
            byName.putIfAbsent(id.endsWith("#") ? id.substring(0, id.length() - 1) : id, own);
        }
        name(name, own);
    }

    private static void name(String document, JsonNode node) {
        JsonNode ref = node.get(REF);
        if (node instanceof ObjectNode object && ref != null && ref.isTextual() && ref.textValue().startsWith("#")) {
            object.put(REF, document + ref.textValue());
        }
        node.forEach(child -> name(document, child));
    }

    JsonNode root() {
        return byName.getOrDefault("", MissingNode.getInstance());
    }

    /// What a `$ref` leads to; a missing node when it leads nowhere.
    JsonNode follow(String ref) {
        int hash = ref.indexOf('#');
        JsonNode document = byName.getOrDefault(hash < 0 ? ref : ref.substring(0, hash), MissingNode.getInstance());
        String fragment = hash < 0 ? "" : URLDecoder.decode(
                ref.substring(hash + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
        if (fragment.isEmpty()) {
            return document;
        }
        return fragment.startsWith("/") ? document.at(JsonPointer.compile(fragment)) : anchor(document, fragment);
    }

    private static JsonNode anchor(JsonNode node, String name) {
        if (name.equals(node.path("$anchor").asText()) || ("#" + name).equals(node.path("$id").asText())) {
            return node;
        }
        for (JsonNode child : node) {
            JsonNode found = anchor(child, name);
            if (!found.isMissingNode()) {
                return found;
            }
        }
        return MissingNode.getInstance();
    }
}
