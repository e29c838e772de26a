package tableflow.console.service.schemas.preview;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.table.AvroColumns;
import tableflow.console.service.support.LocatedJson;

/// Where the columns of an Avro schema come from: a field is the object in `fields`, what has no name of its own its
/// type. A type that another document defines has its origin where it is named.
final class AvroOrigins implements Origins {

    private final JsonNode root;
    private final Map<String, At> named = new HashMap<>();
    private final IdentityHashMap<JsonNode, Map<String, Integer>> places = new IdentityHashMap<>();
    private final IdentityHashMap<JsonNode, Branches> branches = new IdentityHashMap<>();

    /// @param space the namespace in which names without dots are looked up
    private record At(String pointer, JsonNode node, String space) {
        At child(String name) {
            return new At(LocatedJson.child(pointer, name), node.path(name), space);
        }

        At item(int index) {
            return new At(pointer + "/" + index, node.path(index), space);
        }
    }

    AvroOrigins(JsonNode root) {
        this.root = root;
        collect(new At("", root, ""));
    }

    private void collect(At at) {
        if (at.node.isArray()) {
            for (int i = 0; i < at.node.size(); i++) {
                collect(at.item(i));
            }
        }
        if (!at.node.isObject()) {
            return;
        }
        String full = fullName(at);
        At inner = at;
        if (!full.isEmpty() && at.node.path("type").isTextual()) {
            inner = new At(at.pointer, at.node, outer(full));
            named.putIfAbsent(full, inner);
        }
        for (String part : List.of("type", "items", "values")) {
            if (inner.node.has(part)) {
                collect(inner.child(part));
            }
        }
        At fields = inner.child("fields");
        for (int i = 0; i < fields.node.size(); i++) {
            collect(fields.item(i).child("type"));
        }
    }

    private static String fullName(At at) {
        String name = at.node.path("name").asText();
        String space = at.node.path("namespace").asText(at.space);
        return name.isEmpty() || name.contains(".") || space.isEmpty() ? name : space + "." + name;
    }

    private static String outer(String fullName) {
        return fullName.contains(".") ? fullName.substring(0, fullName.lastIndexOf('.')) : "";
    }

    @Override
    public String of(List<String> steps) {
        return followed(steps).told;
    }

    @Override
    public String holder(List<String> steps) {
        Followed end = followed(steps);
        At record = resolve(end.type, 0);
        return record.node.has("fields") ? record.pointer + "/fields" : end.told;
    }

    /// As far as steps lead.
    ///
    /// @param told the pointer of the last
    /// @param type of what stands there
    private record Followed(String told, At type) {}

    private Followed followed(List<String> steps) {
        At type = new At("", root, "");
        String told = "";
        for (String step : steps) {
            At resolved = resolve(type, 0);
            At next = step(resolved, step);
            if (next == null) {
                break;
            }
            told = next.pointer;
            type = resolved.node.has("fields") ? next.child("type") : next;
        }
        return new Followed(told, type);
    }

    /// The places of fields by their names; of several with one name the first.
    private Map<String, Integer> places(JsonNode list) {
        return places.computeIfAbsent(list, fields -> {
            Map<String, Integer> byName = new HashMap<>();
            // What stands where it means nothing may be no list.
            for (int i = 0; fields.isArray() && i < fields.size(); i++) {
                byName.putIfAbsent(fields.get(i).path("name").asText(), i);
            }
            return byName;
        });
    }

    private @Nullable At step(At at, String step) {
        if (at.node.isArray()) {
            return branch(at, step);
        }
        At fields = at.child("fields");
        Integer field = places(fields.node).get(step);
        if (field != null) {
            return fields.item(field);
        }
        if (step.equals(ELEMENT) && at.node.has("items")) {
            return at.child("items");
        }
        if (step.equals(VALUE) && at.node.has("values")) {
            return at.child("values");
        }
        // A map that is written as entries of a key and a value.
        return at.child("items").node.has("fields") ? step(at.child("items"), step) : null;
    }

    /// The branches of a union that are not null, by their indexes and by the names of their columns.
    private record Branches(List<Integer> values, Map<String, Integer> byName) {}

    /// Looked through once: a union may have many thousands, and is asked for each.
    private Branches branches(At union) {
        return branches.computeIfAbsent(union.node, node -> {
            List<Integer> values = IntStream.range(0, node.size())
                    .filter(i -> !node.get(i).asText().equals("null")).boxed().toList();
            List<String> names = AvroColumns.unionFields(values.stream().map(union::item)
                    .map(value -> value.node.isTextual() ? value.node.asText() : name(value)).toList());
            Map<String, Integer> byName = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                byName.putIfAbsent(names.get(i), values.get(i));
            }
            return new Branches(values, byName);
        });
    }

    private @Nullable At branch(At union, String step) {
        Integer found = branches(union).byName.get(step);
        return found == null ? null : union.item(found);
    }

    private static String name(At value) {
        String name = fullName(value);
        return name.isEmpty() ? value.node.path("type").asText() : name;
    }

    /// Through names, and through unions of one type and null.
    private At resolve(At at, int hops) {
        final int most = 50;
        if (hops > most) {
            return at;
        }
        if (at.node.isTextual()) {
            String name = at.node.asText();
            At found = name.contains(".") ? named.get(name)
                    : named.getOrDefault(at.space.isEmpty() ? name : at.space + "." + name, named.get(name));
            return found == null ? at : found;
        }
        if (at.node.isArray()) {
            List<Integer> values = branches(at).values;
            return values.size() == 1 ? resolve(at.item(values.getFirst()), hops + 1) : at;
        }
        boolean wrapped = at.node.path("type").isObject() || at.node.path("type").isArray();
        At named = new At(at.pointer, at.node, fullName(at).isEmpty() ? at.space : outer(fullName(at)));
        return wrapped && !at.node.has("fields") ? resolve(at.child("type"), hops + 1) : named;
    }
}
