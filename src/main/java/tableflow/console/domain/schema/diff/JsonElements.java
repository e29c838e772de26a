package tableflow.console.domain.schema.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.diff.Element.Below;
import tableflow.console.domain.schema.diff.Element.Name;
import tableflow.console.domain.schema.diff.Element.Role;
import tableflow.console.domain.schema.diff.Element.Where;
import tableflow.console.domain.schema.diff.Facts.Notes;
import tableflow.console.domain.schema.json.Json;
import tableflow.console.domain.schema.json.JsonSchema;
import tableflow.console.domain.schema.json.References;

/// The elements of a JSON Schema. Lenient, as all readers of schemas here: a keyword of the wrong type counts as
/// absent.
public final class JsonElements {

    /// Keywords that are told as elements, as facts of their own, or tell nothing by themselves.
    private static final Set<String> TOLD = Set.of("type", "properties", "patternProperties", "items", "prefixItems",
        "required", "enum", "const", "default", "description", "definitions", "$defs", "oneOf", "anyOf", "allOf",
        "$ref", "$anchor", "$dynamicAnchor");
    /// More steps than this from reference to reference are taken for a circle.
    private static final int MOST_HOPS = 64;
    private static final Json.Obj NOTHING = new Json.Obj(Map.of());

    /// Where a schema stands: how findings name it, and its column.
    private record Spot(String pointer, String column) {
        Spot below(String step, String name) {
            return new Spot(pointer + step, column.isEmpty() || name.isEmpty() ? column + name : column + "." + name);
        }
    }

    /// A schema behind its references and behind being nullable.
    ///
    /// @param alternatives `oneOf` or `anyOf`; empty when the schema is neither
    private record Seen(Json json, Json.Obj object, Spot spot, boolean nullable, String alternatives) {}

    private final References references;

    private JsonElements(JsonSchema schema) {
        this.references = new References(schema);
    }

    /// The schema as an element with those below it.
    public static Element of(JsonSchema schema) {
        return new JsonElements(schema)
            .element(Role.ROOT, Name.of(""), new Spot("#", ""), schema.root(), false);
    }

    private Element element(Role role, Name name, Spot spot, Json json, boolean required) {
        Seen seen = see(json, spot);
        Json.Obj object = seen.object;
        Json fallback = object.get("default");
        Facts facts = new Facts(words(seen.json), required, seen.nullable,
            new Notes(fallback == null ? null : JsonWords.of(fallback), object.text("description").orElse(null)),
            symbols(object), rules(seen));
        List<String> pointers = seen.spot.pointer.equals(spot.pointer)
            ? List.of(spot.pointer) : List.of(spot.pointer, seen.spot.pointer);
        return new Element(role, name, new Where(withRequired(role, pointers), spot.column), facts,
            new Below(seen.json instanceof Json.Obj ? seen.json : null, () -> children(seen)));
    }

    /// The registry tells of `required` beside the properties: `#/required/price`.
    private static List<String> withRequired(Role role, List<String> pointers) {
        String own = pointers.getFirst();
        int cut = own.lastIndexOf("/properties/");
        if (role != Role.FIELD || cut < 0) {
            return pointers;
        }
        List<String> all = new ArrayList<>(pointers);
        all.add(own.substring(0, cut) + "/required/" + own.substring(cut + "/properties/".length()));
        return all;
    }

    private Seen see(Json json, Spot spot) {
        Json at = followed(json);
        boolean nullable = false;
        String alternatives = "";
        Spot place = spot;
        if (at instanceof Json.Obj object) {
            nullable = types(object).contains("null");
            for (String keyword : List.of("oneOf", "anyOf")) {
                List<Json> parts = items(object, keyword);
                List<Integer> values = new ArrayList<>();
                for (int i = 0; i < parts.size(); i++) {
                    if (!isNull(parts.get(i))) {
                        values.add(i);
                    }
                }
                nullable |= values.size() < parts.size();
                alternatives = parts.isEmpty() ? alternatives : keyword;
                boolean alone = values.size() == 1 && parts.size() == 2 && !object.has("properties");
                if (alone) {
                    at = followed(parts.get(values.getFirst()));
                    place = new Spot(spot.pointer + "/" + keyword + "/" + values.getFirst(), spot.column);
                    break;
                }
            }
        }
        return new Seen(at, at instanceof Json.Obj object ? object : NOTHING, place, nullable, alternatives);
    }

    private boolean isNull(Json json) {
        return followed(json) instanceof Json.Obj object && types(object).equals(List.of("null"));
    }

    private Json followed(Json json) {
        Json at = json;
        for (int hops = 0; hops < MOST_HOPS && at instanceof Json.Obj object; hops++) {
            String ref = object.text("$ref").orElse(null);
            Json target = ref == null ? null : references.resolve(object, ref);
            if (target == null) {
                return at;
            }
            at = target;
        }
        return at;
    }

    private static List<String> types(Json.Obj object) {
        return switch (object.get("type")) {
            case Json.Text(String name) -> List.of(name);
            case Json.Arr(var names) -> names.stream()
                .map(name -> name instanceof Json.Text(String text) ? text : name.toString()).toList();
            case null, default -> List.of();
        };
    }

