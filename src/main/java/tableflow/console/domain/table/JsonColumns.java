package tableflow.console.domain.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.json.Json;
import tableflow.console.domain.schema.json.JsonSchema;
import tableflow.console.domain.schema.json.References;
import tableflow.console.domain.table.ColumnType.Impossible;
import tableflow.console.domain.table.ColumnType.ListOf;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;

/// The columns of a JSON Schema. Kafka Connect's annotations (`connect.type`, `connect.index`, titles of logical types)
/// say what JSON's own types cannot.
public final class JsonColumns {
    /// Name of the fields of a union's struct, with a number behind.
    public static final String UNION_FIELD = "connect_union_field_";

    private final References references;
    private final IdentityHashMap<Json, Boolean> underway = new IdentityHashMap<>();

    private JsonColumns(JsonSchema schema) {
        references = new References(schema);
    }

    /// The whole schema as one column without a name; for an object its type is a [Struct].
    public static Column of(JsonSchema schema) {
        return new JsonColumns(schema).column(TableLayout.WHOLE, schema.root(), true);
    }

    private Column column(String name, Json schema, boolean required) {
        String doc = schema instanceof Json.Obj object ? object.text("description").orElse(null) : null;
        Optional<Json.Obj> target = schema instanceof Json.Obj object && object.has("$ref")
            ? resolved(object) : Optional.empty();
        if (schema instanceof Json.Obj object && object.has("$ref")) {
            String ref = object.text("$ref").orElse("");
            if (target.isEmpty()) {
                return new Column(name, new Impossible(TableRule.UNRESOLVED_TYPE_REF, ref + " points at nothing"),
                    !required, doc);
            }
            Column found = column(name, target.get(), required);
            return new Column(name, found.type(), found.nullable(), doc == null ? found.doc() : doc);
        }
        if (!(schema instanceof Json.Obj object)) {
            return new Column(name, JsonScalars.variant(), !required, null);
        }
        if (underway.put(object, true) != null) {
            return new Column(name, new Impossible(TableRule.CYCLIC_TYPE, "the type contains itself"),
                !required, doc);
        }
        try {
            Json.Obj merged = JsonMerge.allOf(object, references);
            List<Json> branches = branches(merged);
            List<Json> values = branches.stream().filter(branch -> !isNull(branch)).toList();
            boolean nullable = !required || values.size() < branches.size();
            if (branches.equals(List.of(merged))) {
                return new Column(name, type(merged), nullable, doc);
            }
            if (values.size() == 1) {
                Column only = column(name, values.getFirst(), true);
                return new Column(name, only.type(), nullable || only.nullable(), doc == null ? only.doc() : doc);
            }
            return new Column(name, union(values), nullable, doc);
        } finally {
            underway.remove(object);
        }
    }

    private Optional<Json.Obj> resolved(Json.Obj from) {
        Json at = references.resolve(from, from.text("$ref").orElse(""));
        return at instanceof Json.Obj object ? Optional.of(object) : Optional.empty();
    }

    /// What a value may be: the members of `oneOf` or `anyOf`, one schema for each name in `type`, or the schema.
    private static List<Json> branches(Json.Obj schema) {
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

    private static boolean isNull(Json schema) {
        return schema instanceof Json.Obj object && object.text("type").filter("null"::equals).isPresent();
    }

    private ColumnType union(List<Json> values) {
        if (values.isEmpty()) {
            return new Impossible(TableRule.UNREPRESENTABLE_TYPE, "nothing but null");
        }
        List<Column> fields = new ArrayList<>();
        for (Json value : values) {
            fields.add(column(UNION_FIELD + fields.size(), value, false));
        }
        return new Struct(fields, true);
    }

    private ColumnType type(Json.Obj schema) {
        String type = schema.text("type").orElseGet(() -> JsonScalars.implied(schema));
        boolean map = schema.text("connect.type").filter("map"::equals).isPresent();
        return switch (type) {
            case "object" -> map ? stringMap(schema) : struct(schema);
            case "array" -> array(schema, map);
            default -> JsonScalars.type(type, schema);
        };
    }

    private ColumnType stringMap(Json.Obj schema) {
        Json values = schema.get("additionalProperties");
        if (!(values instanceof Json.Obj)) {
            return new Impossible(TableRule.UNREPRESENTABLE_TYPE, "a map whose additionalProperties is no schema");
        }
        Column value = column("value", values, true);
        return new MapOf(Primitive.STRING, value.type(), value.nullable());
    }

    private ColumnType array(Json.Obj schema, boolean map) {
        if (schema.has("prefixItems") || schema.get("items") instanceof Json.Arr) {
            return new Impossible(TableRule.UNREPRESENTABLE_TYPE, "a tuple");
        }
        Json items = schema.get("items");
        if (items == null) {
            return new Impossible(TableRule.UNREPRESENTABLE_TYPE, "an array that does not say what is in it");
        }
        Column element = column("element", items, true);
        if (map && element.type() instanceof Struct entry && entry.fields().size() == 2) {
            Column key = field(entry, "key");
            Column value = field(entry, "value");
            if (key != null && value != null) {
                return new MapOf(key.type(), value.type(), value.nullable());
            }
        }
        return new ListOf(element.type(), element.nullable());
    }

    private static @Nullable Column field(Struct struct, String name) {
        return struct.fields().stream().filter(field -> field.name().equals(name)).findFirst().orElse(null);
    }

    private ColumnType struct(Json.Obj schema) {
        Set<String> required = new LinkedHashSet<>();
        if (schema.get("required") instanceof Json.Arr(var names)) {
            names.forEach(name -> {
                if (name instanceof Json.Text(String text)) {
                    required.add(text);
                }
            });
        }
        List<Column> fields = new ArrayList<>();
        if (schema.get("properties") instanceof Json.Obj properties) {
            properties.members().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Json> entry) -> index(entry.getValue()))
                    .thenComparing(Map.Entry::getKey))
                .forEach(entry ->
                    fields.add(column(entry.getKey(), entry.getValue(), required.contains(entry.getKey()))));
        }
        return new Struct(fields);
    }

    /// Fields with an index come first, in its order; the others follow by name.
    private static BigDecimal index(Json property) {
        return property instanceof Json.Obj object && object.get("connect.index") instanceof Json.Num(BigDecimal index)
            ? index : BigDecimal.valueOf(Long.MAX_VALUE);
    }
}
