package tableflow.console.service.schemas.document;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tableflow.console.domain.schema.json.SchemaKeywords;

/// The schemas within a schema of a text.
final class JsonVocabulary {

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
            if (SchemaKeywords.NAMED.contains(keyword) && value.node().isObject()) {
                give(keyword, List.copyOf(value.members().values()), visit);
            } else if (SchemaKeywords.LISTED.contains(keyword) && value.node().isArray()) {
                give(keyword, value.items(), visit);
            } else if (SchemaKeywords.SINGLE.contains(keyword)) {
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
