package tableflow.console.sandbox.registry.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaFormat;

/// What makes a schema the same schema: equal contents share one id.
///
/// @param text in the canonical spelling
/// @param metadata as the client sent it, null when absent
/// @param ruleSet as the client sent it, null when absent
public record SchemaContent(
        SchemaFormat format,
        String text,
        List<Reference> references,
        @Nullable JsonNode metadata,
        @Nullable JsonNode ruleSet) {
    public SchemaContent {
        references = List.copyOf(references);
    }

    /// A reference to a version of another subject, which the schema's text calls `name`.
    public record Reference(String name, String subject, int version) {}
}
