package tableflow.console.sandbox.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.sandbox.registry.store.SchemaContent;
import tableflow.console.sandbox.registry.store.SchemaContent.Reference;

/// A schema as a client hands it in: to be registered, looked up or tested.
///
/// @param content the text is as sent, in no particular spelling
/// @param id wanted id, only in IMPORT mode
/// @param version wanted version, only in IMPORT mode
record Submission(SchemaContent content, @Nullable Integer id, @Nullable Integer version) {
    private static final int MOST_CHARACTERS = 1_000_000;

    static Submission of(SchemaFormat format, String text) {
        return new Submission(new SchemaContent(format, text, List.of(), null, null), null, null);
    }

    static Submission read(JsonNode body) throws RegistryError {
        if (!body.isObject()) {
            throw RegistryError.badRequest("the body is a JSON object with the schema in \"schema\"");
        }
        JsonNode text = body.path("schema");
        if (!text.isTextual()) {
            throw RegistryError.invalidSchema("\"schema\" is missing; it holds the schema's text as a string");
        }
        if (text.textValue().length() > MOST_CHARACTERS) {
            throw RegistryError.tooLarge(text.textValue().length(), MOST_CHARACTERS);
        }
        String type = body.path("schemaType").asText("");
        SchemaFormat format = SchemaFormat.ofRemote(type)
            .orElseThrow(() -> RegistryError.invalidSchema("'" + type + "' is no schema type"));
        return new Submission(
            new SchemaContent(format, text.textValue(), references(body.path("references")),
                object(body, "metadata"), rules(body)),
            positive(body.path("id")), positive(body.path("version")));
    }

    private static List<Reference> references(JsonNode nodes) throws RegistryError {
        List<Reference> references = new ArrayList<>();
        for (JsonNode node : nodes) {
            String name = node.path("name").asText("");
            String subject = node.path("subject").asText("");
            if (name.isEmpty() || subject.isEmpty() || !node.path("version").isInt()) {
                throw RegistryError.invalidSchema("a reference has a name, a subject and a version");
            }
            references.add(new Reference(name, subject, node.path("version").asInt()));
        }
        return references;
    }

    private static @Nullable JsonNode rules(JsonNode body) throws RegistryError {
        JsonNode rules = object(body, "ruleSet");
        if (rules != null) {
            for (String kind : List.of("migrationRules", "domainRules", "encodingRules")) {
                for (JsonNode rule : rules.path(kind)) {
                    if (rule.path("name").asText("").isEmpty() || rule.path("type").asText("").isEmpty()) {
                        throw RegistryError.invalidRules("a rule of " + kind + " has a name and a type");
                    }
                }
            }
        }
        return rules;
    }

    private static @Nullable JsonNode object(JsonNode body, String name) {
        JsonNode node = body.get(name);
        return node != null && node.isObject() ? node : null;
    }

    private static @Nullable Integer positive(JsonNode node) {
        return node.isInt() && node.intValue() > 0 ? node.intValue() : null;
    }
}
