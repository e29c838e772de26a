package tableflow.console.service.schemas.assist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.schema.Referenced;

/// The schemas of a JSON Schema that references can name, and where references lead.
final class JsonNames {

    private final @Nullable JsonPart root;
    private final Map<String, JsonPart> others = new LinkedHashMap<>();

    JsonNames(@Nullable JsonPart root, List<Referenced> references) {
        this.root = root;
        for (Referenced reference : references) {
            JsonPart other = JsonParts.read(reference.text());
            if (other != null) {
                others.put(reference.name(), other);
            }
        }
    }

    /// A schema that can be referred to.
    ///
    /// @param ref as `$ref` names it
    record Named(String ref, JsonPart schema) {}

    /// What `$ref` can say, definitions of the text first.
    List<Named> all() {
        List<Named> all = new ArrayList<>();
        if (root != null) {
            definitions("", root, all);
            all.add(new Named("#", root));
        }
        others.forEach((name, other) -> {
            all.add(new Named(name, other));
            definitions(name, other, all);
        });
        return all;
    }

    private static void definitions(String document, JsonPart root, List<Named> all) {
        for (String keyword : List.of("$defs", "definitions")) {
            JsonPart definitions = root.member(keyword);
            if (definitions != null && definitions.isObject()) {
                for (JsonPart one : definitions.parts()) {
                    all.add(new Named(document + "#/" + keyword + "/" + escaped(one.name()), one));
                }
            }
        }
        anchors(document, root, all, 0);
    }

    private static void anchors(String document, JsonPart part, List<Named> all, int level) {
        final int most = 64;
        part.text("$anchor").ifPresent(name -> all.add(new Named(document + "#" + name, part)));
        if (level < most) {
            part.parts().stream().filter(JsonPart::isContainer)
                    .forEach(inner -> anchors(document, inner, all, level + 1));
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /// Where a part is: the name of the reference, or nothing for the text itself.
    record Found(String document, JsonPart part) {

        Target target() {
            return new Target(document, part.nameRange());
        }
    }

    /// What a `$ref` of the text leads to.
    Optional<Found> find(String ref) {
        int hash = ref.indexOf('#');
        String document = hash < 0 ? ref : ref.substring(0, hash);
        String fragment = hash < 0 ? "" : ref.substring(hash + 1);
        boolean own = document.isEmpty() || (root != null && root.text("$id").filter(document::equals).isPresent());
        JsonPart in = own ? root : others.get(document);
        if (in == null) {
            return byAddress(ref);
        }
        String name = own ? "" : document;
        if (!fragment.isEmpty() && !fragment.startsWith("/")) {
            List<Named> anchors = new ArrayList<>();
            anchors("", in, anchors, 0);
            return anchors.stream().filter(it -> it.ref().equals("#" + fragment)).findFirst()
                    .map(it -> new Found(name, it.schema()));
        }
        return pointed(in, fragment).map(part -> new Found(name, part));
    }

    /// A schema of the text that has this address, or the end of one.
    private Optional<Found> byAddress(String address) {
        return others.entrySet().stream()
                .filter(it -> it.getValue().text("$id").filter(id -> id.equals(address)).isPresent())
                .map(it -> new Found(it.getKey(), it.getValue())).findFirst();
    }

    private static Optional<JsonPart> pointed(JsonPart root, String pointer) {
        JsonPart at = root;
        if (pointer.isEmpty()) {
            return Optional.of(at);
        }
        for (String step : pointer.substring(1).split("/", -1)) {
            String name = step.replace("%25", "%").replace("~1", "/").replace("~0", "~");
            JsonPart next = at.isArray() ? element(at, name) : at.member(name);
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.of(at);
    }

    private static @Nullable JsonPart element(JsonPart array, String index) {
        boolean number = !index.isEmpty() && index.length() < 7 && index.chars().allMatch(c -> c >= '0' && c <= '9');
        int at = number ? Integer.parseInt(index) : -1;
        return at >= 0 && at < array.parts().size() ? array.parts().get(at) : null;
    }
}
