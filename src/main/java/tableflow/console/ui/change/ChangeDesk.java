package tableflow.console.ui.change;

import tableflow.console.domain.profile.Profile;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.Work;

/// Where changes are made in a window.
///
/// @param readOnly whether the profile refuses changes: they can be planned, not done
/// @param production whether a name has to be typed before one is done
public record ChangeDesk(Work work, Dialogs dialogs, boolean readOnly, boolean production) {

    /// The desk of an open profile.
    public static ChangeDesk of(PaneContext context) {
        Profile profile = context.profile();
        return new ChangeDesk(context.work(), context.dialogs(), profile.readOnly(), profile.isProduction());
    }
}
