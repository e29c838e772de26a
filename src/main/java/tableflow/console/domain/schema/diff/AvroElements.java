package tableflow.console.domain.schema.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.diff.Element.Below;
import tableflow.console.domain.schema.diff.Element.Name;
import tableflow.console.domain.schema.diff.Element.Role;
import tableflow.console.domain.schema.diff.Element.Where;
import tableflow.console.domain.schema.diff.Facts.Notes;
import tableflow.console.domain.schema.json.Json;

/// The elements of an Avro schema, read from its JSON. The schema is taken to be valid and whole: a name is defined
/// where it is first used.
public final class AvroElements {

    private static final Set<String> NAMED = Set.of("record", "error", "enum", "fixed");
    /// Members of a type that are told otherwise, or tell nothing of it.
    private static final Set<String> TOLD = Set.of("type", "name", "namespace", "fields", "items", "values", "symbols",
        "doc", "aliases", "default", "logicalType", "order");

    /// A type with the namespace that names inside it are taken from.
    private record Typed(Json json, String space) {}

    private final Map<String, Typed> named = new HashMap<>();

    private AvroElements() {}

    /// The schema as an element with those below it.
    public static Element of(Json schema) {
        AvroElements reader = new AvroElements();
        reader.collect(schema, "");
        return reader.element(Role.ROOT, Name.of(""), new Spot("", "", ""), new Typed(schema, ""),
            new Json.Obj(Map.of()));
    }

    private void collect(Json schema, String space) {
        switch (schema) {
            case Json.Obj object -> {
                String inner = space;
                if (named(object)) {
                    String full = fullName(object, space);
                    inner = outer(full);
                    named.putIfAbsent(full, new Typed(object, inner));
                }
                for (String part : List.of("items", "values", "type")) {
                    Json child = object.get(part);
                    if (child != null) {
                        collect(child, inner);
                    }
                }
                for (Json field : items(object, "fields")) {
                    collect(field, inner);
                }
            }
            case Json.Arr(var branches) -> branches.forEach(branch -> collect(branch, space));
            default -> { }
        }
    }

    private static boolean named(Json.Obj object) {
        return object.text("type").filter(NAMED::contains).isPresent() && object.has("name")
            && (object.has("fields") || object.has("symbols") || object.has("size"));
    }

    private static String fullName(Json.Obj definition, String space) {
        String name = definition.text("name").orElse("");
        String own = definition.text("namespace").orElse(space);
        return name.contains(".") || own.isEmpty() ? name : own + "." + name;
    }

    private static String outer(String full) {
        return full.contains(".") ? full.substring(0, full.lastIndexOf('.')) : "";
    }

    private static List<Json> items(Json.Obj object, String member) {
        return object.get(member) instanceof Json.Arr(var items) ? items : List.of();
    }

    /// Where an element stands and where its type does, and its column.
    private record Spot(String pointer, String type, String column) {}

    /// The definition behind a name, the type behind braces.
    private Typed resolved(Typed typed) {
        Typed at = typed;
        while (at.json instanceof Json.Obj object && !named(object)
            && (object.get("type") instanceof Json.Obj || object.get("type") instanceof Json.Arr)) {
            at = new Typed(member(object, "type"), at.space);
        }
        if (at.json instanceof Json.Text(String name)) {
            at = named.getOrDefault(full(name, at.space), at);
        }
        return at.json instanceof Json.Obj object && named(object)
            ? new Typed(object, outer(fullName(object, at.space))) : at;
    }

    private static Json member(Json.Obj object, String name) {
        Json member = object.get(name);
        return member == null ? new Json.Null() : member;
    }

    private String full(String name, String space) {
        return name.contains(".") || space.isEmpty() || !named.containsKey(space + "." + name)
            ? name : space + "." + name;
    }

    /// @param field what the field itself says; empty where there is none
    private Element element(Role role, Name name, Spot spot, Typed typed, Json.Obj field) {
        Typed type = resolved(typed);
        String pointer = spot.type;
        boolean nullable = false;
        if (type.json instanceof Json.Arr(var branches)) {
            List<Integer> values = new ArrayList<>();
            for (int i = 0; i < branches.size(); i++) {
                if (!words(new Typed(branches.get(i), type.space)).equals("null")) {
                    values.add(i);
                }
            }
            nullable = values.size() < branches.size();
            if (values.size() == 1) {
                int only = values.getFirst();
                type = resolved(new Typed(branches.get(only), type.space));
                pointer = spot.type + "/" + only;
            }
        }
        Json.Obj object = type.json instanceof Json.Obj one ? one : new Json.Obj(Map.of());
        Json fallback = field.has("default") ? field.get("default") : null;
        Facts facts = new Facts(words(type), !nullable, nullable,
            new Notes(fallback == null ? null : JsonWords.of(fallback), doc(field, object)), symbols(object),
            rules(object, field));
        boolean shared = named(object);
        Typed found = type;
        Spot below = new Spot(spot.pointer, pointer, spot.column);
        return new Element(role, name, new Where(pointers(spot), spot.column), facts,
            new Below(shared ? object : null, () -> children(found, below)));
    }

