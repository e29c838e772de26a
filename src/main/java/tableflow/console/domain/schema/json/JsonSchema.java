package tableflow.console.domain.schema.json;

import java.util.List;
import java.util.Map;

/// A JSON Schema with the other documents that it refers to.
///
/// @param root the schema: an object, or `true` / `false`
/// @param references other schemas by the name under which `$ref` calls them
public record JsonSchema(Json root, Map<String, Json> references) {
    public JsonSchema {
        references = Map.copyOf(references);
    }

    /// The `$ref`s of the root, as written, that lead nowhere; addresses on the web are taken to lead somewhere.
    public List<String> danglingReferences() {
        return new References(this).dangling(root);
    }

    /// A schema that refers to nothing outside itself.
    public static JsonSchema of(Json root) {
        return new JsonSchema(root, Map.of());
    }
}
