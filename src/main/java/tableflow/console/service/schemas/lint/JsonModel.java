package tableflow.console.service.schemas.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.schema.json.Json;
import tableflow.console.domain.schema.lint.JsonOwn;
import tableflow.console.domain.schema.lint.JsonOwn.Part;
import tableflow.console.domain.schema.lint.LintModel;
import tableflow.console.domain.schema.lint.LintModel.Base;
import tableflow.console.domain.schema.lint.LintModel.Definition;
import tableflow.console.domain.schema.lint.LintModel.Enumeration;
import tableflow.console.domain.schema.lint.LintModel.Field;
import tableflow.console.domain.schema.lint.LintModel.Kind;
import tableflow.console.domain.schema.lint.LintModel.Struct;
import tableflow.console.domain.schema.lint.LintModel.Symbol;
import tableflow.console.domain.schema.lint.LintModel.Union;
import tableflow.console.schema.JsonDraft;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.support.LocatedJson;

/// What the rules see of a JSON Schema.
final class JsonModel {

    private static final Set<String> DEFINING = Set.of("definitions", "$defs");
    private static final Set<String> NARROWING = Set.of("pattern", "maxLength", "enum", "const", "contentEncoding");
    /// Longer ways from reference to reference are not followed.
    private static final int MOST_HOPS = 16;

    private final List<Part> parts;
    private final Map<String, Json.Obj> byPath = new HashMap<>();
    private final Map<String, String> targets = new LinkedHashMap<>();
    private final List<Struct> structs = new ArrayList<>();
    private final List<Enumeration> enums = new ArrayList<>();
    private final List<Union> unions = new ArrayList<>();

    private JsonModel(SchemaDocument document) {
        this.parts = document.parts();
        for (Part part : parts) {
            byPath.put(part.path(), part.schema());
            if (part.schema().has("$ref")) {
                document.target(part.path()).ifPresent(it -> targets.put(part.path(), it));
            }
        }
    }

    static LintModel of(SchemaDocument document) {
        return new JsonModel(document).read();
    }

    private LintModel read() {
        Deque<Part> outer = new ArrayDeque<>();
        Deque<Integer> depths = new ArrayDeque<>();
        for (Part part : parts) {
            while (!outer.isEmpty() && !part.path().startsWith(outer.peek().path() + "/")) {
                outer.pop();
                depths.pop();
            }
            int around = depths.isEmpty() || DEFINING.contains(part.keyword()) ? 0 : depths.peek();
            boolean struct = part.schema().get("properties") instanceof Json.Obj;
            int depth = around + (struct ? 1 : 0);
            outer.push(part);
            depths.push(depth);
            if (struct) {
                structs.add(new Struct(part.path(), part.schema().text("title").orElse(""), doc(part), depth,
                        fields(part)));
            }
            listed(part);
        }
        String draft = parts.isEmpty() ? "" : parts.getFirst().schema().text("$schema").flatMap(JsonDraft::named)
                .map(JsonDraft::label).orElse("");
        return new LintModel(structs, enums, unions, definitions(), new JsonOwn(draft, parts));
    }

    /// The property's description stands beside the object that it is, and says what it stands for too.
    private static String doc(Part part) {
        return part.schema().text("description").or(() -> part.schema().text("$comment")).orElse("");
    }

    private List<Field> fields(Part part) {
        List<Field> fields = new ArrayList<>();
        if (part.schema().get("properties") instanceof Json.Obj properties) {
            properties.members().forEach((name, value) -> {
                String path = LocatedJson.child(part.path() + "/properties", name);
                if (value instanceof Json.Obj schema) {
                    Json.Obj meant = followed(path, schema);
                    String doc = schema.text("description").or(() -> meant.text("description")).orElse("");
                    fields.add(new Field(path, path, name, doc, type(meant)));
                } else {
                    fields.add(new Field(path, path, name, "", Kind.of(Base.ANYTHING, "true")));
                }
            });
        }
        return fields;
    }

    private Json.Obj followed(String path, Json.Obj schema) {
        String at = path;
        Json.Obj meant = schema;
        for (int hops = 0; hops < MOST_HOPS; hops++) {
            String next = targets.get(at);
            Json.Obj found = next == null ? null : byPath.get(next);
            if (next == null || found == null) {
                return meant;
            }
            at = next;
            meant = found;
        }
        return meant;
    }

    private static Kind type(Json.Obj schema) {
        List<String> types = new ArrayList<>();
        if (schema.get("type") instanceof Json.Text(String one)) {
            types.add(one);
        } else if (schema.get("type") instanceof Json.Arr(var names)) {
            names.forEach(it -> {
                if (it instanceof Json.Text(String one) && !one.equals("null")) {
                    types.add(one);
                }
            });
        }
        if (types.isEmpty()) {
            return untyped(schema);
        }
        String written = String.join(" or ", types);
        if (types.size() > 1) {
            return Kind.of(Base.UNION, written);
        }
        String meaning = schema.text("title").filter(it -> it.startsWith("org.apache.kafka.connect.data."))
                .or(() -> schema.text("format")).orElse("");
        boolean connect = meaning.startsWith("org.apache");
        boolean narrowed = NARROWING.stream().anyMatch(schema::has);
        Base base = switch (written) {
            case "string" -> connect || schema.text("connect.type").filter("bytes"::equals).isPresent()
                    ? Base.BYTES : Base.TEXT;
            case "integer" -> Base.INTEGER;
            case "number" -> number(schema);
            case "boolean" -> Base.BOOLEAN;
            case "object" -> schema.has("properties") ? Base.STRUCT : Base.MAP;
            default -> Base.OTHER;
        };
        // A format of numbers (int64, double) says nothing of what is meant.
        boolean says = base == Base.TEXT || connect;
        return new Kind(connect ? Base.LOGICAL : base, written, says ? meaning : "", narrowed);
    }