    /// The type in words, without what is inside it.
    private String words(Json json) {
        if (json instanceof Json.Bool(boolean allowed)) {
            return allowed ? "anything" : "nothing";
        }
        if (!(json instanceof Json.Obj object)) {
            return "";
        }
        String types = types(object).stream().filter(name -> !name.equals("null")).sorted()
            .collect(Collectors.joining(" or "));
        if (!types.isEmpty()) {
            return types;
        }
        if (types(object).contains("null")) {
            return "null";
        }
        return kind(object);
    }

    private String kind(Json.Obj object) {
        if (object.has("properties") || object.has("additionalProperties") || object.has("patternProperties")) {
            return "object";
        }
        if (object.has("items") || object.has("prefixItems")) {
            return "array";
        }
        for (String keyword : List.of("enum", "const", "oneOf", "anyOf", "allOf")) {
            if (object.has(keyword)) {
                return keyword.equals("const") ? "enum" : keyword;
            }
        }
        return object.text("$ref").map(ref -> "unresolved " + ref).orElse("anything");
    }

    private static Map<String, String> symbols(Json.Obj object) {
        Map<String, String> symbols = new LinkedHashMap<>();
        for (Json value : items(object, "enum")) {
            symbols.put(JsonWords.of(value), JsonWords.of(value));
        }
        Json only = object.get("const");
        if (only != null) {
            symbols.put(JsonWords.of(only), JsonWords.of(only));
        }
        return symbols;
    }

    private static Map<String, String> rules(Seen seen) {
        Map<String, String> rules = new LinkedHashMap<>();
        Json.Obj object = seen.object;
        if (!seen.alternatives.isEmpty()) {
            rules.put(Keywords.ALTERNATIVES, seen.alternatives);
        }
        object.members().forEach((keyword, value) -> {
            boolean schema = value instanceof Json.Obj
                && (keyword.equals("additionalProperties") || keyword.equals("additionalItems"));
            if (!TOLD.contains(keyword) && !schema) {
                rules.put(keyword, JsonWords.of(value));
            }
        });
        if (object.get("properties") instanceof Json.Obj properties) {
            List<String> unlisted = items(object, "required").stream()
                .map(name -> name instanceof Json.Text(String text) ? text : "")
                .filter(name -> !properties.has(name)).sorted().toList();
            if (!unlisted.isEmpty()) {
                rules.put("required", String.join(", ", unlisted));
            }
        }
        return rules;
    }

    private static List<Json> items(Json.Obj object, String keyword) {
        return object.get(keyword) instanceof Json.Arr(var items) ? items : List.of();
    }

    private List<Element> children(Seen seen) {
        List<Element> children = new ArrayList<>();
        Json.Obj object = seen.object;
        Spot spot = seen.spot;
        Set<String> required = names(items(object, "required"));
        members(object, "properties").forEach((name, json) -> children.add(element(Role.FIELD, Name.of(name),
            spot.below("/properties/" + step(name), name), json, required.contains(name))));
        members(object, "patternProperties").forEach((pattern, json) -> children.add(element(Role.PART,
            Name.of("names like " + pattern), spot.below("/patternProperties/" + step(pattern), "value"), json,
            false)));
        for (String keyword : List.of("items", "prefixItems")) {
            List<Json> tuple = items(object, keyword);
            for (int i = 0; i < tuple.size(); i++) {
                children.add(element(Role.PART, Name.of("item " + i), spot.below("/items/" + i, "element"),
                    tuple.get(i), true));
            }
        }
        part(object, "items", "element", spot, children);
        part(object, "additionalItems", "further items", spot, children);
        part(object, "additionalProperties", "value", spot, children);
        for (String keyword : List.of("oneOf", "anyOf", "allOf")) {
            children.addAll(branches(items(object, keyword), keyword, spot));
        }
        return children;
    }

    /// As a set: each of many properties is looked for among many names.
    private static Set<String> names(List<Json> items) {
        Set<String> names = new HashSet<>();
        for (Json item : items) {
            if (item instanceof Json.Text(String name)) {
                names.add(name);
            }
        }
        return names;
    }

    private void part(Json.Obj object, String keyword, String name, Spot spot, List<Element> children) {
        if (object.get(keyword) instanceof Json.Obj json) {
            children.add(element(Role.PART, Name.of(name), spot.below("/" + keyword, name), json, false));
        }
    }

    private static Map<String, Json> members(Json.Obj object, String keyword) {
        return object.get(keyword) instanceof Json.Obj(var members) ? members : Map.of();
    }

    private List<Element> branches(List<Json> parts, String keyword, Spot spot) {
        List<Element> branches = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            Json part = parts.get(i);
            if (isNull(part) && !keyword.equals("allOf")) {
                continue;
            }
            String called = called(part);
            int before = seen.merge(called, 1, Integer::sum);
            String name = (keyword.equals("allOf") ? "part " : "") + called + (before > 1 ? " " + before : "");
            branches.add(element(Role.BRANCH, Name.of(name),
                spot.below("/" + keyword + "/" + i, keyword.equals("allOf") ? "" : called), part, false));
        }
        return branches;
    }

    private String called(Json part) {
        @Nullable String ref = part instanceof Json.Obj object ? object.text("$ref").orElse(null) : null;
        if (ref != null) {
            return ref.substring(ref.lastIndexOf('/') + 1);
        }
        Json.Obj object = part instanceof Json.Obj one ? one : NOTHING;
        return object.text("title").orElseGet(() -> words(part));
    }

    private static String step(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
