package tableflow.console.ui.schemas.registry;

import tableflow.console.domain.profile.Profile;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.Work;

/// Where the registry is kept in a window.
///
/// @param readOnly whether the profile refuses changes: they can be planned, not done
/// @param production whether a name has to be typed before anything is done
public record RegistryKit(Work work, Dialogs dialogs, RegistryServices services, boolean readOnly, boolean production) {

    public static RegistryKit of(PaneContext context, RegistryServices services) {
        Profile profile = context.profile();
        return new RegistryKit(
                context.work(), context.dialogs(), services, profile.readOnly(), profile.isProduction());
    }
}
