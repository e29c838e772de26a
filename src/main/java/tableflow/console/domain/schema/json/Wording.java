package tableflow.console.domain.schema.json;

/// What a difference means, in a sentence for a person.
final class Wording {
    private Wording() {}

    static String of(JsonSchemaChange change) {
        return switch (change) {
            case OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL,
                 REQUIRED_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL,
                 REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_OPEN_CONTENT_MODEL,
                 ITEM_ADDED_TO_OPEN_CONTENT_MODEL ->
                "The {update} schema describes '{path}', which the {original} schema does not; its content model is"
                    + " open, so data written with the {original} schema may hold anything there";
            case REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL ->
                "The {update} schema demands '{path}', which the {original} schema does not know";
            case PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL, ITEM_REMOVED_FROM_CLOSED_CONTENT_MODEL ->
                "The {update} schema no longer lists '{path}' of the {original} schema and allows nothing unlisted";
            case PROPERTY_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL,
                 ITEM_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL ->
                "The {update} schema no longer lists '{path}', and what it allows in general does not cover the"
                    + " {original} schema's values there";
            case PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL,
                 ITEM_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL ->
                "The {update} schema lists '{path}' more narrowly than the {original} schema allows in general";
            case TYPE_CHANGED, TYPE_NARROWED ->
                "The type at '{path}' in the {update} schema does not take every value of the {original} schema";
            case ENUM_ARRAY_NARROWED, ENUM_ARRAY_CHANGED ->
                "The values listed at '{path}' in the {update} schema lack some of the {original} schema";
            case COMBINED_TYPE_CHANGED ->
                "The schemas at '{path}' are combined differently in the {update} and the {original} schema";
            case COMBINED_TYPE_SUBSCHEMAS_CHANGED ->
                "An alternative or part at '{path}' in the {original} schema has no fitting one in the {update} schema";
            case SUM_TYPE_NARROWED ->
                "The {update} schema has fewer alternatives at '{path}' than the {original} schema";
            case PRODUCT_TYPE_EXTENDED ->
                "The {update} schema demands more at '{path}' (allOf) than the {original} schema";
            case NOT_TYPE_EXTENDED -> "The {update} schema excludes more at '{path}' than the {original} schema";
            case REQUIRED_ATTRIBUTE_ADDED ->
                "'{path}' is required by the {update} schema and optional in the {original} schema";
            default -> byEnding(change.name());
        };
    }

    private static String byEnding(String name) {
        boolean permits = name.startsWith("ADDITIONAL_") || name.startsWith("UNEVALUATED_");
        if (permits) {
            return "What '{path}' allows beyond the listed differs between the {update} and the {original} schema";
        }
        if (name.endsWith("_ADDED")) {
            return "'{path}' constrains the {update} schema and is absent from the {original} schema";
        }
        if (name.endsWith("_REMOVED")) {
            return "'{path}' constrains the {original} schema and is absent from the {update} schema";
        }
        if (name.endsWith("_INCREASED") || name.endsWith("_EXPANDED")) {
            return "The value at '{path}' is larger in the {update} schema than in the {original} schema";
        }
        if (name.endsWith("_DECREASED") || name.endsWith("_REDUCED")) {
            return "The value at '{path}' is smaller in the {update} schema than in the {original} schema";
        }
        if (name.endsWith("_EXTENDED")) {
            return "'{path}' has more in the {update} schema than in the {original} schema";
        }
        return "'{path}' differs between the {update} and the {original} schema";
    }
}
