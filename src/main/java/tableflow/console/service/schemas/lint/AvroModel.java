package tableflow.console.service.schemas.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tableflow.console.domain.schema.lint.AvroOwn;
import tableflow.console.domain.schema.lint.LintModel;
import tableflow.console.domain.schema.lint.LintModel.Base;
import tableflow.console.domain.schema.lint.LintModel.Definition;
import tableflow.console.domain.schema.lint.LintModel.Enumeration;
import tableflow.console.domain.schema.lint.LintModel.Field;
import tableflow.console.domain.schema.lint.LintModel.Kind;
import tableflow.console.domain.schema.lint.LintModel.Struct;
import tableflow.console.domain.schema.lint.LintModel.Symbol;
import tableflow.console.domain.schema.lint.LintModel.Union;

/// What the rules see of an Avro schema. Reads the text as it stands, so that each part has its place; whether it is a
/// schema was asked before.
final class AvroModel {

    private final List<Struct> structs = new ArrayList<>();
    private final List<Enumeration> enums = new ArrayList<>();
    private final List<Union> unions = new ArrayList<>();
    private final List<Definition> definitions = new ArrayList<>();
    private final List<AvroOwn.Named> named = new ArrayList<>();
    private final List<AvroOwn.Field> own = new ArrayList<>();
    private final List<AvroOwn.Logical> logical = new ArrayList<>();
    private final Set<String> recursive = new HashSet<>();

    /// Where a type stands.
    ///
    /// @param namespace of what it is in
    /// @param depth of records around it
    /// @param open the full names of the records around it, with their paths
    private record Around(String namespace, int depth, List<Outer> open) {
        Around inside(String space, Outer record) {
            List<Outer> more = new ArrayList<>(open);
            more.add(record);
            return new Around(space, depth + 1, more);
        }
    }

    private record Outer(String fullName, String path) {}

    private AvroModel() {}

    static LintModel of(JsonNode root) {
        AvroModel model = new AvroModel();
        model.type(root, "", new Around("", 0, List.of()));
        return new LintModel(model.structs, model.enums, model.unions, model.definitions,
                new AvroOwn(model.named, model.own, model.logical));
    }

    private void type(JsonNode node, String path, Around around) {
        if (node.isTextual()) {
            named(node.textValue(), around);
        } else if (node.isArray()) {
            union(node, path, around);
        } else if (node.isObject()) {
            JsonNode type = node.path("type");
            if (!type.isTextual()) {
                type(type, path + "/type", around);
                return;
            }
            logical(node, path, type.textValue());
            switch (type.textValue()) {
                case "record", "error" -> record(node, path, around);
                case "enum" -> enumeration(node, path, around);
                case "fixed" -> name(node, path, around);
                case "array" -> type(node.path("items"), path + "/items", around);
                case "map" -> type(node.path("values"), path + "/values", around);
                default -> named(type.textValue(), around);
            }
        }
    }

    /// A name of a record around it makes that record contain itself.
    private void named(String name, Around around) {
        String full = name.contains(".") || around.namespace().isEmpty() ? name : around.namespace() + "." + name;
        for (Outer outer : around.open()) {
            boolean same = outer.fullName().equals(full) || outer.fullName().equals(name);
            if (same && recursive.add(outer.fullName())) {
                definitions.add(new Definition(outer.path(), simple(outer.fullName()), true, true));
            }
        }
    }

    private static String simple(String fullName) {
        return fullName.substring(fullName.lastIndexOf('.') + 1);
    }

    private void union(JsonNode node, String path, Around around) {
        List<String> branches = new ArrayList<>();
        for (int at = 0; at < node.size(); at++) {
            JsonNode branch = node.get(at);
            if (!branch.asText().equals("null")) {
                branches.add(branch.isObject()
                        ? branch.path("name").asText(branch.path("type").asText("type")) : branch.asText());
            }
            type(branch, path + "/" + at, around);
        }
        if (branches.size() > 1) {
            unions.add(new Union(path, branches));
        }
    }

    private String name(JsonNode node, String path, Around around) {
        String name = node.path("name").asText();
        boolean dotted = name.contains(".");
        String space = dotted ? name.substring(0, name.lastIndexOf('.'))
                : node.path("namespace").asText(around.namespace());
        named.add(new AvroOwn.Named(path, simple(name), around.open().isEmpty(), !space.isEmpty()));
        return space;
    }

    private void record(JsonNode node, String path, Around around) {
        String space = name(node, path, around);
        String name = simple(node.path("name").asText());
        Around inside = around.inside(space,
                new Outer(space.isEmpty() ? name : space + "." + name, path));
        List<Field> fields = new ArrayList<>();
        int at = structs.size();
        JsonNode all = node.path("fields");
        for (int index = 0; index < all.size(); index++) {
            JsonNode field = all.get(index);
            String here = path + "/fields/" + index;
            String called = field.path("name").asText();
            JsonNode type = field.path("type");
            fields.add(new Field(here, here + "/type", called, field.path("doc").asText(), kind(type)));
            own.add(new AvroOwn.Field(here, name, called, nullable(type), field.has("default")));
            // On a type written in short it stands on the field, where Avro does not look.
            if (field.has("logicalType")) {
                String says = field.path("logicalType").asText();
                logical.add(new AvroOwn.Logical(here + "/logicalType", says, "", 0, 0, 0));
            }
            type(type, here + "/type", inside);
        }
        structs.add(at, new Struct(path, name, node.path("doc").asText(), inside.depth(), fields));
    }

    private static boolean nullable(JsonNode type) {
        if (type.isArray()) {
            for (JsonNode branch : type) {
                if (branch.asText().equals("null")) {
                    return true;
                }
            }
        }
        return type.asText().equals("null");
    }

    private void enumeration(JsonNode node, String path, Around around) {
        name(node, path, around);
        List<Symbol> symbols = new ArrayList<>();
        for (JsonNode symbol : node.path("symbols")) {
            symbols.add(new Symbol(path + "/symbols/" + symbols.size(), symbol.asText(), 0));
        }
        enums.add(new Enumeration(path, simple(node.path("name").asText()), node.path("doc").asText(),
                symbols, node.has("default")));
    }

    private void logical(JsonNode node, String path, String base) {
        if (node.path("logicalType").isTextual()) {
            logical.add(new AvroOwn.Logical(path + "/logicalType", node.path("logicalType").textValue(), base,
                    node.path("precision").asLong(), node.path("scale").asLong(), node.path("size").asLong()));
        }
    }

    private static Kind kind(JsonNode node) {
        if (node.isArray()) {
            List<JsonNode> real = new ArrayList<>();
            node.forEach(it -> {
                if (!it.asText().equals("null")) {
                    real.add(it);
                }
            });
            return real.size() == 1 ? kind(real.getFirst()) : Kind.of(Base.UNION, "union");
        }
        String written = node.isObject() ? node.path("type").asText() : node.asText();
        if (node.isObject() && !node.path("type").isTextual()) {
            return kind(node.path("type"));
        }
        String meaning = node.path("logicalType").asText();
        Base base = switch (written) {
            case "string" -> Base.TEXT;
            case "int", "long" -> Base.INTEGER;
            case "float" -> Base.SINGLE;
            case "double" -> Base.DOUBLE;
            case "boolean" -> Base.BOOLEAN;
            case "bytes", "fixed" -> meaning.isEmpty() ? Base.BYTES : Base.LOGICAL;
            case "record", "error" -> Base.STRUCT;
            case "enum" -> Base.ENUM;
            case "map" -> Base.MAP;
            default -> Base.OTHER;
        };
        return new Kind(base, written, meaning, false);
    }
}
