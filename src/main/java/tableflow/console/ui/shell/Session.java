package tableflow.console.ui.shell;

import java.util.List;
import tableflow.console.domain.Progress;
import tableflow.console.domain.profile.Profile;

/// A profile at work: its panes, each with services made for this profile, and what must be closed with it.
///
/// @param opened the profile, whose keys may change while it is open
/// @param resources closes clients; called on a background thread
public record Session(OpenProfile opened, List<PaneSpec> panes, Runnable resources) {

    public Session {
        panes = List.copyOf(panes);
    }

    /// A session whose profile never changes.
    public static Session of(Profile profile, List<PaneSpec> panes, Runnable resources) {
        return new Session(new OpenProfile(profile), panes, resources);
    }

    /// The profile as it is now.
    public Profile profile() {
        return opened.now();
    }

    /// Makes sessions; given by the wiring. Blocking: it may ask the keychain for secrets, but calls no remote system,
    /// so that the window shows its panes at once.
    @FunctionalInterface
    public interface Opener {

        /// Opens `profile`, or fails with a [tableflow.console.domain.RemoteFailure] such as a secret that is missing.
        Session open(Profile profile, Progress progress) throws Exception;
    }
}
