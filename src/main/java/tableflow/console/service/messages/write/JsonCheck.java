package tableflow.console.service.messages.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.service.messages.ExactJson;
import tableflow.console.service.support.LocatedJson;

/// Holds JSON against a JSON Schema.
final class JsonCheck {

    private static final int MOST = 3;
    private static final Set<String> NAMES = Set.of("additionalProperties", "unevaluatedProperties");

    private final Schema schema;

    /// @param references what the schema refers to, by the names that it uses
    /// @throws InvalidSchema when it cannot be used
    JsonCheck(String text, Map<String, String> references) throws InvalidSchema {
        try {
            // The registry reads a schema that names no dialect as draft 7.
            schema = SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_7, it -> it.schemas(references::get))
                    .getSchema(text);
        } catch (SchemaException broken) {
            throw new InvalidSchema(String.valueOf(broken.getMessage()));
        }
    }

    /// @throws Unfit with the first places that the schema does not allow
    byte[] write(JsonNode value) throws Unfit {
        String text = ExactJson.compact(value);
        List<Error> errors;
        try {
            errors = schema.validate(text, InputFormat.JSON);
        } catch (SchemaException broken) {
            throw new Unfit("", "the schema cannot be used: " + broken.getMessage());
        }
        if (!errors.isEmpty()) {
            throw new Unfit(
                    errors.stream().limit(MOST)
                            .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                            .distinct().collect(Collectors.joining("; ")),
                    errors.stream().limit(MOST).map(JsonCheck::flaw).distinct().toList());
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// What is not allowed by name is told of the object, but stands at the member.
    private static Unfit.Flaw flaw(Error error) {
        String place = error.getInstanceLocation().toString();
        String property = error.getProperty();
        return NAMES.contains(String.valueOf(error.getKeyword())) && property != null
                ? new Unfit.Flaw(LocatedJson.child(place, property), true, error.getMessage())
                : new Unfit.Flaw(place, false, error.getMessage());
    }
}
