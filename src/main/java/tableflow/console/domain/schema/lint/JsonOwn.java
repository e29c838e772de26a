package tableflow.console.domain.schema.lint;

import java.util.List;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.json.Json;

/// What only JSON Schema has.
///
/// @param draft as people call it: `draft-07`, `2020-12`; empty where the schema names none
/// @param parts every schema in the schema, outer ones first
public record JsonOwn(String draft, List<Part> parts) implements LintModel.Own {
    public JsonOwn {
        parts = List.copyOf(parts);
    }

    @Override
    public SchemaFormat format() {
        return SchemaFormat.JSON;
    }

    /// Whether keywords beside a `$ref` say nothing, as they did up to draft 7.
    public boolean ignoresSiblings() {
        return !draft.equals("2019-09") && !draft.equals("2020-12");
    }

    /// One schema in the schema.
    ///
    /// @param path `#/properties/a`
    /// @param keyword what it belongs to: `properties`, `items`; empty for the root
    public record Part(String path, String keyword, Json.Obj schema) {}
}
