package tableflow.console.service.schemas.assist;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the parts of an Avro schema are for.
final class AvroShape {

    private AvroShape() {}

    enum Role {
        /// A type: a name, an object, or an array of them.
        TYPE,
        FIELDS,
        FIELD,
        SYMBOLS,
        VALUE
    }

    static Role role(JsonPart part) {
        JsonPart parent = part.parent();
        if (parent == null) {
            return Role.TYPE;
        }
        return switch (role(parent)) {
            // The elements of an array of types are the branches of a union.
            case TYPE -> parent.isArray() ? Role.TYPE : of(part.name());
            case FIELDS -> Role.FIELD;
            case FIELD -> part.name().equals("type") ? Role.TYPE : Role.VALUE;
            case SYMBOLS, VALUE -> Role.VALUE;
        };
    }

    private static Role of(String key) {
        return switch (key) {
            case "type", "items", "values" -> Role.TYPE;
            case "fields" -> Role.FIELDS;
            case "symbols" -> Role.SYMBOLS;
            default -> Role.VALUE;
        };
    }

    /// What an object is: `record`, `enum`, ..., `primitive`, `field`; empty where that is not typed yet.
    static String kind(JsonPart object) {
        return switch (role(object)) {
            case FIELD -> "field";
            case TYPE -> {
                String type = object.text("type").orElse("");
                yield AvroNames.PRIMITIVE.contains(type) ? "primitive"
                        : type.equals("error") ? "record"
                        : AvroNames.NAMED.contains(type) || type.equals("array") || type.equals("map") ? type : "";
            }
            case FIELDS, SYMBOLS, VALUE -> "";
        };
    }

    /// A type in short: `string or null`, `array of Line`, `decimal`.
    static String words(@Nullable JsonPart type) {
        return words(type, 0);
    }

    private static String words(@Nullable JsonPart type, int level) {
        final int most = 4;
        if (type == null || level > most) {
            return "";
        }
        if (type.isArray()) {
            return JsonOutline.shortened(type.parts().stream().map(it -> words(it, level + 1))
                    .filter(it -> !it.isEmpty()).collect(Collectors.joining(" or ")));
        }
        if (!type.isObject()) {
            return JsonOutline.shortened(type.text());
        }
        JsonPart inner = type.member("type");
        String name = inner == null ? "" : inner.isText() ? inner.text() : words(inner, level + 1);
        String of = switch (name) {
            case "array" -> words(type.member("items"), level + 1);
            case "map" -> words(type.member("values"), level + 1);
            default -> "";
        };
        String told = of.isEmpty() ? name : name + " of " + of;
        return JsonOutline.shortened(type.text("logicalType").map(it -> it + " (" + name + ")")
                .or(() -> type.text("name").map(it -> name + " " + it)).orElse(told));
    }
}
