package tableflow.console.domain.schema.json;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where every part of a schema and of the schemas it refers to lives, and what a `$ref` written there points at: JSON
/// pointers, `$id`, `id`, `$anchor`, and the names under which other schemas were given.
public final class References {

    /// The generation of JSON Schema: references with siblings are told apart since 2019-09, tuples since 2020-12.
    enum Draft {
        TO_DRAFT_7,
        FROM_2019_09,
        FROM_2020_12;

        static Draft of(Json root) {
            String name = root instanceof Json.Obj object ? object.text("$schema").orElse("") : "";
            if (name.contains("2020-12")) {
                return FROM_2020_12;
            }
            return name.contains("2019-09") ? FROM_2019_09 : TO_DRAFT_7;
        }
    }

    private record Place(String base, Draft draft) {}

    private final IdentityHashMap<Json, Place> places = new IdentityHashMap<>();
    private final Map<String, Json> byAddress = new HashMap<>();

    public References(JsonSchema schema) {
        schema.references().forEach((name, json) -> {
            byAddress.putIfAbsent(name, json);
            index(json, new Place(name, Draft.of(json)));
        });
        byAddress.put("", schema.root());
        index(schema.root(), new Place("", Draft.of(schema.root())));
    }

    Draft draftOf(Json json) {
        Place place = places.get(json);
        return place == null ? Draft.TO_DRAFT_7 : place.draft;
    }

    /// What `ref`, written in the object `from`, points at; null when nothing is there.
    public @Nullable Json resolve(Json from, String ref) {
        Place place = places.get(from);
        String base = place == null ? "" : place.base;
        int hash = ref.indexOf('#');
        String document = hash < 0 ? ref : ref.substring(0, hash);
        String fragment = hash < 0 ? "" : decode(ref.substring(hash + 1));
        Json root = document.isEmpty() ? byAddress.get(base) : find(base, document);
        if (root == null || fragment.isEmpty()) {
            return root;
        }
        if (fragment.startsWith("/")) {
            return walk(root, fragment.substring(1).split("/", -1));
        }
        Place rootPlace = places.get(root);
        return rootPlace == null ? null : byAddress.get(rootPlace.base + "#" + fragment);
    }

    /// The references below `root` that lead nowhere, in the order met.
    List<String> dangling(Json root) {
        Set<String> dangling = new LinkedHashSet<>();
        collect(root, dangling);
        return List.copyOf(dangling);
    }

    private void collect(@Nullable Json json, Set<String> dangling) {
        if (!(json instanceof Json.Obj schema)) {
            return;
        }
        schema.text("$ref").ifPresent(ref -> {
            boolean remote = ref.startsWith("http://") || ref.startsWith("https://");
            if (!remote && resolve(schema, ref) == null) {
                dangling.add(ref);
            }
        });
        schema.members().forEach((keyword, value) -> {
            if (SchemaKeywords.NAMED.contains(keyword) && value instanceof Json.Obj named) {
                named.members().values().forEach(each -> collect(each, dangling));
            } else if (SchemaKeywords.LISTED.contains(keyword) && value instanceof Json.Arr(var items)) {
                items.forEach(each -> collect(each, dangling));
            } else if (SchemaKeywords.SINGLE.contains(keyword)) {
                collect(value, dangling);
            }
        });
    }

    private @Nullable Json find(String base, String document) {
        Json named = byAddress.get(document);
        return named != null ? named : byAddress.get(join(base, document));
    }

    private static @Nullable Json walk(Json from, String[] steps) {
        Json at = from;
        for (String step : steps) {
            String name = step.replace("~1", "/").replace("~0", "~");
            Json next = null;
            if (at instanceof Json.Obj object) {
                next = object.get(name);
            } else if (at instanceof Json.Arr(var items) && name.matches("\\d{1,6}")) {
                int index = Integer.parseInt(name);
                next = index < items.size() ? items.get(index) : null;
            }
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at;
    }

    private void index(Json json, Place outer) {
        switch (json) {
            case Json.Obj object -> {
                Place place = enter(object, outer);
                places.put(object, place);
                object.members().values().forEach(member -> index(member, place));
            }
            case Json.Arr(var items) -> items.forEach(item -> index(item, outer));
            default -> { }
        }
    }

    /// The place of an object, which its own `$id` may move; records the names it can be called by.
    private Place enter(Json.Obj object, Place outer) {
        String id = object.text("$id").or(() -> object.text("id")).orElse("");
        Place place = outer;
        if (id.startsWith("#")) {
            byAddress.putIfAbsent(outer.base + id, object);
        } else if (!id.isEmpty()) {
            String address = join(outer.base, id.endsWith("#") ? id.substring(0, id.length() - 1) : id);
            place = new Place(address, outer.draft);
            byAddress.putIfAbsent(address, object);
        }
        String base = place.base;
        object.text("$anchor").ifPresent(anchor -> byAddress.putIfAbsent(base + "#" + anchor, object));
        object.text("$dynamicAnchor").ifPresent(anchor -> byAddress.putIfAbsent(base + "#" + anchor, object));
        return place;
    }

    private static String join(String base, String address) {
        try {
            return base.isEmpty() ? address : new URI(base).resolve(new URI(address)).toString();
        } catch (URISyntaxException e) {
            // A name that is no address still names itself.
            return address;
        }
    }

    private static String decode(String fragment) {
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return fragment;
        }
    }
}
