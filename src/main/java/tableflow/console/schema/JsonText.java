package tableflow.console.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.diff.Element;
import tableflow.console.domain.schema.diff.JsonElements;
import tableflow.console.domain.schema.json.Json;
import tableflow.console.domain.schema.json.JsonSchema;
import tableflow.console.domain.schema.json.JsonSchemaDiff;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.JsonColumns;

/// A JSON Schema. It must pass the meta-schema of its draft (draft 7 where it names none), and what it refers to inside
/// itself must be there.
public record JsonText(JsonSchema schema, JsonNode tree) implements ParsedSchema {

    static JsonText parse(String text, List<Referenced> references) throws InvalidSchema {
        JsonNode tree = StrictJson.parse(text);
        if (!tree.isObject() && !tree.isBoolean()) {
            throw new InvalidSchema("a JSON schema is an object, true or false");
        }
        checkDraft(tree, text);
        Map<String, Json> others = new LinkedHashMap<>();
        for (Referenced reference : references) {
            others.put(reference.name(), JsonTrees.of(StrictJson.parse(reference.text())));
        }
        JsonSchema schema = new JsonSchema(JsonTrees.of(tree), others);
        List<String> dangling = schema.danglingReferences();
        if (!dangling.isEmpty()) {
            throw new InvalidSchema("$ref points at nothing: " + String.join(", ", dangling));
        }
        return new JsonText(schema, tree);
    }

    /// A schema that keeps to its draft, and whose references lead somewhere: both are known already.
    ///
    /// @param references other schemas by the name under which `$ref` calls them
    public static JsonText of(JsonNode tree, Map<String, JsonNode> references) {
        Map<String, Json> others = new LinkedHashMap<>();
        references.forEach((name, other) -> others.put(name, JsonTrees.of(other)));
        return new JsonText(new JsonSchema(JsonTrees.of(tree), others), tree);
    }

    private static void checkDraft(JsonNode tree, String text) throws InvalidSchema {
        // The registry reads a schema that names no draft it knows as draft 7.
        List<Error> errors = JsonDraft.named(tree.path("$schema").asText()).orElse(JsonDraft.DRAFT_7).errors(text);
        if (!errors.isEmpty()) {
            throw new InvalidSchema(errors.stream().limit(5)
                .map(error -> "#" + error.getInstanceLocation() + ": " + error.getMessage())
                .distinct().collect(Collectors.joining("; ")));
        }
    }

    @Override
    public SchemaFormat format() {
        return SchemaFormat.JSON;
    }

    @Override
    public Column column() {
        return JsonColumns.of(schema);
    }

    @Override
    public Element element() {
        return JsonElements.of(schema);
    }

    @Override
    public String canonical() {
        return tree.toString();
    }

    @Override
    public String normalized() {
        return SortedJson.text(tree);
    }

    @Override
    public List<SchemaDifference> differences(ParsedSchema writer) {
        return writer instanceof JsonText(JsonSchema written, JsonNode ignored)
            ? JsonSchemaDiff.compare(written, schema) : otherLanguage(writer);
    }
}
