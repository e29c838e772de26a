package tableflow.console.domain.schema.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a JSON Schema into nodes and shapes. Lenient: a keyword of the wrong type counts as absent, because whether a
/// schema is valid is decided elsewhere.
final class SchemaReader {
    private static final Set<String> TEXT_KEYWORDS = Set.of("minLength", "maxLength", "pattern");
    private static final Set<String> NUMBER_KEYWORDS =
        Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");
    private static final Set<String> ARRAY_KEYWORDS = Set.of("items", "additionalItems", "prefixItems", "minItems",
        "maxItems", "uniqueItems", "contains", "minContains", "maxContains", "unevaluatedItems");
    private static final Set<String> OBJECT_KEYWORDS = Set.of("properties", "required", "additionalProperties",
        "patternProperties", "propertyNames", "minProperties", "maxProperties", "dependencies", "dependentRequired",
        "dependentSchemas", "unevaluatedProperties");
    private static final Set<String> OTHER_KEYWORDS =
        Set.of("type", "enum", "const", "not", "allOf", "anyOf", "oneOf", "if");
    /// More steps than this from reference to reference are taken for a circle.
    private static final int MOST_HOPS = 64;

    private final References references;
    private final ObjectReader objects = new ObjectReader(this);
    private final IdentityHashMap<Json, SchemaNode> nodes = new IdentityHashMap<>();
    private final SchemaNode anything = SchemaNode.of(new Shape.Anything());
    private final SchemaNode nothing = SchemaNode.of(new Shape.Nothing());

    SchemaReader(JsonSchema schema) {
        this.references = new References(schema);
    }

    References.Draft draftOf(Json json) {
        return references.draftOf(json);
    }

    /// The node of a schema's place. A place that only refers elsewhere is the node it refers to.
    SchemaNode node(Json json) {
        Json at = json;
        for (int hops = 0; at instanceof Json.Obj object && refersOnly(object); hops++) {
            String ref = object.text("$ref").orElse("");
            Json target = references.resolve(object, ref);
            if (target == null || hops > MOST_HOPS) {
                return SchemaNode.of(new Shape.Unresolved(ref));
            }
            at = target;
        }
        return switch (at) {
            case Json.Bool(boolean allowed) -> allowed ? anything : nothing;
            case Json.Obj object ->
                nodes.computeIfAbsent(object, key -> new SchemaNode(notes(object), () -> shape(object)));
            default -> SchemaNode.of(new Shape.Unresolved(at.toString()));
        };
    }

    private boolean refersOnly(Json.Obj object) {
        return object.text("$ref").isPresent()
            && (references.draftOf(object) == References.Draft.TO_DRAFT_7 || !constrains(object));
    }

    private static boolean constrains(Json.Obj object) {
        return object.members().keySet().stream().anyMatch(name -> OTHER_KEYWORDS.contains(name)
            || TEXT_KEYWORDS.contains(name) || NUMBER_KEYWORDS.contains(name)
            || ARRAY_KEYWORDS.contains(name) || OBJECT_KEYWORDS.contains(name));
    }

    private SchemaNode.Notes notes(Json.Obj object) {
        // Newer drafts use $id for addresses alone, and the registry does not report its change there.
        boolean legacy = references.draftOf(object) == References.Draft.TO_DRAFT_7;
        Json id = object.has("$id") ? object.get("$id") : object.get("id");
        return new SchemaNode.Notes(legacy ? id : null, object.get("title"), object.get("description"),
            object.get("default"), object.text("connect.type").filter("bytes"::equals).isPresent());
    }

