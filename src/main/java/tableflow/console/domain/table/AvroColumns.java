package tableflow.console.domain.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.json.Json;
import tableflow.console.domain.table.ColumnType.Decimal;
import tableflow.console.domain.table.ColumnType.Fixed;
import tableflow.console.domain.table.ColumnType.Impossible;
import tableflow.console.domain.table.ColumnType.ListOf;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;

/// The columns of an Avro schema, read from its JSON. The schema is taken to be valid and whole: a name is defined
/// where it is first used.
public final class AvroColumns {
    /// What Connect calls the records that are the entries of a map whose keys are no strings.
    public static final String MAP_ENTRY = "io.confluent.connect.avro.MapEntry";
    /// What Confluent takes where a decimal does not tell its precision.
    private static final int DEFAULT_PRECISION = 10;

    private final Map<String, Json.Obj> named = new HashMap<>();
    private final Set<String> underway = new LinkedHashSet<>();
    private final Bounds bounds = new Bounds();

    private AvroColumns() {}

    /// The whole schema as one column without a name; for a record its type is a [Struct].
    public static Column of(Json schema) {
        AvroColumns reader = new AvroColumns();
        reader.collect(schema, "");
        return reader.column(TableLayout.WHOLE, schema, "", null);
    }

    private void collect(Json schema, String space) {
        switch (schema) {
            case Json.Obj object -> {
                String inner = space;
                if (object.has("name") && !object.text("type").orElse("").isEmpty()) {
                    String full = fullName(object, space);
                    inner = full.contains(".") ? full.substring(0, full.lastIndexOf('.')) : "";
                    named.put(full, object);
                }
                for (String part : List.of("items", "values", "type")) {
                    Json child = object.get(part);
                    if (child != null) {
                        collect(child, inner);
                    }
                }
                if (object.get("fields") instanceof Json.Arr(var fields)) {
                    for (Json field : fields) {
                        if (field instanceof Json.Obj one) {
                            collect(child(one, "type"), inner);
                        }
                    }
                }
            }
            case Json.Arr(var branches) -> branches.forEach(branch -> collect(branch, space));
            default -> { }
        }
    }

    private static String fullName(Json.Obj definition, String space) {
        String name = definition.text("name").orElse("");
        String own = definition.text("namespace").orElse(space);
        return name.contains(".") || own.isEmpty() ? name : own + "." + name;
    }

    private Column column(String name, Json schema, String space, @Nullable String doc) {
        if (!(schema instanceof Json.Arr(var branches))) {
            return new Column(name, bounds.type(() -> type(schema, space)), false, doc);
        }
        List<Json> values = branches.stream().filter(branch -> !isNull(branch)).toList();
        boolean nullable = values.size() < branches.size();
        if (values.size() == 1) {
            return new Column(name, bounds.type(() -> type(values.getFirst(), space)), nullable, doc);
        }
        List<String> names = unionFields(values.stream().map(branch -> branchName(branch, space)).toList());
        List<Column> fields = new ArrayList<>();
        for (Json branch : values) {
            fields.add(Column.nullable(names.get(fields.size()), bounds.type(() -> type(branch, space))));
        }
        return new Column(name, fields.isEmpty()
            ? new Impossible(TableRule.UNREPRESENTABLE_TYPE, "nothing but null") : new Struct(fields, true),
            nullable, doc);
    }

    private static boolean isNull(Json schema) {
        return switch (schema) {
            case Json.Text(String type) -> type.equals("null");
            case Json.Obj object -> object.text("type").filter("null"::equals).isPresent();
            default -> false;
        };
    }

