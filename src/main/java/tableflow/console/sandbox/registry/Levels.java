package tableflow.console.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.registry.store.SchemaStore;
import tableflow.console.sandbox.registry.store.SubjectName;

/// Which config and which mode are in force: a subject's own, else its context's, else the registry's.
final class Levels {
    /// The registry as a whole, where a subject is asked for.
    static final SubjectName GLOBAL = SubjectName.of("");

    static final String READWRITE = "READWRITE";
    static final String IMPORT = "IMPORT";
    private static final String READONLY = "READONLY";
    private static final String READONLY_OVERRIDE = "READONLY_OVERRIDE";
    private static final String LEVEL = "compatibilityLevel";

    private final SchemaStore store;

    Levels(SchemaStore store) {
        this.store = store;
    }

    static boolean knownMode(String mode) {
        return List.of(READWRITE, READONLY, READONLY_OVERRIDE, IMPORT).contains(mode);
    }

    /// The config in force.
    ObjectNode config(SubjectName subject) {
        return own(subject).or(() -> store.config(subject.wholeContext())).or(() -> store.config(GLOBAL))
            .map(config -> config.has(LEVEL) ? config : config.put(LEVEL, CompatibilityLevel.BACKWARD.name()))
            .orElseGet(() -> Json.object().put(LEVEL, CompatibilityLevel.BACKWARD.name()));
    }

    private Optional<ObjectNode> own(SubjectName subject) {
        return store.config(subject);
    }

    CompatibilityLevel level(SubjectName subject) {
        return CompatibilityLevel.ofRemote(config(subject).path(LEVEL).asText())
            .orElse(CompatibilityLevel.BACKWARD);
    }

    /// Whether the config asks for normalizing every schema.
    boolean normalizes(SubjectName subject) {
        return config(subject).path("normalize").asBoolean();
    }

    /// The mode in force.
    String mode(SubjectName subject) {
        String global = store.mode(GLOBAL).orElse(READWRITE);
        if (global.equals(READONLY_OVERRIDE)) {
            return global;
        }
        return store.mode(subject).or(() -> store.mode(subject.wholeContext())).orElse(global);
    }

    /// Refuses a change where the mode forbids it.
    void mustBeWritable(SubjectName subject) throws RegistryError {
        String mode = mode(subject);
        if (mode.equals(READONLY) || mode.equals(READONLY_OVERRIDE)) {
            String what = subject.name().isEmpty() ? "The registry" : "Subject " + subject;
            throw RegistryError.notPermitted(what + " is in read-only mode");
        }
    }
}
