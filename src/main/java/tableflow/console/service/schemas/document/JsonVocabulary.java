package tableflow.console.service.schemas.document;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Which members of a JSON Schema are schemas themselves. All drafts together: a keyword of another draft says nothing,
/// and does no harm.
final class JsonVocabulary {

    private static final Set<String> NAMED = Set.of("properties", "patternProperties", "$defs", "definitions",
            "dependentSchemas", "dependencies");
    private static final Set<String> LISTED = Set.of("allOf", "anyOf", "oneOf", "prefixItems", "items");
    private static final Set<String> SINGLE = Set.of("additionalProperties", "items", "additionalItems", "contains",
            "not", "if", "then", "else", "propertyNames", "unevaluatedItems", "unevaluatedProperties",
            "contentSchema");
    /// Those that judge the same value as the schema that they stand in.
    private static final Set<String> IN_PLACE = Set.of("allOf", "anyOf", "oneOf", "not", "if", "then", "else",
            "dependentSchemas", "dependencies");

    private JsonVocabulary() {}

    /// Gives the schema at `root` and every schema within it, outer ones first, in the order of the text.
    static void each(Spot root, Consumer<Spot> visit) {
        visit.accept(root);
        inner(root, (keyword, schema) -> each(schema, visit));
    }

    /// Gives the schemas right inside `schema`, each with the keyword that it belongs to.
    static void inner(Spot schema, BiConsumer<String, Spot> visit) {
        schema.members().forEach((keyword, value) -> {
            if (NAMED.contains(keyword) && value.node().isObject()) {
                give(keyword, List.copyOf(value.members().values()), visit);
            } else if (LISTED.contains(keyword) && value.node().isArray()) {
                give(keyword, value.items(), visit);
            } else if (SINGLE.contains(keyword)) {
                give(keyword, List.of(value), visit);
            }
        });
    }

    private static void give(String keyword, List<Spot> schemas, BiConsumer<String, Spot> visit) {
        for (Spot schema : schemas) {
            if (schema.node().isObject() || schema.node().isBoolean()) {
                visit.accept(keyword, schema);
            }
        }
    }

    static boolean inPlace(String keyword) {
        return IN_PLACE.contains(keyword);
    }
}