    private static List<String> pointers(Spot spot) {
        return spot.pointer.equals(spot.type) ? List.of(spot.pointer) : List.of(spot.pointer, spot.type);
    }

    private static @Nullable String doc(Json.Obj field, Json.Obj type) {
        Optional<String> own = field.text("doc");
        return own.or(() -> type.text("doc")).orElse(null);
    }

    private static Map<String, String> symbols(Json.Obj object) {
        Map<String, String> symbols = new LinkedHashMap<>();
        for (Json symbol : items(object, "symbols")) {
            if (symbol instanceof Json.Text(String name)) {
                symbols.put(name, name);
            }
        }
        return symbols;
    }

    private static Map<String, String> rules(Json.Obj object, Json.Obj field) {
        Map<String, String> rules = new LinkedHashMap<>();
        object.members().forEach((key, value) -> {
            if (!TOLD.contains(key) || (key.equals("default") && object.has("symbols"))) {
                rules.put(key.equals("default") ? "enum default" : key, JsonWords.of(value));
            }
        });
        if (named(object) && object.has("aliases")) {
            rules.put("aliases of the type", JsonWords.of(member(object, "aliases")));
        }
        for (String key : List.of("aliases", "order")) {
            if (field.has(key)) {
                rules.put(key, JsonWords.of(member(field, key)));
            }
        }
        return rules;
    }

    /// The type in words, without what is inside it.
    private String words(Typed typed) {
        Typed type = resolved(typed);
        return switch (type.json) {
            case Json.Text(String name) -> name;
            case Json.Arr ignored -> "union";
            case Json.Obj object -> {
                String kind = object.text("type").orElse("");
                String logical = object.text("logicalType").map(it -> " (" + it + ")").orElse("");
                yield named(object) ? kind + " " + fullName(object, type.space) + logical : kind + logical;
            }
            default -> "";
        };
    }

    private List<Element> children(Typed type, Spot spot) {
        return switch (type.json) {
            case Json.Arr(var branches) -> branches(branches, type.space, spot);
            case Json.Obj object -> switch (object.text("type").orElse("")) {
                case "record", "error" -> fields(object, type.space, spot);
                case "array" -> List.of(part("items", "element", object, type.space, spot));
                case "map" -> List.of(part("values", "value", object, type.space, spot));
                default -> List.of();
            };
            default -> List.of();
        };
    }

    private Element part(String member, String name, Json.Obj object, String space, Spot spot) {
        String pointer = spot.type + "/" + member;
        return element(Role.PART, Name.of(name), new Spot(pointer, pointer, column(spot, name)),
            new Typed(member(object, member), space), new Json.Obj(Map.of()));
    }

    private List<Element> fields(Json.Obj object, String space, Spot spot) {
        List<Element> fields = new ArrayList<>();
        List<Json> items = items(object, "fields");
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Json.Obj field) {
                String name = field.text("name").orElse("");
                String pointer = spot.type + "/fields/" + i;
                List<String> aliases = items(field, "aliases").stream()
                    .map(alias -> alias instanceof Json.Text(String text) ? text : "").toList();
                fields.add(element(Role.FIELD, new Name(name, name, aliases),
                    new Spot(pointer, pointer + "/type", column(spot, name)),
                    new Typed(member(field, "type"), space), field));
            }
        }
        return fields;
    }

    private List<Element> branches(List<Json> branches, String space, Spot spot) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            Typed branch = new Typed(branches.get(i), space);
            String words = words(branch);
            if (!words.equals("null")) {
                String name = words.substring(words.lastIndexOf(' ') + 1);
                String bare = name.substring(name.lastIndexOf('.') + 1);
                String pointer = spot.type + "/" + i;
                elements.add(element(Role.BRANCH, Name.of(bare), new Spot(pointer, pointer, column(spot, bare)), branch,
                    new Json.Obj(Map.of())));
            }
        }
        return elements;
    }

    private static String column(Spot spot, String name) {
        return spot.column.isEmpty() ? name : spot.column + "." + name;
    }
}
