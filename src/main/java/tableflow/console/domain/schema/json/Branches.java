package tableflow.console.domain.schema.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the values of a schema may be, one schema each.
public final class Branches {

    private Branches() {}

    /// The members of `oneOf` or `anyOf`, one schema for each name in `type`, or the schema itself.
    public static List<Json> of(Json.Obj schema) {
        for (String keyword : List.of("oneOf", "anyOf")) {
            if (schema.get(keyword) instanceof Json.Arr(var items) && !items.isEmpty()) {
                return items;
            }
        }
        if (schema.get("type") instanceof Json.Arr(var types)) {
            List<Json> branches = new ArrayList<>();
            for (Json type : types) {
                Map<String, Json> members = new LinkedHashMap<>(schema.members());
                members.put("type", type);
                branches.add(new Json.Obj(members));
            }
            return branches;
        }
        return List.of(schema);
    }

    /// Whether nothing but null is allowed.
    public static boolean isNull(Json schema) {
        return schema instanceof Json.Obj object && object.text("type").filter("null"::equals).isPresent();
    }
}
