package tableflow.console.service.schemas.assist;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.schema.JsonDraft;
import tableflow.console.schema.Referenced;
import tableflow.console.service.schemas.assist.JsonWords.Role;
import tableflow.console.service.schemas.assist.Proposals.Kind;
import tableflow.console.service.schemas.assist.WordBook.Word;

/// What is offered for a JSON Schema.
final class JsonSchemaAssist implements LanguageAssist {

    private final String text;
    private final @Nullable JsonPart root;
    private final JsonWords words;
    private final JsonNames names;

    JsonSchemaAssist(String text, List<Referenced> references) {
        this.text = text;
        this.root = JsonParts.read(text);
        this.words = JsonWords.of(root);
        this.names = new JsonNames(root, references);
    }

    @Override
    public List<OutlinePart> outline() {
        return root == null ? List.of() : JsonOutline.of(root);
    }

    @Override
    public List<Range> folds() {
        return JsonFolds.of(text, root);
    }

    @Override
    public Proposals complete(int caret) {
        JsonParts.Cursor cursor = JsonParts.cursor(text, caret);
        JsonProposals proposals = new JsonProposals(text, cursor);
        JsonPart in = whole(cursor.in());
        if (in == null) {
            if (root == null) {
                proposals.value(Kind.VALUE, "{ }", "{\n  \"$schema\": \"" + JsonDraft.DRAFT_7.identifier()
                        + "\",\n  \"type\": \"object\",\n  \"properties\": {$0}\n}", "an object", "");
            }
            return proposals.all(Set.of());
        }
        Role role = JsonWords.role(in);
        if (cursor.naming()) {
            members(in, role, proposals);
            return proposals.all(JsonProposals.taken(in, cursor.token()));
        }
        String keyword = in.isObject() ? cursor.member() : in.name();
        JsonPart schema = in.isObject() ? in : in.parent();
        if (in.isArray() && role == Role.SCHEMA_LIST) {
            schemaValue(proposals);
        } else if (role == Role.NAMES) {
            propertyNames(in, proposals);
        } else if (in.isObject() && role == Role.SCHEMAS) {
            schemaValue(proposals);
        } else if (in.isObject() ? role == Role.SCHEMA : schema != null && JsonWords.isSchema(schema)) {
            value(keyword, schema, in.isArray(), proposals);
        }
        return proposals.all(JsonProposals.listed(in, cursor.token()));
    }

    /// The part of the whole text that begins where one of the text before the caret does.
    private @Nullable JsonPart whole(@Nullable JsonPart before) {
        if (before == null || root == null) {
            return before;
        }
        JsonPart at = root;
        while (at.from() != before.from()) {
            JsonPart next = null;
            for (JsonPart part : at.parts()) {
                if (part.isContainer() && part.from() <= before.from() && before.from() < part.to()) {
                    next = part;
                }
            }
            if (next == null) {
                return before;
            }
            at = next;
        }
        return at;
    }

    private void members(JsonPart in, Role role, JsonProposals proposals) {
        switch (role) {
            case SCHEMA -> keywords(in, proposals);
            case SCHEMAS -> {
                // Names that are required and have no property yet.
                JsonPart schema = in.parent();
                if (in.name().equals("properties") && schema != null) {
                    schema.texts("required").forEach(name ->
                            proposals.member(Kind.NAME, name, "{$0}", "required", ""));
                }
            }
            case PARAMETERS -> words.section("parameter").forEach(word ->
                    proposals.member(Kind.KEYWORD, word.name(), "\"$0\"", "", word.explained()));
            case NAMES_BY_NAME -> properties(in.parent()).forEach(name ->
                    proposals.member(Kind.NAME, name, "[$0]", "property", ""));
            case SCHEMA_LIST, NAMES, TYPES, VALUE -> { }
        }
    }

    private void keywords(JsonPart in, JsonProposals proposals) {
        Set<String> types = types(in);
        for (boolean fitting : List.of(true, false)) {
            for (Word word : words.section("keyword")) {
                boolean fits = word.goesWith().isEmpty() ? types.isEmpty() || !word.name().startsWith("$")
                        : types.stream().anyMatch(word.goesWith()::contains);
                if (fits == fitting && (types.isEmpty() || word.goesWith().isEmpty() || fits)) {
                    proposals.member(Kind.KEYWORD, word.name(), begun(word.value()), String.join(", ",
                            word.goesWith().stream().sorted().toList()), word.explained());
                }
            }
        }
    }

    /// What the schema's values can be; empty when it does not say.
    private static Set<String> types(JsonPart schema) {
        Set<String> types = new LinkedHashSet<>(schema.texts("type"));
        types.remove("null");
        if (types.isEmpty() && schema.member("properties") != null) {
            types.add("object");
        }
        if (types.isEmpty() && schema.member("items") != null) {
            types.add("array");
        }
        return types;
    }

    private static String begun(String value) {
        return switch (value) {
            case "text", "draft", "ref", "type", "title", "format", "connect-type", "flink-type" -> "\"$0\"";
            case "schema", "schemas", "schema-or-list", "names-by-name", "parameters" -> "{$0}";
            case "schema-list", "names", "list" -> "[$0]";
            default -> "$0";
        };
    }

