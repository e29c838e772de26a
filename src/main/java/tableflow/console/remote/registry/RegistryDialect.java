package tableflow.console.remote.registry;

import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.remote.http.Dialect;
import tableflow.console.remote.http.ErrorBody;

/// The Schema Registry's own codes where the HTTP status does not tell enough.
/// Source: `Errors.java` of confluentinc/schema-registry.
final class RegistryDialect implements Dialect {

    @Override
    public Optional<Kind> kindOf(int status, ErrorBody error) {
        for (String code : error.codes()) {
            switch (code) {
                // deleted softly already, which is what a soft deletion wants
                case "40404", "40406" -> {
                    return Optional.of(Kind.NOT_FOUND);
                }
                // must be deleted softly first; still referenced; id taken; context not empty
                case "40405", "40407", "42206", "42207", "42211" -> {
                    return Optional.of(Kind.CONFLICT);
                }
                // the mode does not allow it (READONLY)
                case "42205" -> {
                    return Optional.of(Kind.FORBIDDEN);
                }
                default -> {
                    // the status tells
                }
            }
        }
        return Optional.empty();
    }

    /// Confluent Cloud tells times and GUIDs only to who says so (its OpenAPI document, `Schema.ts`); other registries
    /// pass the header over.
    @Override
    public Map<String, String> headers() {
        return Map.of("Confluent-Accept-Unknown-Properties", "true");
    }
}
