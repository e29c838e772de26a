package tableflow.console.service.schemas.preview;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.table.JsonColumns;
import tableflow.console.service.support.LocatedJson;

/// Where the columns of a JSON Schema come from. Follows references within the document; what another document says
/// has its origin where that one is referred to.
final class JsonOrigins implements Origins {

    private static final int MOST_HOPS = 50;

    private final JsonNode root;

    private final IdentityHashMap<JsonNode, Map<String, Integer>> unions = new IdentityHashMap<>();

    /// A schema within the document.
    private record At(String pointer, JsonNode node) {
        At child(String name) {
            return new At(LocatedJson.child(pointer, name), node.isArray()
                    ? node.path(Integer.parseInt(name)) : node.path(name));
        }
    }

    JsonOrigins(JsonNode root) {
        this.root = root;
    }

    @Override
    public String of(List<String> steps) {
        return "#" + last(steps).pointer;
    }

    @Override
    public String holder(List<String> steps) {
        At at = last(steps);
        for (int hops = 0; hops < MOST_HOPS && !at.node.has("properties"); hops++) {
            Optional<At> target = follow(at);
            if (target.isEmpty()) {
                break;
            }
            at = target.get();
        }
        return "#" + (at.node.has("properties") ? at.child("properties") : at).pointer;
    }

    /// Where the last step leads that could be followed.
    private At last(List<String> steps) {
        At at = new At("", root);
        for (String step : steps) {
            At next = step(at, step, 0, Collections.newSetFromMap(new IdentityHashMap<>()));
            if (next == null) {
                break;
            }
            at = next;
        }
        return at;
    }

    /// @param tried where it was looked for already: parts that share parts would double the ways with every step
    private @Nullable At step(At from, String step, int hops, Set<JsonNode> tried) {
        if (hops > MOST_HOPS || !tried.add(from.node)) {
            return null;
        }
        Optional<At> referred = follow(from);
        if (referred.isPresent()) {
            return step(referred.get(), step, hops + 1, tried);
        }
        At own = own(from, step);
        if (own != null) {
            return own;
        }
        for (At part : parts(from, "allOf")) {
            At found = step(part, step, hops + 1, tried);
            if (found != null) {
                return found;
            }
        }
        return branch(from, step, hops, tried);
    }

    private static @Nullable At own(At from, String step) {
        At properties = from.child("properties");
        if (properties.node.has(step)) {
            return properties.child(step);
        }
        At items = from.child("items");
        boolean map = from.node.path("connect.type").asText().equals("map");
        if (map && items.node.path("properties").has(step)) {
            return items.child("properties").child(step);
        }
        if (map && step.equals(VALUE) && from.node.has("additionalProperties")) {
            return from.child("additionalProperties");
        }
        return step.equals(ELEMENT) && from.node.has("items") ? items : null;
    }

    /// The member of a union that the step names; where one member alone is no null, what is inside it.
    private @Nullable At branch(At from, String step, int hops, Set<JsonNode> tried) {
        for (String keyword : List.of("oneOf", "anyOf")) {
            At all = from.child(keyword);
            Map<String, Integer> values = values(all.node);
            if (values.size() == 1) {
                return step(all.child(values.values().iterator().next().toString()), step, hops + 1, tried);
            }
            Integer place = values.get(step);
            if (place != null) {
                return all.child(place.toString());
            }
        }
        return null;
    }

    /// The places of the members of a union that are not null, by what they are called; of several with one name the
    /// first.
    private Map<String, Integer> values(JsonNode members) {
        return unions.computeIfAbsent(members, union -> {
            Map<String, Integer> byName = new LinkedHashMap<>();
            int number = 0;
            for (int i = 0; union.isArray() && i < union.size(); i++) {
                if (!union.get(i).path("type").asText().equals("null")) {
                    String title = union.get(i).path("title").asText();
                    byName.putIfAbsent(title.isEmpty() ? JsonColumns.UNION_FIELD + number : title, i);
                    number++;
                }
            }
            return byName;
        });
    }

    private static List<At> parts(At from, String keyword) {
        At all = from.child(keyword);
        List<At> parts = new ArrayList<>();
        for (int i = 0; all.node.isArray() && i < all.node.size(); i++) {
            parts.add(all.child(Integer.toString(i)));
        }
        return parts;
    }

    private Optional<At> follow(At from) {
        String ref = from.node.path("$ref").asText();
        if (!ref.startsWith("#") || (ref.length() > 1 && ref.charAt(1) != '/')) {
            return Optional.empty();
        }
        JsonNode target = root.at(ref.substring(1));
        return target.isMissingNode() ? Optional.empty() : Optional.of(new At(ref.substring(1), target));
    }
}
