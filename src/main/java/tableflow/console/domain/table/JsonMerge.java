package tableflow.console.domain.table;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tableflow.console.domain.schema.json.Json;
import tableflow.console.domain.schema.json.References;

/// `allOf` means one value that fits all of its members: their properties and required names are one object's.
final class JsonMerge {
    private JsonMerge() {}

    static Json.Obj allOf(Json.Obj schema, References references) {
        return merged(schema, references, new IdentityHashMap<>());
    }

    /// @param underway what is being merged: a member that leads back to one of these adds nothing
    private static Json.Obj merged(Json.Obj schema, References references,
            IdentityHashMap<Json, Boolean> underway) {
        if (!(schema.get("allOf") instanceof Json.Arr(var members)) || members.isEmpty()
                || underway.put(schema, true) != null) {
            return schema;
        }
        Map<String, Json> merged = new LinkedHashMap<>();
        for (Json member : members) {
            Json target = member instanceof Json.Obj object && object.text("$ref").isPresent()
                ? references.resolve(object, object.text("$ref").orElse("")) : member;
            if (target instanceof Json.Obj part && !underway.containsKey(part)) {
                add(merged, merged(part, references, underway));
            }
        }
        Map<String, Json> own = new LinkedHashMap<>(schema.members());
        own.remove("allOf");
        add(merged, new Json.Obj(own));
        return new Json.Obj(merged);
    }

    private static void add(Map<String, Json> merged, Json.Obj part) {
        part.members().forEach((name, value) -> merged.merge(name, value, (old, now) -> {
            if (old instanceof Json.Obj first && now instanceof Json.Obj second && name.equals("properties")) {
                Map<String, Json> both = new LinkedHashMap<>(first.members());
                both.putAll(second.members());
                return new Json.Obj(both);
            }
            if (old instanceof Json.Arr(var first) && now instanceof Json.Arr(var second) && name.equals("required")) {
                List<Json> both = new ArrayList<>(first);
                both.addAll(second);
                return new Json.Arr(both);
            }
            return now;
        }));
    }
}
