package tableflow.console.sandbox.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.registry.store.SchemaContent;
import tableflow.console.sandbox.registry.store.SchemaStore;
import tableflow.console.sandbox.registry.store.StoredSchema;
import tableflow.console.sandbox.registry.store.StoredVersion;
import tableflow.console.sandbox.registry.store.SubjectName;
import tableflow.console.schema.ParsedSchema;

/// Registering, finding and deleting versions of subjects, by the registry's rules.
final class Subjects {
    private final SchemaStore store;
    private final Levels levels;
    private final Parsing parsing;
    private final Compatibility compatibility;

    Subjects(SchemaStore store, Levels levels, Parsing parsing) {
        this.store = store;
        this.levels = levels;
        this.parsing = parsing;
        this.compatibility = new Compatibility(parsing);
    }

    /// Registers, or finds the version that has this very schema.
    StoredVersion register(SubjectName subject, Submission submission, boolean normalize) throws RegistryError {
        synchronized (store) {
            if (subject.name().isEmpty() || subject.name().startsWith("__")) {
                throw RegistryError.invalidSubject(subject.toString());
            }
            levels.mustBeWritable(subject);
            boolean importing = levels.mode(subject).equals(Levels.IMPORT);
            if ((submission.id() != null) != importing) {
                throw RegistryError.notPermitted(
                    "Subject " + subject + " is not in " + (importing ? "read-write" : "import") + " mode");
            }
            ParsedSchema parsed = parsing.parse(subject, submission.content());
            SchemaContent content =
                content(submission, parsed, normalize || levels.normalizes(subject));
            Optional<StoredVersion> same = live(subject).stream()
                .filter(version -> version.schema().content().equals(content)).reduce((one, later) -> later);
            if (same.isPresent() && isAskedFor(same.get(), submission)) {
                return same.get();
            }
            if (!importing) {
                List<String> problems = compatibility.problems(parsed, live(subject), levels.level(subject));
                if (!problems.isEmpty()) {
                    throw RegistryError.incompatible(subject, String.join(", ", problems));
                }
            }
            Integer id = submission.id();
            mustBeFree(subject, id, content);
            StoredSchema schema = store.intern(subject.context(), content, id);
            StoredVersion added = store.add(subject, schema, importing ? submission.version() : null);
            // As the registry does: what was deleted softly and comes back under a later number leaves its old one.
            store.versions(subject).stream().filter(version -> version.deleted()
                && version.schema().id() == schema.id() && version.number() < added.number()).forEach(store::erase);
            return added;
        }
    }

    private static boolean isAskedFor(StoredVersion version, Submission submission) {
        return (submission.id() == null || submission.id() == version.schema().id())
            && (submission.version() == null || submission.version() == version.number());
    }

    private void mustBeFree(SubjectName subject, @Nullable Integer id, SchemaContent content) throws RegistryError {
        if (id != null) {
            Optional<StoredSchema> holder = store.schema(subject.context(), id);
            Optional<StoredSchema> known = store.schema(subject.context(), content);
            boolean taken = holder.isPresent() && !holder.get().content().equals(content);
            if (taken || (known.isPresent() && known.get().id() != id)) {
                throw RegistryError.otherId(id);
            }
        }
    }

    private static SchemaContent content(Submission submission, ParsedSchema parsed, boolean normalize) {
        SchemaContent sent = submission.content();
        return new SchemaContent(sent.format(), normalize ? parsed.normalized() : parsed.canonical(),
            sent.references(), sent.metadata(), sent.ruleSet());
    }

    /// The version under which this schema is registered.
    StoredVersion lookup(SubjectName subject, Submission submission, boolean normalize, boolean deleted)
            throws RegistryError {
        synchronized (store) {
            List<StoredVersion> all = deleted ? store.versions(subject) : live(subject);
            if (all.isEmpty()) {
                throw RegistryError.noSubject(subject);
            }
            ParsedSchema parsed = parsing.parse(subject, submission.content());
            SchemaContent content = content(submission, parsed, false);
            for (StoredVersion version : all.reversed()) {
                SchemaContent other = version.schema().content();
                if (same(other, content) || (normalize && sameNormalized(version, content, parsed.normalized()))) {
                    return version;
                }
            }
            throw RegistryError.noSchema("Schema not found");
        }
    }

    /// A client that sends no metadata or rules asks for the schema whatever its are.
    private static boolean same(SchemaContent stored, SchemaContent sent) {
        return stored.format() == sent.format() && stored.text().equals(sent.text())
            && stored.references().equals(sent.references())
            && (sent.metadata() == null || sent.metadata().equals(stored.metadata()))
            && (sent.ruleSet() == null || sent.ruleSet().equals(stored.ruleSet()));
    }

    private boolean sameNormalized(StoredVersion version, SchemaContent sent, String normalized)
            throws RegistryError {
        SchemaContent stored = version.schema().content();
        return stored.format() == sent.format() && stored.references().equals(sent.references())
            && parsing.stored(version).normalized().equals(normalized);
    }

