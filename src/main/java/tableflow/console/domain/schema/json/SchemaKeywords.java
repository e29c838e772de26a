package tableflow.console.domain.schema.json;

import java.util.Set;

/// Which members of a JSON Schema hold schemas. All drafts together: a keyword of another draft says nothing, and does
/// no harm. What stands in any other member is data, whatever it looks like.
public final class SchemaKeywords {

    /// An object of schemas with names of the author's.
    public static final Set<String> NAMED = Set.of("properties", "patternProperties", "$defs", "definitions",
            "dependentSchemas", "dependencies");
    /// A list of schemas.
    public static final Set<String> LISTED = Set.of("allOf", "anyOf", "oneOf", "prefixItems", "items");
    /// A schema.
    public static final Set<String> SINGLE = Set.of("additionalProperties", "items", "additionalItems", "contains",
            "not", "if", "then", "else", "propertyNames", "unevaluatedItems", "unevaluatedProperties",
            "contentSchema");

    private SchemaKeywords() {}
}
