package tableflow.console.sandbox.registry;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tableflow.console.sandbox.registry.store.SchemaContent;
import tableflow.console.sandbox.registry.store.SchemaContent.Reference;
import tableflow.console.sandbox.registry.store.SchemaStore;
import tableflow.console.sandbox.registry.store.StoredVersion;
import tableflow.console.sandbox.registry.store.SubjectName;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.schema.Referenced;

/// Parses schemas together with what they refer to.
final class Parsing {
    private final SchemaStore store;

    Parsing(SchemaStore store) {
        this.store = store;
    }

    ParsedSchema parse(SubjectName subject, SchemaContent content) throws RegistryError {
        Map<String, Referenced> found = new LinkedHashMap<>();
        collect(subject, content.references(), found, new LinkedHashSet<>());
        try {
            return ParsedSchema.parse(content.format(), content.text(), List.copyOf(found.values()));
        } catch (InvalidSchema e) {
            throw RegistryError.invalidSchema(e);
        }
    }

    ParsedSchema stored(StoredVersion version) throws RegistryError {
        return parse(version.subject(), version.schema().content());
    }

    /// Depth first, so that each comes after what it needs itself.
    private void collect(SubjectName from, List<Reference> references, Map<String, Referenced> found,
            Set<SubjectName> underway) throws RegistryError {
        for (Reference reference : references) {
            SubjectName subject = from.sibling(reference.subject());
            StoredVersion version = referenced(subject, reference);
            if (found.containsKey(reference.name()) || !underway.add(subject)) {
                continue;
            }
            SchemaContent content = version.schema().content();
            collect(subject, content.references(), found, underway);
            underway.remove(subject);
            found.put(reference.name(), new Referenced(reference.name(), content.text()));
        }
    }

    private StoredVersion referenced(SubjectName subject, Reference reference) throws RegistryError {
        List<StoredVersion> all = store.versions(subject);
        return all.stream()
            .filter(version -> reference.version() == -1 ? !version.deleted() : version.number() == reference.version())
            .reduce((one, later) -> later)
            .orElseThrow(() -> RegistryError.invalidSchema("it refers to version " + reference.version()
                + " of subject '" + reference.subject() + "' as " + reference.name() + ", which does not exist"));
    }
}
