package tableflow.console.service.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.change.ChangeRequest.DeleteSchemaVersion;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaVersion;

/// A Schema Registry, opened by a key of that registry.
public interface SchemaRegistry {

    /// What the registry says about a schema that is not registered yet; `messages` are its own words.
    record Verdict(boolean compatible, List<String> messages) {
        public Verdict {
            messages = List.copyOf(messages);
        }
    }

    /// Subjects that begin with `prefix`; also the probe whether a new Schema Registry key is usable.
    List<String> subjects(String prefix);

    Optional<SchemaVersion> latest(String subject);

    /// One version of a subject.
    Optional<SchemaVersion> version(String subject, int version);

    /// The numbers of a subject's versions, oldest first; none for a subject that is not there. What is deleted
    /// softly is no version.
    default List<Integer> versions(String subject) {
        int newest = latest(subject).map(SchemaVersion::version).orElse(0);
        return IntStream.rangeClosed(1, newest).filter(number -> version(subject, number).isPresent()).boxed().toList();
    }

    /// When a version was registered; empty where the registry does not tell, as older ones do not.
    default Optional<Instant> registeredAt(String subject, int version) {
        return Optional.empty();
    }

    /// The schema that records name by this id, as one of its versions.
    Optional<SchemaVersion> byId(int id);

    /// The schema that records name by this GUID. A registry without GUIDs has none.
    default Optional<SchemaVersion> byGuid(String guid) {
        return Optional.empty();
    }

    /// The newest version of each subject, in one or few calls.
    List<SchemaVersion> latestOfAll(String subjectPrefix);

    /// The versions of all subjects that are not deleted, those of a subject together and oldest first.
    ///
    /// @param most after so many no more are read
    default List<SchemaVersion> versionsOfAll(String subjectPrefix, int most, Progress progress) {
        return subjects(subjectPrefix).stream().sorted()
                .flatMap(subject -> versions(subject).stream().flatMap(number -> version(subject, number).stream()))
                .limit(most).toList();
    }

    /// The version under which this very text is registered.
    Optional<SchemaVersion> lookup(NewSchema schema);

    /// Whether the schema could be registered at the subject's level. A new subject is compatible.
    Verdict compatibility(NewSchema schema);

    /// Registers, and returns the version; the same text again gives the same version.
    SchemaVersion register(NewSchema request);

    /// As [#lookup(NewSchema)].
    ///
    /// @param normalize whether two spellings of one schema are the same; a registry that does not know it says no
    default Optional<SchemaVersion> lookup(NewSchema schema, boolean normalize) {
        return lookup(schema);
    }

    /// As [#register(NewSchema)].
    ///
    /// @param normalize whether the registry spells the schema its own way first; one that does not know it keeps the
    ///     text as it is
    default SchemaVersion register(NewSchema request, boolean normalize) {
        return register(request);
    }

    /// The level in force for the subject: its own, else the global one.
    Open<CompatibilityLevel> compatibilityLevel(String subject);

    /// The subject's own level; empty while the global one holds.
    Optional<Open<CompatibilityLevel>> ownCompatibilityLevel(String subject);

    /// The mode in force for the subject, its own or else the global one: `READWRITE`, or one that takes no new
    /// versions, such as `READONLY`. A registry without modes takes all.
    default String mode(String subject) {
        return "READWRITE";
    }

    void setCompatibility(SetCompatibility request);

    void delete(DeleteSchemaVersion request);

    /// The same registry for who keeps it.
    ///
    /// @throws UnsupportedOperationException where it can only be read and registered to
    default RegistryAdmin admin() {
        throw new UnsupportedOperationException("this registry can only be read and registered to");
    }
}
