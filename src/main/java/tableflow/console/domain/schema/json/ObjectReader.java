package tableflow.console.domain.schema.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The part of [SchemaReader] that reads objects and arrays.
final class ObjectReader {
    private final SchemaReader reader;

    ObjectReader(SchemaReader reader) {
        this.reader = reader;
    }

    Shape.Fields fields(Json.Obj object) {
        Map<String, Set<String>> requiredBy = new LinkedHashMap<>();
        Map<String, SchemaNode> schemaBy = new LinkedHashMap<>();
        for (String keyword : List.of("dependencies", "dependentRequired", "dependentSchemas")) {
            if (object.get(keyword) instanceof Json.Obj entries) {
                entries.members().forEach((name, value) -> {
                    if (value instanceof Json.Arr) {
                        requiredBy.put(name, texts(value));
                    } else {
                        schemaBy.put(name, reader.node(value));
                    }
                });
            }
        }
        return new Shape.Fields(
            nodes(object.get("properties")),
            texts(object.get("required")),
            rest(object.get("additionalProperties")),
            rest(object.get("unevaluatedProperties")),
            new Shape.NameRules(nodes(object.get("patternProperties")), requiredBy, schemaBy),
            new Shape.Size(SchemaReader.decimal(object, "minProperties"),
                SchemaReader.decimal(object, "maxProperties")));
    }

    Shape.Items items(Json.Obj object) {
        List<SchemaNode> tuple = new ArrayList<>();
        SchemaNode all = null;
        Shape.Rest rest = rest(object.get("additionalItems"));
        Json items = object.get("items");
        if (reader.draftOf(object) == References.Draft.FROM_2020_12) {
            boolean hasTuple = object.get("prefixItems") instanceof Json.Arr(var list) && addAll(tuple, list);
            if (hasTuple || items == null || items instanceof Json.Bool) {
                rest = rest(items);
            } else {
                all = reader.node(items);
            }
        } else if (items instanceof Json.Arr(var list)) {
            addAll(tuple, list);
        } else if (items != null) {
            all = reader.node(items);
        }
        return new Shape.Items(tuple, all, rest, rest(object.get("unevaluatedItems")),
            new Shape.Contained(
                SchemaReader.decimal(object, "minContains"), SchemaReader.decimal(object, "maxContains"),
                object.get("uniqueItems") instanceof Json.Bool(boolean unique) && unique),
            new Shape.Size(SchemaReader.decimal(object, "minItems"), SchemaReader.decimal(object, "maxItems")));
    }

    private boolean addAll(List<SchemaNode> tuple, List<Json> items) {
        items.forEach(item -> tuple.add(reader.node(item)));
        return true;
    }

    private Shape.Rest rest(@Nullable Json json) {
        if (json == null) {
            return Shape.Rest.OPEN;
        }
        return json instanceof Json.Bool(boolean permitted)
            ? new Shape.Rest(permitted, null)
            : new Shape.Rest(true, reader.node(json));
    }

    private Map<String, SchemaNode> nodes(@Nullable Json json) {
        Map<String, SchemaNode> nodes = new LinkedHashMap<>();
        if (json instanceof Json.Obj object) {
            object.members().forEach((name, value) -> nodes.put(name, reader.node(value)));
        }
        return nodes;
    }

    private static Set<String> texts(@Nullable Json json) {
        Set<String> texts = new LinkedHashSet<>();
        if (json instanceof Json.Arr(var items)) {
            for (Json item : items) {
                if (item instanceof Json.Text(String value)) {
                    texts.add(value);
                }
            }
        }
        return texts;
    }
}
