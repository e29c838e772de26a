package tableflow.console.service.schemas.assist;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.schema.Referenced;

/// The named types of an Avro schema and of those that it refers to, by their full names.
final class AvroNames {

    static final Set<String> NAMED = Set.of("record", "error", "enum", "fixed");
    static final Set<String> PRIMITIVE =
            Set.of("null", "boolean", "int", "long", "float", "double", "bytes", "string");

    private final Map<String, Found> types = new LinkedHashMap<>();

    /// A type's definition.
    ///
    /// @param document empty for the text itself
    record Found(String document, JsonPart type) {

        Target target() {
            JsonPart name = type.member("name");
            return new Target(document, name == null ? type.nameRange() : name.range());
        }
    }

    AvroNames(@Nullable JsonPart root, List<Referenced> references) {
        if (root != null) {
            collect("", root, "");
        }
        for (Referenced reference : references) {
            JsonPart other = JsonParts.read(reference.text());
            if (other != null) {
                collect(reference.name(), other, "");
            }
        }
    }

    private void collect(String document, JsonPart part, String outer) {
        String space = space(part, outer);
        if (isNamed(part)) {
            part.text("name").ifPresent(name -> types.putIfAbsent(full(name, space), new Found(document, part)));
        }
        part.parts().stream().filter(JsonPart::isContainer).forEach(inner -> collect(document, inner, space));
    }

    static boolean isNamed(JsonPart part) {
        return part.isObject() && part.text("type").filter(NAMED::contains).isPresent();
    }

    /// The namespace that is in force inside a part.
    private static String space(JsonPart part, String outer) {
        if (!isNamed(part)) {
            return outer;
        }
        String name = part.text("name").orElse("");
        int dot = name.lastIndexOf('.');
        return dot >= 0 ? name.substring(0, dot) : part.text("namespace").orElse(outer);
    }

    static String full(String name, String space) {
        return name.indexOf('.') >= 0 || space.isEmpty() || PRIMITIVE.contains(name) ? name : space + "." + name;
    }

    /// The namespace around a part, its own included.
    static String space(@Nullable JsonPart part) {
        for (JsonPart at = part; at != null; at = at.parent()) {
            if (isNamed(at)) {
                String name = at.text("name").orElse("");
                int dot = name.lastIndexOf('.');
                if (dot >= 0) {
                    return name.substring(0, dot);
                }
                Optional<String> own = at.text("namespace");
                if (own.isPresent()) {
                    return own.get();
                }
            }
        }
        return "";
    }

    /// What a name means at a part.
    Optional<Found> find(String name, @Nullable JsonPart at) {
        Found found = types.get(full(name, space(at)));
        return Optional.ofNullable(found != null ? found : types.get(name));
    }

    /// All types by their full names, in the order of the text, those of references last.
    Map<String, Found> all() {
        return types;
    }
}
