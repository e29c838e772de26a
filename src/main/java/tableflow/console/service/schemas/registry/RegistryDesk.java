package tableflow.console.service.schemas.registry;

import java.util.function.Supplier;
import tableflow.console.service.port.RegistryAdmin;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.profile.WriteGuard;

/// A registry under somebody's hands.
///
/// @param profile whose registry it is, for people
/// @param registry may open a client when it is first asked
/// @param guard keeps read-only profiles from changing anything
public record RegistryDesk(String profile, Supplier<SchemaRegistry> registry, WriteGuard guard) {

    SchemaRegistry open() {
        return registry.get();
    }

    RegistryAdmin admin() {
        return registry.get().admin();
    }
}
