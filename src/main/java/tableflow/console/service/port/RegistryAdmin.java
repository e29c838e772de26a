package tableflow.console.service.port;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.change.ChangeRequest.DeleteSubject;
import tableflow.console.domain.change.ChangeRequest.ImportSchema;
import tableflow.console.domain.change.ChangeRequest.SetNormalize;
import tableflow.console.domain.change.ChangeRequest.SetRegistryMode;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.RegistryMode;

/// A Schema Registry for who keeps it: what is deleted softly, who refers to whom, settings and modes. A *place* is a
/// subject, a context (`:.context:`), or, empty, the registry.
public interface RegistryAdmin {

    /// Names of subjects of all contexts.
    ///
    /// @param deleted whether those are among them whose versions are all deleted softly
    List<String> subjects(boolean deleted);

    /// Names of contexts, such as `.` and `.dev`.
    List<String> contexts();

    /// The numbers of a subject's versions, oldest first; none for a subject that is not there.
    ///
    /// @param deleted whether those that are deleted softly are among them
    List<Integer> versions(String subject, boolean deleted);

    /// One version, also one that is deleted softly: old registries do not mark it as such, [#versions] tells.
    Optional<RegisteredSchema> version(String subject, int number);

    /// The ids of the schemas that refer to a version.
    List<Integer> referencedBy(String subject, int number);

    /// A version by its subject and number.
    record SubjectVersion(String subject, int version) {}

    /// The versions that have a schema.
    ///
    /// @param context as in [#contexts]
    List<SubjectVersion> holders(String context, int id);

    /// What was set at a place itself; what is absent is taken from the next wider place.
    record Settings(@Nullable Open<CompatibilityLevel> level, @Nullable Boolean normalize) {}

    /// What was set at a place itself; empty where nothing was.
    Optional<Settings> settings(String place);

    /// The mode that was set at a place itself; empty where none was.
    Optional<Open<RegistryMode>> ownMode(String place);

    void set(SetNormalize request);

    /// Sets a mode, or takes a place's own away.
    void set(SetRegistryMode request);

    /// Registers with the id and number that the request names; the registry checks no compatibility then.
    void register(ImportSchema request);

    /// Deletes all versions of a subject. One that is gone already is no failure.
    void delete(DeleteSubject request);
}
