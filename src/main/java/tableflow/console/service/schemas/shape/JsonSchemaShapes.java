package tableflow.console.service.schemas.shape;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.json.Branches;
import tableflow.console.domain.schema.json.Json;
import tableflow.console.domain.schema.json.JsonMerge;
import tableflow.console.domain.schema.json.JsonSchema;
import tableflow.console.domain.schema.json.References;
import tableflow.console.domain.schema.shape.Shape;
import tableflow.console.domain.table.JsonColumns;

/// What the values look like that a JSON Schema allows. Kafka Connect's annotations say what JSON's types cannot.
final class JsonSchemaShapes {

    /// What is asked of values beyond their type, which the other languages do not know.
    private static final List<String> CONSTRAINTS = List.of(
            "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
            "multipleOf", "minItems", "maxItems", "uniqueItems", "contains", "minProperties", "maxProperties",
            "patternProperties", "propertyNames", "dependencies", "dependentRequired", "dependentSchemas", "if",
            "not", "unevaluatedProperties", "unevaluatedItems", "contentEncoding", "readOnly", "writeOnly");

    private final References references;
    private final JsonMerge merge;
    private final Losses losses;
    private final IdentityHashMap<Json, String> underway = new IdentityHashMap<>();

    private JsonSchemaShapes(JsonSchema schema, Losses losses) {
        this.references = new References(schema);
        this.merge = new JsonMerge(references);
        this.losses = losses;
    }

    static Shape of(JsonSchema schema, Losses losses) {
        JsonSchemaShapes reader = new JsonSchemaShapes(schema, losses);
        String title = schema.root() instanceof Json.Obj root ? root.text("title").orElse("") : "";
        return reader.read(schema.root(), new At("", title.startsWith(JsonScalars.LOGICAL) ? "" : title, 0)).shape();
    }

    /// @param path of what is read
    /// @param name that a type would have there
    private record At(String path, String name, int depth) {
        At below(String step, String named) {
            return new At(path + step, named, depth + 1);
        }

        At member(String member) {
            return below(path.isEmpty() ? member : "." + member, member);
        }
    }

    private record Read(Shape shape, boolean nullable, String doc) {}

    private Read read(Json schema, At at) {
        losses.part(at.depth());
        if (!(schema instanceof Json.Obj object)) {
            return new Read(new Shape.Any(), true, "");
        }
        Optional<String> ref = object.text("$ref");
        if (ref.isPresent()) {
            Json target = references.resolve(object, ref.get());
            String name = ref.get().substring(ref.get().lastIndexOf('/') + 1).replaceAll("[#.].*", "");
            if (target == null) {
                losses.add(at.path(), "what " + ref.get() + " leads to, which is not there");
                return new Read(new Shape.Any(), true, "");
            }
            Read found = read(target, new At(at.path(), name.isEmpty() ? at.name() : name, at.depth() + 1));
            return new Read(found.shape(), found.nullable(), object.text("description").orElse(found.doc()));
        }
        String around = underway.get(object);
        if (around != null) {
            return new Read(new Shape.Around(around), false, "");
        }
        underway.put(object, at.name());
        try {
            return whole(object, at);
        } finally {
            underway.remove(object);
        }
    }

    private Read whole(Json.Obj object, At at) {
        Json.Obj merged = merge.allOf(object);
        for (String keyword : CONSTRAINTS) {
            if (merged.has(keyword) && !isPartOfType(merged, keyword)) {
                losses.add(at.path(), "the constraint " + keyword);
            }
        }
        String doc = merged.text("description").orElse("");
        boolean nullable = false;
        List<Shape> shapes = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        List<Json> branches = Branches.of(merged);
        for (Json branch : branches) {
            if (Branches.isNull(branch)) {
                nullable = true;
            } else if (branch.equals(merged)) {
                shapes.add(single(merged, at));
            } else {
                Read one = read(branch, new At(at.path(), at.name(), at.depth() + 1));
                columns.add(JsonColumns.branchName(branch, columns.size()));
                nullable |= one.nullable();
                shapes.add(one.shape());
                doc = doc.isEmpty() ? one.doc() : doc;
            }
        }
        return new Read(joined(shapes, columns, at), nullable, doc);
    }

