package tableflow.console.remote.registry;

import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.remote.http.Dialect;
import tableflow.console.remote.http.ErrorBody;

/// The Schema Registry's own codes where the HTTP status does not tell enough.
/// Source: `Errors.java` of confluentinc/schema-registry.
final class RegistryDialect implements Dialect {

    private static final int SERVER_FAULT = 500;

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

    @Override
    public Optional<String> advice(int status, ErrorBody error) {
        for (String code : error.codes()) {
            String advice = switch (code) {
                case "40401", "40402", "40403" -> "Read the subjects again: somebody may have deleted it meanwhile, or "
                        + "the key may not see it.";
                case "40405", "40407" -> "Delete it softly first; what is deleted softly can be brought back until "
                        + "then.";
                case "42201" -> "Mend the schema where the registry's words say, or add what it refers to.";
                case "42202" -> "Name a version that there is, or the newest.";
                case "42203" -> "Choose another compatibility level: this registry does not take this one here.";
                case "42204" -> "Choose another mode: this registry does not take this one here.";
                case "42205" -> "The mode of the subject, its context or the registry does not allow it. Set "
                        + "another mode, or do what the mode allows.";
                case "42206" -> "Delete the schemas that refer to it first.";
                case "42207" -> "The id belongs to another schema of this context: let the registry give an id, or use"
                        + " another context.";
                case "42209" -> "Split the schema, and let the parts refer to one another.";
                case "409", "40901" -> "Compare the draft with the versions that the level asks about, and change what"
                        + " they cannot read; or set a level that allows it.";
                default -> "";
            };
            if (!advice.isEmpty()) {
                return Optional.of(advice);
            }
        }
        return status >= SERVER_FAULT ? Optional.of("The fault is the registry's: wait a moment and try again; nothing "
                + "is done twice. When it stays, look whether the registry runs, and at its own log or status page.")
                : Optional.empty();
    }
}
