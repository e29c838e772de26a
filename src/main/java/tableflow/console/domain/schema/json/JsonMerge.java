package tableflow.console.domain.schema.json;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `allOf` means one value that fits all of its members: their properties and required names are one object's.
public final class JsonMerge {
    private final References references;
    /// Each object is merged once: members that share members would double the work with every step.
    private final IdentityHashMap<Json.Obj, Json.Obj> done = new IdentityHashMap<>();

    public JsonMerge(References references) {
        this.references = references;
    }

    /// `schema` with the members of its `allOf` joined into it, at its outermost level; itself where it has none.
    public Json.Obj allOf(Json.Obj schema) {
        return merged(schema, new IdentityHashMap<>());
    }

    /// @param underway what is being merged: a member that leads back to one of these adds nothing
    private Json.Obj merged(Json.Obj schema, IdentityHashMap<Json, Boolean> underway) {
        if (!(schema.get("allOf") instanceof Json.Arr(var members)) || members.isEmpty()) {
            return schema;
        }
        Json.Obj known = done.get(schema);
        if (known != null || underway.put(schema, true) != null) {
            return known == null ? schema : known;
        }
        Map<String, Json> merged = new LinkedHashMap<>();
        for (Json member : members) {
            Json target = member instanceof Json.Obj object && object.text("$ref").isPresent()
                ? references.resolve(object, object.text("$ref").orElse("")) : member;
            if (target instanceof Json.Obj part && !underway.containsKey(part)) {
                add(merged, merged(part, underway));
            }
        }
        Map<String, Json> own = new LinkedHashMap<>(schema.members());
        own.remove("allOf");
        add(merged, new Json.Obj(own));
        underway.remove(schema);
        Json.Obj whole = new Json.Obj(merged);
        done.put(schema, whole);
        return whole;
    }

    private static void add(Map<String, Json> merged, Json.Obj part) {
        part.members().forEach((name, value) -> merged.merge(name, value, (old, now) -> {
            if (old instanceof Json.Obj first && now instanceof Json.Obj second && name.equals("properties")) {
                Map<String, Json> both = new LinkedHashMap<>(first.members());
                both.putAll(second.members());
                return new Json.Obj(both);
            }
            if (old instanceof Json.Arr(var first) && now instanceof Json.Arr(var second) && name.equals("required")) {
                Set<Json> both = new LinkedHashSet<>(first);
                both.addAll(second);
                return new Json.Arr(List.copyOf(both));
            }
            return now;
        }));
    }
}