    private Shape joined(List<Shape> shapes, List<String> columns, At at) {
        List<Shape> flat = shapes.stream()
                .flatMap(one -> one instanceof Shape.OneOf several ? several.shapes().stream() : Stream.of(one))
                .distinct().toList();
        boolean same = flat.equals(shapes);
        if (!same) {
            losses.add(at.path(), "that some of its types are alike, or several themselves");
        }
        if (flat.size() == 1) {
            return flat.getFirst();
        }
        if (flat.isEmpty() || flat.stream().anyMatch(Shape.Any.class::isInstance)) {
            if (flat.size() > 1) {
                losses.add(at.path(), "its types, of which one is any at all");
            }
            return new Shape.Any();
        }
        return new Shape.OneOf(flat, same ? columns : List.of());
    }

    /// Bytes of a fixed number say so by two equal lengths.
    private static boolean isPartOfType(Json.Obj schema, String keyword) {
        return (keyword.equals("minLength") || keyword.equals("maxLength")) && JsonScalars.size(schema) > 0;
    }

    private Shape single(Json.Obj schema, At at) {
        Shape choice = choice(schema, at);
        if (choice != null) {
            return choice;
        }
        return switch (JsonScalars.type(schema)) {
            case "object" -> object(schema, at);
            case "array" -> array(schema, at);
            case String type -> JsonScalars.shape(type, schema, at.path(), losses);
        };
    }

    private @Nullable Shape choice(Json.Obj schema, At at) {
        List<Json> values = schema.get("enum") instanceof Json.Arr(var items)
                ? items : schema.has("const") ? List.of(Objects.requireNonNull(schema.get("const"))) : List.of();
        List<String> symbols = values.stream().filter(Json.Text.class::isInstance)
                .map(it -> ((Json.Text) it).value()).distinct().toList();
        if (!values.isEmpty() && symbols.size() < values.size()) {
            losses.add(at.path(), "that its values are some alone");
            return null;
        }
        return symbols.isEmpty() ? null : new Shape.Choice(at.name(), symbols);
    }

    private Shape object(Json.Obj schema, At at) {
        Json others = schema.get("additionalProperties");
        boolean named = schema.get("properties") instanceof Json.Obj(var members) && !members.isEmpty();
        if (!named && others instanceof Json.Obj) {
            Read values = read(others, at.below("{}", at.name()));
            return new Shape.MapOf(values.shape(), values.nullable());
        }
        if (!named) {
            losses.add(at.path(), "its members, which are not named");
            return new Shape.MapOf(new Shape.Any(), true);
        }
        if (!(others instanceof Json.Bool(boolean open)) || open) {
            losses.add(at.path(), "members that are not named, which it allows");
        }
        Set<String> required = new LinkedHashSet<>();
        if (schema.get("required") instanceof Json.Arr(var names)) {
            names.forEach(name -> {
                if (name instanceof Json.Text(String text)) {
                    required.add(text);
                }
            });
        }
        List<Shape.Field> fields = new ArrayList<>();
        ((Json.Obj) Objects.requireNonNull(schema.get("properties"))).members().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Json> entry) -> index(entry.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> fields.add(
                        field(entry.getKey(), entry.getValue(), required.contains(entry.getKey()), at)));
        return new Shape.Rec(at.name(), schema.text("description").orElse(""), fields);
    }

    private Shape.Field field(String name, Json schema, boolean required, At at) {
        Read value = read(schema, at.member(name));
        Json otherwise = schema instanceof Json.Obj object ? object.get("default") : null;
        return new Shape.Field(name, value.shape(), required, value.nullable(), value.doc(),
                otherwise instanceof Json.Null ? null : otherwise);
    }

    /// Those with an index come first; the others follow by name, as in a table.
    private static BigDecimal index(Json property) {
        return property instanceof Json.Obj object && object.get("connect.index") instanceof Json.Num(BigDecimal index)
                ? index : BigDecimal.valueOf(Long.MAX_VALUE);
    }

    private Shape array(Json.Obj schema, At at) {
        Json items = schema.get("items");
        if (schema.has("prefixItems") || items instanceof Json.Arr) {
            losses.add(at.path(), "that items differ by their place");
            return new Shape.Arr(new Shape.Any(), true);
        }
        if (items == null) {
            return new Shape.Arr(new Shape.Any(), true);
        }
        Read read = read(items, at.below("[]", at.name()));
        if (schema.text("connect.type").filter("map"::equals).isPresent()) {
            Shape map = Entries.map(read.shape(), at.path(), losses);
            if (map != null) {
                return map;
            }
        }
        return new Shape.Arr(read.shape(), read.nullable());
    }
}