    /// How the fields of a union are called: by the last parts of their types' names. Where two of these are the same,
    /// by their whole names with `_` for each dot.
    ///
    /// @param types full names, or those of built-in types, of the branches that are not null
    public static List<String> unionFields(List<String> types) {
        List<String> last = types.stream().map(name -> name.substring(name.lastIndexOf('.') + 1)).toList();
        // A union may have many thousands of types: each name is counted once.
        Map<String, Integer> times = new HashMap<>();
        last.forEach(name -> times.merge(name, 1, Integer::sum));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            boolean alone = times.getOrDefault(last.get(i), 0) == 1;
            names.add(alone ? last.get(i) : types.get(i).replace('.', '_'));
        }
        return names;
    }

    private String branchName(Json branch, String space) {
        return switch (branch) {
            case Json.Obj object -> object.text("name").isPresent() ? fullName(object, space)
                : object.text("type").orElse("");
            case Json.Text(String text) -> known(text, space);
            default -> "";
        };
    }

    /// The full name of a type that is defined in the schema; any other name as it is.
    private String known(String name, String space) {
        boolean whole = name.contains(".") || space.isEmpty() || !named.containsKey(space + "." + name);
        return whole ? name : space + "." + name;
    }

    private ColumnType type(Json schema, String space) {
        return switch (schema) {
            case Json.Text(String name) -> simple(name, space);
            case Json.Arr union -> column("", union, space, null).type();
            case Json.Obj object -> object.get("type") instanceof Json.Text(String type)
                ? complex(type, object, space)
                : type(child(object, "type"), space);
            default -> unresolved("no schema");
        };
    }

    private ColumnType simple(String name, String space) {
        return switch (name) {
            case "boolean" -> Primitive.BOOLEAN;
            case "int" -> Primitive.INT;
            case "long" -> Primitive.LONG;
            case "float" -> Primitive.FLOAT;
            case "double" -> Primitive.DOUBLE;
            case "string" -> Primitive.STRING;
            case "bytes" -> Primitive.BINARY;
            case "null" -> new Impossible(TableRule.UNREPRESENTABLE_TYPE, "nothing but null");
            default -> {
                String full = known(name, space);
                Json.Obj definition = named.get(full);
                yield definition == null ? unresolved(name + " is not defined") : type(definition, outer(full));
            }
        };
    }

    private static String outer(String fullName) {
        return fullName.contains(".") ? fullName.substring(0, fullName.lastIndexOf('.')) : "";
    }

    private ColumnType complex(String type, Json.Obj schema, String space) {
        return switch (type) {
            case "record", "error" -> struct(schema, fullName(schema, space));
            case "enum" -> Primitive.STRING;
            case "array" -> {
                if (isMapEntry(schema)) {
                    yield mapOfEntries(schema, space);
                }
                Column element = column("element", child(schema, "items"), space, null);
                yield new ListOf(element.type(), element.nullable());
            }
            case "map" -> {
                Column value = column("value", child(schema, "values"), space, null);
                yield new MapOf(Primitive.STRING, value.type(), value.nullable());
            }
            case "fixed" -> isDecimal(schema) ? decimal(schema) : new Fixed(number(schema, "size", 0));
            case "bytes" -> isDecimal(schema) ? decimal(schema) : Primitive.BINARY;
            case "int", "long" -> time(type, schema);
            default -> simple(type, space);
        };
    }

    /// Connect writes a map whose keys are no strings as an array of records of a key and a value.
    private static boolean isMapEntry(Json.Obj array) {
        if (array.text("logicalType").filter("map"::equals).isPresent()) {
            return true;
        }
        return child(array, "items") instanceof Json.Obj entry
            && (fullName(entry, "").equals(MAP_ENTRY)
                || entry.text("connect.internal.type").filter("MapEntry"::equals).isPresent());
    }

    private ColumnType mapOfEntries(Json.Obj array, String space) {
        if (column("element", child(array, "items"), space, null).type() instanceof Struct entry) {
            Column key = entry.field("key");
            Column value = entry.field("value");
            if (key != null && value != null && entry.fields().size() == 2) {
                return new MapOf(key.type(), value.type(), value.nullable());
            }
        }
        return new Impossible(TableRule.UNREPRESENTABLE_TYPE, "a map whose entries are no pairs of key and value");
    }

    private static Json child(Json.Obj schema, String name) {
        Json child = schema.get(name);
        return child == null ? new Json.Null() : child;
    }

    private ColumnType struct(Json.Obj schema, String fullName) {
        if (fullName.equals("confluent.type.Variant")
                || schema.text("logicalType").filter("variant"::equals).isPresent()) {
            return JsonScalars.variant();
        }
        if (!underway.add(fullName)) {
            return new Impossible(TableRule.CYCLIC_TYPE, fullName + " contains itself");
        }
        List<Column> fields = new ArrayList<>();
        if (schema.get("fields") instanceof Json.Arr(var all)) {
            for (Json one : all) {
                if (one instanceof Json.Obj field) {
                    Column column = column(field.text("name").orElse(""), child(field, "type"), outer(fullName),
                        field.text("doc").orElse(null));
                    fields.add(field.has("default") ? column.withDefault() : column);
                }
            }
        }
        underway.remove(fullName);
        return new Struct(fields);
    }

    private static ColumnType time(String type, Json.Obj schema) {
        String logical = schema.text("logicalType").orElse("");
        if (type.equals("int")) {
            return switch (logical) {
                case "date" -> Primitive.DATE;
                case "time-millis" -> Primitive.TIME;
                default -> Primitive.INT;
            };
        }
        return switch (logical) {
            case "time-micros" -> Primitive.TIME;
            case "timestamp-millis", "timestamp-micros" -> Primitive.TIMESTAMPTZ;
            case "local-timestamp-millis", "local-timestamp-micros" -> Primitive.TIMESTAMP;
            case "timestamp-nanos" -> Times.of(Primitive.TIMESTAMPTZ, number(schema, Times.DIGITS, Times.NANOS));
            case "local-timestamp-nanos" -> Times.of(Primitive.TIMESTAMP, number(schema, Times.DIGITS, Times.NANOS));
            default -> Primitive.LONG;
        };
    }

    private static boolean isDecimal(Json.Obj schema) {
        return schema.text("logicalType").filter("decimal"::equals).isPresent();
    }

    private static ColumnType decimal(Json.Obj schema) {
        return new Decimal(number(schema, "precision", DEFAULT_PRECISION), number(schema, "scale", 0));
    }

    private static int number(Json.Obj schema, String name, int otherwise) {
        return schema.get(name) instanceof Json.Num(BigDecimal value) ? value.intValue() : otherwise;
    }

    private static ColumnType unresolved(String why) {
        return new Impossible(TableRule.UNRESOLVED_TYPE_REF, why);
    }
}