    /// Why the schema could not be registered; empty when it could.
    ///
    /// @param against one version (a number, -1 or `latest`), or null for those that the level asks for
    List<String> test(SubjectName subject, Submission submission, @Nullable String against) throws RegistryError {
        synchronized (store) {
            ParsedSchema parsed = parsing.parse(subject, submission.content());
            List<StoredVersion> earlier = live(subject);
            if (against != null) {
                int number = number(against);
                if (number > 0) {
                    earlier = List.of(find(earlier, number).orElseThrow(() -> RegistryError.noVersion(number)));
                } else if (!earlier.isEmpty()) {
                    earlier = List.of(earlier.getLast());
                }
            }
            return compatibility.problems(parsed, earlier, levels.level(subject));
        }
    }

    /// Forgets what was deleted softly at a place: of a subject, a context, or, empty, everywhere.
    void forgetDeleted(SubjectName place) {
        store.versions().stream().filter(version -> version.deleted() && isAt(version, place)).forEach(store::erase);
    }

    /// Whether a place has versions that are not deleted.
    boolean isFilled(SubjectName place) {
        return store.versions().stream().anyMatch(version -> !version.deleted() && isAt(version, place));
    }

    private static boolean isAt(StoredVersion version, SubjectName place) {
        SubjectName subject = version.subject();
        return place.equals(Levels.GLOBAL) || subject.equals(place) || subject.wholeContext().equals(place);
    }

    /// Versions that are not deleted, oldest first.
    List<StoredVersion> live(SubjectName subject) {
        return store.versions(subject).stream().filter(version -> !version.deleted()).toList();
    }

    /// One version by its number, -1 or `latest`.
    StoredVersion version(SubjectName subject, String text, boolean deleted) throws RegistryError {
        int number = number(text);
        List<StoredVersion> all = deleted ? store.versions(subject) : live(subject);
        if (all.isEmpty()) {
            throw RegistryError.noSubject(subject);
        }
        return number < 0 ? all.getLast() : find(all, number).orElseThrow(() -> RegistryError.noVersion(number));
    }

    private static Optional<StoredVersion> find(List<StoredVersion> all, int number) {
        return all.stream().filter(version -> version.number() == number).findFirst();
    }

    /// -1 stands for the latest.
    private static int number(String text) throws RegistryError {
        if (text.equals("latest") || text.equals("-1")) {
            return -1;
        }
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw RegistryError.invalidVersion(text);
        }
        return Integer.parseInt(text);
    }

    /// Deletes a version softly, or for good once it is softly deleted.
    int delete(SubjectName subject, String text, boolean permanent) throws RegistryError {
        synchronized (store) {
            levels.mustBeWritable(subject);
            int number = number(text);
            List<StoredVersion> all = store.versions(subject);
            if (all.isEmpty()) {
                throw RegistryError.noSubject(subject);
            }
            StoredVersion version = number < 0
                ? live(subject).stream().reduce((one, later) -> later)
                    .orElseThrow(() -> RegistryError.noSubject(subject))
                : find(all, number).orElseThrow(() -> RegistryError.noVersion(number));
            if (permanent && !version.deleted()) {
                throw RegistryError.versionNotSoftDeleted(subject, version.number());
            }
            if (!permanent && version.deleted()) {
                throw RegistryError.versionSoftDeleted(subject, version.number());
            }
            mustNotBeReferenced(version);
            remove(version, permanent);
            return version.number();
        }
    }

    /// Deletes all versions softly, or for good once all are softly deleted; gives their numbers.
    List<Integer> delete(SubjectName subject, boolean permanent) throws RegistryError {
        synchronized (store) {
            levels.mustBeWritable(subject);
            List<StoredVersion> all = store.versions(subject);
            List<StoredVersion> live = live(subject);
            if (all.isEmpty()) {
                throw RegistryError.noSubject(subject);
            }
            if (permanent && !live.isEmpty()) {
                throw RegistryError.subjectNotSoftDeleted(subject);
            }
            if (!permanent && live.isEmpty()) {
                throw RegistryError.subjectSoftDeleted(subject);
            }
            List<StoredVersion> going = permanent ? all : live;
            for (StoredVersion version : going) {
                mustNotBeReferenced(version);
            }
            going.forEach(version -> remove(version, permanent));
            store.config(subject, null);
            store.mode(subject, null);
            return going.stream().map(StoredVersion::number).toList();
        }
    }

    private void remove(StoredVersion version, boolean permanent) {
        if (permanent) {
            store.erase(version);
        } else {
            store.softDelete(version);
        }
    }

    private void mustNotBeReferenced(StoredVersion version) throws RegistryError {
        List<Integer> by = referencedBy(version);
        if (!by.isEmpty()) {
            throw RegistryError.referenced("Version " + version.number() + " of subject '" + version.subject() + "'",
                by.getFirst());
        }
    }

    /// Ids of live schemas that refer to the version.
    List<Integer> referencedBy(StoredVersion version) {
        List<Integer> ids = new ArrayList<>();
        for (StoredVersion other : store.versions()) {
            boolean refers = !other.deleted() && other.schema().content().references().stream().anyMatch(reference ->
                other.subject().sibling(reference.subject()).equals(version.subject())
                    && reference.version() == version.number());
            if (refers && !ids.contains(other.schema().id())) {
                ids.add(other.schema().id());
            }
        }
        return ids;
    }
}