    private static Base number(Json.Obj schema) {
        return switch (schema.text("connect.type").orElse("")) {
            case "int8", "int16", "int32", "int64" -> Base.INTEGER;
            case "float32" -> Base.SINGLE;
            default -> Base.DOUBLE;
        };
    }

    private static Kind untyped(Json.Obj schema) {
        for (String keyword : List.of("oneOf", "anyOf")) {
            List<Json.Obj> real = schema.get(keyword) instanceof Json.Arr(var items) ? branches(items) : List.of();
            if (real.size() == 1) {
                return type(real.getFirst());
            }
        }
        if (schema.has("enum") || schema.has("const")) {
            return new Kind(Base.ENUM, "enum", "", true);
        }
        boolean says = schema.members().keySet().stream().anyMatch(it -> Set.of("$ref", "$dynamicRef",
                "$recursiveRef", "allOf", "anyOf", "oneOf", "properties", "items", "not", "if").contains(it));
        return says ? Kind.of(Base.OTHER, "") : Kind.of(Base.ANYTHING, "anything");
    }

    /// Those that are not null.
    private static List<Json.Obj> branches(List<Json> items) {
        List<Json.Obj> real = new ArrayList<>();
        for (Json item : items) {
            if (item instanceof Json.Obj branch && branch.text("type").filter("null"::equals).isEmpty()) {
                real.add(branch);
            }
        }
        return real;
    }

    private void listed(Part part) {
        Json.Obj schema = part.schema();
        if (schema.get("enum") instanceof Json.Arr(var items) && !items.isEmpty()
                && items.stream().allMatch(Json.Text.class::isInstance)) {
            List<Symbol> symbols = new ArrayList<>();
            for (Json item : items) {
                if (item instanceof Json.Text(String text)) {
                    symbols.add(new Symbol(part.path() + "/enum/" + symbols.size(), text, 0));
                }
            }
            enums.add(new Enumeration(part.path() + "/enum", "the enum", doc(part), symbols, schema.has("default")));
        }
        if (schema.get("type") instanceof Json.Arr(var names)) {
            branches(part.path() + "/type", names.stream().filter(Json.Text.class::isInstance)
                    .map(it -> ((Json.Text) it).value()).toList());
        }
        for (String keyword : List.of("oneOf", "anyOf")) {
            if (schema.get(keyword) instanceof Json.Arr(var items)) {
                branches(part.path() + "/" + keyword, items.stream().map(JsonModel::named).toList());
            }
        }
    }

    private void branches(String path, List<String> all) {
        List<String> real = all.stream().filter(it -> !it.equals("null") && !it.isEmpty()).toList();
        if (real.size() > 1) {
            unions.add(new Union(path, real));
        }
    }

    /// Empty for a branch that is no type of its own, but one more limit.
    private static String named(Json branch) {
        if (!(branch instanceof Json.Obj schema)) {
            return "";
        }
        if (schema.get("type") instanceof Json.Text(String type)) {
            return schema.text("title").orElse(type);
        }
        return schema.text("$ref").or(() -> schema.has("properties") ? Optional.of("object") : Optional.empty())
                .orElse("");
    }

    /// The definitions, and the root where it contains itself.
    private List<Definition> definitions() {
        Set<String> names = new LinkedHashSet<>();
        parts.stream().filter(it -> DEFINING.contains(it.keyword())).map(Part::path).forEach(names::add);
        Map<String, Set<String>> leads = new HashMap<>();
        targets.forEach((from, to) -> leads.computeIfAbsent(owner(from, names), it -> new LinkedHashSet<>())
                .add(owner(to, names)));
        // A reference into the middle of the root asks for what is there, not for the root.
        boolean whole = targets.values().stream().anyMatch("#"::equals);
        Set<String> reached = reached("#", leads);
        List<Definition> all = new ArrayList<>();
        if (whole && reached.contains("#")) {
            all.add(new Definition("#", "the schema", true, true));
        }
        for (String path : names) {
            boolean used = reached.contains(path) || names.stream().anyMatch(it ->
                    it.startsWith(path + "/") && reached.contains(it));
            all.add(new Definition(path, path.substring(path.lastIndexOf('/') + 1), used,
                    reached(path, leads).contains(path)));
        }
        return all;
    }

    /// The innermost definition that a path is in.
    private static String owner(String path, Set<String> names) {
        String at = path;
        while (at.length() > 1 && !names.contains(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return at;
    }

    /// What can be reached from `from` in at least one step.
    private static Set<String> reached(String from, Map<String, Set<String>> leads) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(leads.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                open.addAll(leads.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }
}
