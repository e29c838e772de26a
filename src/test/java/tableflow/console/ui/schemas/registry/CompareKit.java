package tableflow.console.ui.schemas.registry;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.profile.OtherProfiles;
import tableflow.console.service.schemas.registry.RegistryDesk;
import tableflow.console.service.schemas.registry.RegistryStand;
import tableflow.console.service.schemas.registry.SchemaUses;
import tableflow.console.ui.change.ChangeDesk;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.work.Work;

/// What a comparison needs, on a registry that answers nobody.
final class CompareKit {

    private CompareKit() {}

    /// @param asked gets what the registry was asked for
    static RegistryKit of(Work work, List<String> asked) {
        SchemaRegistry registry = (SchemaRegistry) Proxy.newProxyInstance(SchemaRegistry.class.getClassLoader(),
                new Class<?>[] {SchemaRegistry.class}, (proxy, method, given) -> {
                    asked.add(method.getName());
                    throw RemoteFailure.of(Kind.UNREACHABLE, "read the reference", "nobody answers");
                });
        RegistryDesk desk = new RegistryDesk("test", () -> registry, RegistryStand.guard(false));
        return new RegistryKit(new ChangeDesk(work, new AskedDialogs(), false, false),
                new RegistryServices(desk, new SchemaUses(desk, Set::of, () -> {
                    throw new AssertionError("tables are not asked about");
                }), () -> {
                    throw new AssertionError("nothing is registered");
                }, OtherProfiles.none()));
    }
}
