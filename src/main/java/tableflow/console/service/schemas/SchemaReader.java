package tableflow.console.service.schemas;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.schema.Referenced;
import tableflow.console.service.port.SchemaRegistry;

/// Reads schemas together with what they refer to.
public final class SchemaReader {

    private final Function<SchemaReference, Optional<SchemaVersion>> registered;

    /// @param registered finds what a schema refers to, usually in the registry
    public SchemaReader(Function<SchemaReference, Optional<SchemaVersion>> registered) {
        this.registered = registered;
    }

    /// One that finds what is referred to in a registry.
    public static SchemaReader of(SchemaRegistry registry) {
        return new SchemaReader(it -> registry.version(it.subject(), it.version()));
    }

    /// As [#referenced], for what a person has named.
    ///
    /// @throws BadInput when the registry does not have one of them
    /// @throws tableflow.console.domain.RemoteFailure when one cannot be read
    public List<Referenced> needed(List<SchemaReference> references) {
        try {
            return referenced(references);
        } catch (InvalidSchema missing) {
            throw BadInput.of(String.valueOf(missing.getMessage()));
        }
    }

    /// A registered schema.
    ///
    /// @throws InvalidSchema also when its format is none that the console knows
    /// @throws tableflow.console.domain.RemoteFailure when something it refers to cannot be read
    public ParsedSchema read(SchemaVersion version) throws InvalidSchema {
        SchemaFormat format = version.format().known();
        if (format == null) {
            throw new InvalidSchema("the console does not know the format " + version.format());
        }
        return ParsedSchema.parseTaken(format, version.text(), referenced(version.references()));
    }

    /// A schema that need not be registered.
    ///
    /// @throws InvalidSchema when it is none, or refers to what the registry does not have
    /// @throws tableflow.console.domain.RemoteFailure when something it refers to cannot be read
    public ParsedSchema read(SchemaFormat format, String text, List<SchemaReference> references)
            throws InvalidSchema {
        return ParsedSchema.parse(format, text, referenced(references));
    }

    /// What a schema refers to, and what these refer to in turn: each after those that it needs itself.
    ///
    /// @throws InvalidSchema when the registry does not have one of them
    /// @throws tableflow.console.domain.RemoteFailure when one cannot be read
    public List<Referenced> referenced(List<SchemaReference> references) throws InvalidSchema {
        Map<String, Referenced> found = new LinkedHashMap<>();
        collect(references, found, new LinkedHashSet<>());
        return List.copyOf(found.values());
    }

    /// Depth first, so that each comes after what it needs itself.
    private void collect(List<SchemaReference> references, Map<String, Referenced> found, Set<String> underway)
            throws InvalidSchema {
        for (SchemaReference reference : references) {
            if (found.containsKey(reference.name()) || !underway.add(reference.name())) {
                continue;
            }
            SchemaVersion version = registered.apply(reference)
                    .orElseThrow(() -> new InvalidSchema("it refers to version " + reference.version() + " of "
                            + reference.subject() + " as " + reference.name() + ", which the registry does not have"));
            collect(version.references(), found, underway);
            found.put(reference.name(), new Referenced(reference.name(), version.text()));
        }
    }
}
