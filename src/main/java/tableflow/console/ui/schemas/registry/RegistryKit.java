package tableflow.console.ui.schemas.registry;

import tableflow.console.ui.change.ChangeDesk;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.Work;

/// Where the registry is kept in a window.
///
/// @param desk where its changes are made
public record RegistryKit(ChangeDesk desk, RegistryServices services) {

    public static RegistryKit of(PaneContext context, RegistryServices services) {
        return new RegistryKit(ChangeDesk.of(context), services);
    }

    Work work() {
        return desk.work();
    }
}
