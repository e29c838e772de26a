package tableflow.console.service.schemas.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.schemas.assist.JsonWords.Role;
import tableflow.console.service.schemas.assist.OutlinePart.Kind;

/// The names of a JSON Schema: its properties, and the definitions that others refer to.
final class JsonOutline {

    private static final int MOST_LEVELS = 40;
    private static final int LONG = 60;

    private JsonOutline() {}

    static List<OutlinePart> of(JsonPart root) {
        if (!root.isObject()) {
            return List.of();
        }
        String label = root.text("title").or(() -> root.text("$id")).orElse("schema");
        return List.of(new OutlinePart(kind(root, Kind.RECORD), label, detail(root), root.nameRange(), root.whole(),
                inside(root, 0)));
    }

    private static List<OutlinePart> inside(JsonPart schema, int level) {
        List<OutlinePart> parts = new ArrayList<>();
        if (level > MOST_LEVELS || !schema.isObject()) {
            return parts;
        }
        for (JsonPart member : schema.parts()) {
            Role role = JsonWords.inside(Role.SCHEMA, schema, member.name(), member.isArray());
            switch (role) {
                case SCHEMAS -> {
                    boolean named = member.name().equals("$defs") || member.name().equals("definitions");
                    for (JsonPart one : member.parts()) {
                        parts.add(part(one, kind(one, named ? Kind.TYPE : Kind.FIELD), level));
                    }
                }
                // What elements and branches have within them belongs to the field that they are of.
                case SCHEMA -> parts.addAll(inside(member, level + 1));
                case SCHEMA_LIST -> {
                    for (JsonPart branch : member.parts()) {
                        parts.addAll(inside(branch, level + 1));
                    }
                }
                case NAMES, NAMES_BY_NAME, TYPES, PARAMETERS, VALUE -> { }
            }
        }
        return parts;
    }

    private static OutlinePart part(JsonPart schema, Kind kind, int level) {
        return new OutlinePart(kind, schema.name(), detail(schema), schema.nameRange(), schema.whole(),
                inside(schema, level + 1));
    }

    private static Kind kind(JsonPart schema, Kind otherwise) {
        if (schema.member("enum") != null) {
            return Kind.ENUM;
        }
        return schema.member("properties") != null && otherwise != Kind.TYPE ? Kind.RECORD
                : schema.member("oneOf") != null || schema.member("anyOf") != null ? Kind.CHOICE : otherwise;
    }

    static String detail(@Nullable JsonPart schema) {
        if (schema == null || !schema.isObject()) {
            return schema == null ? "" : shortened(schema.text());
        }
        String connect = schema.text("connect.type").map(it -> " (" + it + ")").orElse("");
        String types = schema.texts("type").stream().collect(Collectors.joining(" or "));
        if (types.equals("array")) {
            JsonPart items = schema.member("items");
            String of = items == null || items.isArray() ? "" : detail(items);
            return of.isEmpty() ? "array" : shortened("array of " + of);
        }
        return shortened(types.isEmpty() ? schema.text("$ref").orElse("") : types + connect);
    }

    static String shortened(String text) {
        return text.length() <= LONG ? text : text.substring(0, LONG) + "\u2026";
    }
}
