package tableflow.console.domain.schema.diff;

import java.util.Set;

/// Keywords and options that describe and do not constrain.
final class Keywords {

    /// What is told of schemas that are combined from alternatives: `oneOf` or `anyOf`.
    static final String ALTERNATIVES = "alternatives";

    private static final Set<String> DESCRIBING = Set.of("title", "examples", "$comment", "$id", "id", "$schema",
        "deprecated", "readOnly", "writeOnly", "contentEncoding", "contentMediaType", "format", "order", "json_name",
        "package", "packed");

    private Keywords() {}

    static boolean describes(String keyword) {
        return DESCRIBING.contains(keyword);
    }
}