    private Shape shape(Json.Obj object) {
        List<Shape.Part> parts = new ArrayList<>();
        object.text("$ref").ifPresent(ref -> {
            Json target = references.resolve(object, ref);
            parts.add(new Shape.Part("",
                target == null ? SchemaNode.of(new Shape.Unresolved(ref)) : node(target), null));
        });
        typed(object).forEach(shape -> parts.add(own(shape)));
        if (object.get("enum") instanceof Json.Arr(var items)) {
            parts.add(own(new Shape.Values(new LinkedHashSet<>(items), "enum")));
        }
        Json only = object.get("const");
        if (only != null) {
            parts.add(own(new Shape.Values(Set.of(only), "const")));
        }
        Json negated = object.get("not");
        if (negated != null) {
            parts.add(own(new Shape.Negated(node(negated))));
        }
        for (Shape.Criterion criterion : Shape.Criterion.values()) {
            if (object.get(criterion.keyword()) instanceof Json.Arr(var items) && !items.isEmpty()) {
                parts.add(own(combined(criterion, items)));
            }
        }
        if (object.has("if")) {
            parts.add(own(new Shape.Conditional()));
        }
        return switch (parts.size()) {
            case 0 -> new Shape.Anything();
            case 1 -> parts.getFirst().node().shape();
            default -> new Shape.Combined(Shape.Criterion.ALL, parts);
        };
    }

    private static Shape.Part own(Shape shape) {
        return new Shape.Part("", SchemaNode.of(shape), null);
    }

    private Shape combined(Shape.Criterion criterion, List<Json> items) {
        List<Shape.Part> parts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            parts.add(new Shape.Part("/" + criterion.keyword() + "/" + i, node(items.get(i)), items.get(i)));
        }
        return new Shape.Combined(criterion, parts);
    }

    /// What `type`, or in its absence the other keywords, say about the kind of value.
    private List<Shape> typed(Json.Obj object) {
        Json type = object.get("type");
        if (type instanceof Json.Text(String name)) {
            return List.of(ofType(object, name));
        }
        if (type instanceof Json.Arr(var names) && !names.isEmpty()) {
            List<Shape.Part> parts = new ArrayList<>();
            for (Json name : names) {
                parts.add(own(ofType(object, name instanceof Json.Text(String text) ? text : name.toString())));
            }
            return parts.size() == 1
                ? List.of(parts.getFirst().node().shape())
                : List.of(new Shape.Combined(Shape.Criterion.ANY, parts));
        }
        List<Shape> sniffed = new ArrayList<>();
        if (speaksOf(object, TEXT_KEYWORDS)) {
            sniffed.add(text(object));
        }
        if (speaksOf(object, NUMBER_KEYWORDS)) {
            sniffed.add(number(object, false));
        }
        if (speaksOf(object, ARRAY_KEYWORDS)) {
            sniffed.add(objects.items(object));
        }
        if (speaksOf(object, OBJECT_KEYWORDS) && !onlyEmptyProperties(object)) {
            sniffed.add(objects.fields(object));
        }
        return sniffed;
    }

    /// `properties: {}` alone says nothing; older drafts' readers took it for an object all the same.
    private boolean onlyEmptyProperties(Json.Obj object) {
        return references.draftOf(object) != References.Draft.TO_DRAFT_7
            && object.get("properties") instanceof Json.Obj properties && properties.members().isEmpty()
            && object.members().keySet().stream().filter(OBJECT_KEYWORDS::contains).count() == 1;
    }

    private static boolean speaksOf(Json.Obj object, Set<String> keywords) {
        return object.members().keySet().stream().anyMatch(keywords::contains);
    }

    private Shape ofType(Json.Obj object, String type) {
        return switch (type) {
            case "string" -> text(object);
            case "number" -> number(object, false);
            case "integer" -> number(object, true);
            case "boolean" -> new Shape.Flag();
            case "null" -> new Shape.Nil();
            case "array" -> objects.items(object);
            case "object" -> objects.fields(object);
            default -> new Shape.Unresolved("type " + type);
        };
    }

    private static Shape text(Json.Obj object) {
        return new Shape.Text(decimal(object, "minLength"), decimal(object, "maxLength"),
            object.text("pattern").orElse(null));
    }

    private static Shape number(Json.Obj object, boolean integer) {
        // Draft 4's true, which excludes the limit itself, the registry does not look at.
        return new Shape.Numeric(integer, new Shape.Bounds(decimal(object, "minimum"), decimal(object, "maximum"),
            decimal(object, "exclusiveMinimum"), decimal(object, "exclusiveMaximum")), decimal(object, "multipleOf"));
    }

    static @Nullable BigDecimal decimal(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Num(BigDecimal value) ? value : null;
    }
}
