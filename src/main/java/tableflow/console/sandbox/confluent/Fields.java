package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Request;

/// Reads a JSON object field by field; a refusal points at the field (`source.pointer`).
///
/// A value of the wrong type is malformed (400); a missing or impossible one is invalid (422).
record Fields(JsonNode node, String pointer) {
    static Fields of(Request request) throws BadJson, ApiFailure {
        JsonNode root = request.json();
        if (!root.isObject()) {
            throw ApiFailure.malformed("", "The body must be a JSON object.");
        }
        return new Fields(root, "");
    }

    /// A required object.
    Fields object(String name) throws ApiFailure {
        return maybeObject(name).orElseThrow(() -> missing(name));
    }

    Optional<Fields> maybeObject(String name) throws ApiFailure {
        JsonNode value = node.path(name);
        if (absent(value)) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            throw ApiFailure.malformed(pointer + "/" + name, name + " must be an object.");
        }
        return Optional.of(new Fields(value, pointer + "/" + name));
    }

    /// A required text with something in it.
    String text(String name) throws ApiFailure {
        return maybeText(name).filter(text -> !text.isBlank()).orElseThrow(() -> missing(name));
    }

    Optional<String> maybeText(String name) throws ApiFailure {
        JsonNode value = node.path(name);
        if (absent(value)) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw ApiFailure.malformed(pointer + "/" + name, name + " must be a string.");
        }
        return Optional.of(value.textValue());
    }

    /// A text that is no longer than the limit, when it is there.
    Optional<String> maybeText(String name, int longest) throws ApiFailure {
        Optional<String> text = maybeText(name);
        if (text.isPresent() && text.get().length() > longest) {
            throw invalid(name, name + " must have at most " + longest + " characters.");
        }
        return text;
    }

    Optional<Boolean> maybeFlag(String name) throws ApiFailure {
        JsonNode value = node.path(name);
        if (absent(value)) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            throw ApiFailure.malformed(pointer + "/" + name, name + " must be true or false.");
        }
        return Optional.of(value.booleanValue());
    }

    /// A list of texts, when it is there.
    Optional<List<String>> maybeTexts(String name) throws ApiFailure {
        JsonNode value = node.path(name);
        if (absent(value)) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        if (!value.isArray()) {
            throw ApiFailure.malformed(pointer + "/" + name, name + " must be an array of strings.");
        }
        for (JsonNode one : value) {
            if (!one.isTextual()) {
                throw ApiFailure.malformed(pointer + "/" + name, name + " must be an array of strings.");
            }
            texts.add(one.textValue());
        }
        return Optional.of(texts);
    }

    /// The id of a required reference object.
    String reference(String name) throws ApiFailure {
        return object(name).text("id");
    }

    boolean has(String name) {
        return !absent(node.path(name));
    }

    /// Refuses fields that cannot be given here.
    void only(Set<String> allowed, String why) throws ApiFailure {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (!allowed.contains(name)) {
                throw invalid(name, why);
            }
        }
    }

    ApiFailure invalid(String name, String detail) {
        return ApiFailure.invalid(pointer + "/" + name, detail);
    }

    /// A copy of the whole object.
    ObjectNode copy() {
        return ((ObjectNode) node).deepCopy();
    }

    private ApiFailure missing(String name) {
        return invalid(name, name + " is required.");
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
