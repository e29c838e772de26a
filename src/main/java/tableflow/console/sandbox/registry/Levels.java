package tableflow.console.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
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

    /// The config in force. One that sets other things only leaves the level to the next wider one.
    ObjectNode config(SubjectName subject) {
        List<ObjectNode> chain = Stream.of(subject, subject.wholeContext(), GLOBAL)
            .flatMap(place -> store.config(place).stream()).toList();
        String level = chain.stream().filter(config -> config.has(LEVEL))
            .map(config -> config.path(LEVEL).asText()).findFirst().orElse(CompatibilityLevel.BACKWARD.name());
        ObjectNode config = chain.isEmpty() ? Json.object() : chain.getFirst();
        return config.put(LEVEL, level);
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
