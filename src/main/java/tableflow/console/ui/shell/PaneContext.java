package tableflow.console.ui.shell;

import javafx.beans.value.ObservableBooleanValue;
import tableflow.console.domain.profile.Profile;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.work.Work;

/// What a pane gets of the shell.
///
/// @param profile the one it works with, as it was when it was opened: only its keys may change (see
///     [Pane#profileChanged()])
/// @param navigation where it sends requests to other panes
/// @param dialogs asks the user before a change that cannot be undone
/// @param windowVisible false while the window is minimised or hidden
/// @param notifier where it tells of what happened while the user looked elsewhere
public record PaneContext(
        Profile profile, Work work, Navigation navigation, Dialogs dialogs, ObservableBooleanValue windowVisible,
        Notifier notifier) {

    /// For a pane that has nothing to tell in the background.
    public PaneContext(
            Profile profile, Work work, Navigation navigation, Dialogs dialogs, ObservableBooleanValue windowVisible) {
        this(profile, work, navigation, dialogs, windowVisible, Notifier.NOBODY);
    }
}