    private void value(String keyword, @Nullable JsonPart schema, boolean listed, JsonProposals proposals) {
        String type = schema == null ? "" : types(schema).stream().findFirst().orElse("");
        switch (words.keyword(keyword).map(Word::value).orElse("")) {
            case "type" -> section("type", "", proposals);
            case "format" -> section("format", "", proposals);
            case "connect-type" -> section("connect-type", type, proposals);
            case "flink-type" -> section("flink-type", type, proposals);
            case "title" -> section("title", type, proposals);
            case "draft" -> List.of(JsonDraft.values()).reversed().forEach(draft ->
                    proposals.text(Kind.VALUE, draft.identifier(), draft.label(), ""));
            case "ref" -> names.all().forEach(named ->
                    proposals.text(Kind.NAME, named.ref(), detail(named.schema()), about(named.schema())));
            case "flag" -> flags(proposals);
            case "schema", "schema-or-list" -> {
                flags(proposals);
                schemaValue(proposals);
            }
            case "names" -> propertyNames(schema, proposals);
            case "any", "default", "list" -> plain(keyword, schema, type, listed, proposals);
            default -> { }
        }
    }

    private void section(String section, String type, JsonProposals proposals) {
        words.section(section).stream().filter(word -> word.fits(type)).forEach(word -> proposals.text(
                section.equals("type") ? Kind.TYPE : Kind.VALUE, word.name(), word.table(), word.explained()));
    }

    private static void flags(JsonProposals proposals) {
        proposals.value(Kind.VALUE, "true", "true", "", "");
        proposals.value(Kind.VALUE, "false", "false", "", "");
    }

    private void schemaValue(JsonProposals proposals) {
        words.section("type").forEach(type -> proposals.value(Kind.TYPE, type.name(),
                "{\"type\": \"" + type.name() + "\"$0}", "schema", type.explained()));
        names.all().forEach(named -> proposals.value(Kind.NAME, named.ref(),
                "{\"$ref\": \"" + named.ref() + "\"}", "schema", about(named.schema())));
    }

    private static void plain(String keyword, @Nullable JsonPart schema, String type, boolean listed,
            JsonProposals proposals) {
        if (schema != null && !keyword.equals("enum")) {
            schema.texts("enum").forEach(value -> proposals.text(Kind.VALUE, value, "enum", ""));
        }
        if (type.equals("boolean")) {
            flags(proposals);
        }
        if (!listed && schema != null && (keyword.equals("default") || keyword.equals("const"))
                && schema.texts("type").contains("null")) {
            proposals.value(Kind.VALUE, "null", "null", "", "");
        }
    }

    private static void propertyNames(@Nullable JsonPart in, JsonProposals proposals) {
        JsonPart schema = in;
        while (schema != null && !JsonWords.isSchema(schema)) {
            schema = schema.parent();
        }
        properties(schema).forEach(name -> proposals.text(Kind.NAME, name, "property", ""));
    }

    private static List<String> properties(@Nullable JsonPart schema) {
        JsonPart properties = schema == null ? null : schema.member("properties");
        return properties == null ? List.of()
                : properties.parts().stream().map(JsonPart::name).filter(name -> !name.isEmpty()).toList();
    }

    @Override
    public Optional<Explained> explain(int offset) {
        return root == null ? Optional.empty() : new JsonExplaining(root, words, names).at(offset);
    }

    @Override
    public Optional<Target> definition(int offset) {
        JsonPart part = root == null ? null : root.at(offset);
        return part != null && part.range().touches(offset) ? resolve(part) : Optional.empty();
    }

    /// What a text names: a schema that it refers to, or a property that it lists.
    private Optional<Target> resolve(JsonPart part) {
        JsonPart in = part.parent();
        if (!part.isText() || in == null) {
            return Optional.empty();
        }
        if (isReference(part)) {
            return names.find(part.text()).map(JsonNames.Found::target);
        }
        if (!in.isArray() || JsonWords.role(in) != Role.NAMES) {
            return Optional.empty();
        }
        JsonPart schema = in;
        while (schema != null && !JsonWords.isSchema(schema)) {
            schema = schema.parent();
        }
        JsonPart properties = schema == null ? null : schema.member("properties");
        JsonPart property = properties == null ? null : properties.member(part.text());
        return Optional.ofNullable(property).map(it -> new Target("", it.nameRange()));
    }

    static boolean isReference(JsonPart part) {
        JsonPart in = part.parent();
        return part.isText() && in != null && Set.of("$ref", "$dynamicRef", "$recursiveRef").contains(part.name())
                && JsonWords.isSchema(in);
    }

    @Override
    public List<Range> uses(int offset) {
        Optional<Range> defined = definition(offset).filter(Target::isHere).map(Target::range);
        JsonPart here = root == null ? null : root.at(offset);
        Range wanted = defined.orElse(here == null || here.name().isEmpty() || here.parent() == null
                || JsonWords.role(here.parent()) != Role.SCHEMAS ? null : here.nameRange());
        if (wanted == null || root == null) {
            return List.of();
        }
        List<Range> uses = new ArrayList<>();
        collect(root, wanted, uses);
        return uses;
    }

    private void collect(JsonPart part, Range wanted, List<Range> uses) {
        if (part.nameRange().equals(wanted)) {
            uses.add(wanted);
        }
        resolve(part).filter(it -> it.isHere() && it.range().equals(wanted)).ifPresent(it -> uses.add(part.range()));
        part.parts().forEach(inner -> collect(inner, wanted, uses));
    }

    static String detail(JsonPart schema) {
        String types = schema.texts("type").stream().collect(Collectors.joining(" or "));
        return Stream.of(types, schema.member("enum") == null ? "" : "enum").filter(it -> !it.isEmpty())
                .findFirst().orElse("schema");
    }

    static String about(JsonPart schema) {
        return schema.text("description").or(() -> schema.text("title")).orElse("");
    }
}
