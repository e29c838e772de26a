package tableflow.console.ui.schemas.registry;

import java.util.function.Supplier;
import tableflow.console.service.profile.OtherProfiles;
import tableflow.console.service.schemas.references.ReferenceDesk;
import tableflow.console.service.schemas.registry.Deletions;
import tableflow.console.service.schemas.registry.Recoveries;
import tableflow.console.service.schemas.registry.ReferenceGraphs;
import tableflow.console.service.schemas.registry.RegistryDesk;
import tableflow.console.service.schemas.registry.RegistrySettings;
import tableflow.console.service.schemas.registry.RegistryShelf;
import tableflow.console.service.schemas.registry.SchemaUses;
import tableflow.console.service.schemas.registry.VersionComparer;
import tableflow.console.service.schemas.subjects.Subjects;

/// What keeps the registry of the open profile.
///
/// @param subjects registers; may open a client when it is first asked
/// @param others where schemas can be copied to
public record RegistryServices(
        RegistryDesk desk, SchemaUses uses, Supplier<Subjects> subjects, OtherProfiles<RegistryDesk> others) {

    /// What is in the registry.
    public RegistryShelf shelf() {
        return new RegistryShelf(desk);
    }

    /// What drafts can refer to.
    public ReferenceDesk references() {
        return new ReferenceDesk(desk.registry());
    }

    RegistrySettings settings() {
        return new RegistrySettings(desk);
    }

    Deletions deletions() {
        return new Deletions(desk, uses);
    }

    Recoveries recoveries() {
        return new Recoveries(desk);
    }

    ReferenceGraphs graphs() {
        return new ReferenceGraphs(desk);
    }

    VersionComparer comparer() {
        return new VersionComparer(desk);
    }
}
