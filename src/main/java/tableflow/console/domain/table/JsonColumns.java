package tableflow.console.domain.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.schema.json.Branches;
import tableflow.console.domain.schema.json.Json;
import tableflow.console.domain.schema.json.JsonMerge;
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
    private final JsonMerge merge;
    private final Bounds bounds = new Bounds();

    private JsonColumns(JsonSchema schema) {
        references = new References(schema);
        merge = new JsonMerge(references);
    }

    /// The whole schema as one column without a name; for an object its type is a [Struct].
    public static Column of(JsonSchema schema) {
        return new JsonColumns(schema).column(TableLayout.WHOLE, schema.root(), true);
    }

    private Column column(String name, Json schema, boolean required) {
        if (!(schema instanceof Json.Obj object)) {
            return new Column(name, JsonScalars.variant(), !required, null);
        }
        if (underway.put(object, true) != null) {
            return new Column(name, new Impossible(TableRule.CYCLIC_TYPE, "the type contains itself"),
                !required, object.text("description").orElse(null));
        }
        try {
            return bounds.column(name, () -> object.has("$ref") ? referred(name, object, required)
                : written(name, object, required));
        } finally {
            underway.remove(object);
        }
    }

    private Column referred(String name, Json.Obj schema, boolean required) {
        String doc = schema.text("description").orElse(null);
        Optional<Json> target = resolved(schema);
        if (target.isEmpty()) {
            return new Column(name, new Impossible(TableRule.UNRESOLVED_TYPE_REF,
                schema.text("$ref").orElse("") + " points at nothing"), !required, doc);
        }
        Column found = column(name, target.get(), required);
        Column described = new Column(name, found.type(), found.nullable(), doc == null ? found.doc() : doc);
        return target.get() instanceof Json.Obj object && given(object) ? described.withDefault() : described;
    }

    private Column written(String name, Json.Obj schema, boolean required) {
        String doc = schema.text("description").orElse(null);
        Json.Obj merged = merge.allOf(schema);
        List<Json> branches = Branches.of(merged);
        List<Json> values = branches.stream().filter(branch -> !Branches.isNull(branch)).toList();
        boolean nullable = !required || values.size() < branches.size();
        if (branches.equals(List.of(merged))) {
            return new Column(name, type(merged), nullable, doc);
        }
        if (values.size() == 1) {
            Column only = column(name, values.getFirst(), true);
            return new Column(name, only.type(), nullable || only.nullable(), doc == null ? only.doc() : doc);
        }
        return new Column(name, union(values), nullable, doc);
    }

    private Optional<Json> resolved(Json.Obj from) {
        return Optional.ofNullable(references.resolve(from, from.text("$ref").orElse("")))
            .filter(at -> at instanceof Json.Obj || at instanceof Json.Bool);
    }

    private ColumnType union(List<Json> values) {
        if (values.isEmpty()) {
            return new Impossible(TableRule.UNREPRESENTABLE_TYPE, "nothing but null");
        }
        List<Column> fields = new ArrayList<>();
        for (Json value : values) {
            fields.add(column(branchName(value, fields.size()), value, false));
        }
        return new Struct(fields, true);
    }

    /// A branch is called by its title; one without is numbered.
    public static String branchName(Json branch, int number) {
        String title = branch instanceof Json.Obj object ? object.text("title").orElse("") : "";
        return title.isEmpty() ? UNION_FIELD + number : title;
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
            Column key = entry.field("key");
            Column value = entry.field("value");
            if (key != null && value != null) {
                return new MapOf(key.type(), value.type(), value.nullable());
            }
        }
        return new ListOf(element.type(), element.nullable());
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
                    fields.add(field(entry.getKey(), entry.getValue(), required.contains(entry.getKey()))));
        }
        return new Struct(fields);
    }

    private Column field(String name, Json schema, boolean required) {
        Column column = column(name, schema, required);
        return schema instanceof Json.Obj object && given(object) ? column.withDefault() : column;
    }

    private static boolean given(Json.Obj schema) {
        return schema.has("default") && !(schema.get("default") instanceof Json.Null);
    }

    /// Fields with an index come first, in its order; the others follow by name.
    private static BigDecimal index(Json property) {
        return property instanceof Json.Obj object && object.get("connect.index") instanceof Json.Num(BigDecimal index)
            ? index : BigDecimal.valueOf(Long.MAX_VALUE);
    }
}
