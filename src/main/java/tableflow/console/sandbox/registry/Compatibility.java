package tableflow.console.sandbox.registry;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.schema.CompatibilityDirection;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.TooComplex;
import tableflow.console.sandbox.registry.store.StoredVersion;
import tableflow.console.schema.ParsedSchema;

/// Holds a schema against earlier versions of its subject.
final class Compatibility {
    private final Parsing parsing;

    Compatibility(Parsing parsing) {
        this.parsing = parsing;
    }

    /// Why the candidate may not follow the earlier versions (oldest first); empty when it may. As the registry does,
    /// it stops at the first version that does not fit: what is wrong with it, then which one it is and the level.
    List<String> problems(ParsedSchema candidate, List<StoredVersion> earlier, CompatibilityLevel level)
            throws RegistryError {
        for (StoredVersion version : level.comparedWith(earlier)) {
            ParsedSchema old = parsing.stored(version);
            List<String> messages = new ArrayList<>();
            for (CompatibilityDirection direction : level.directions()) {
                messages.addAll(problems(direction, candidate, old));
            }
            if (!messages.isEmpty()) {
                messages.add("{oldSchemaVersion: " + version.number() + "}");
                messages.add("{oldSchema: '" + version.schema().content().text() + "'}");
                messages.add("{validateFields: 'false', compatibility: '" + level + "'}");
                return messages;
            }
        }
        return List.of();
    }

    private static List<String> problems(CompatibilityDirection direction, ParsedSchema candidate, ParsedSchema old) {
        try {
            return switch (direction) {
                case NEW_READS_OLD -> candidate.whyUnreadable(old, "new", "old");
                case OLD_READS_NEW -> old.whyUnreadable(candidate, "old", "new");
            };
        } catch (TooComplex | StackOverflowError tooComplex) {
            return List.of("{errorType:\"UNKNOWN\", description:\"The schemas are too large or deep to be compared\"}");
        }
    }
}
