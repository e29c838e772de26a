package tableflow.console.sandbox.kafkarest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the fields of a request body, and refuses those of a wrong type by name.
final class Fields {
    private Fields() {}

    static String text(JsonNode object, String name) throws RestFailure {
        return nullableText(object, name).orElseThrow(() -> RestFailure.malformed(name + " must not be null"));
    }

    /// Empty if the field is absent or null.
    static Optional<String> nullableText(JsonNode object, String name) throws RestFailure {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (value.isContainerNode()) {
            throw wrong("java.lang.String", name);
        }
        return Optional.of(value.asText());
    }

    static Optional<Integer> integer(JsonNode object, String name) throws RestFailure {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw wrong("java.lang.Integer", name);
        }
        return Optional.of(value.intValue());
    }

    static boolean flag(JsonNode object, String name) throws RestFailure {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw wrong("boolean", name);
        }
        return value.booleanValue();
    }

    /// The objects of an array; none if the field is absent.
    static List<JsonNode> array(JsonNode object, String name) throws RestFailure {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong("java.util.List", name);
        }
        var all = new ArrayList<JsonNode>();
        for (JsonNode one : value) {
            if (!one.isObject()) {
                throw wrong("object", name);
            }
            all.add(one);
        }
        return all;
    }

    private static RestFailure wrong(String type, String name) {
        return RestFailure.malformed("Cannot deserialize value of type `" + type + "` for the field " + name);
    }
}
