package tableflow.console.ui.shell;

import tableflow.console.domain.profile.Profile;
import tableflow.console.service.port.DesktopNotices;
import tableflow.console.service.profile.ProfileListing;
import tableflow.console.ui.connect.Connecting;
import tableflow.console.ui.profiles.ProfileServices;
import tableflow.console.ui.unlock.PassphraseDesk;
import tableflow.console.ui.work.Task;

/// What the shell needs of the outside; given by the wiring. All of it blocks and runs in jobs.
///
/// @param sandbox starts the sandbox, or finds the one that runs already, and gives its profile
/// @param sessions makes a profile's panes
/// @param connecting looks up, tests and stores profiles
/// @param profiles the stored profiles and their secrets
/// @param passphrases where jobs ask for passphrases
/// @param desktop shows notices when the window is not seen
public record ShellPorts(
        Task<Profile> sandbox,
        Session.Opener sessions,
        Connecting connecting,
        ProfileServices profiles,
        PassphraseDesk passphrases,
        DesktopNotices desktop) {

    /// On a machine without notices.
    public ShellPorts(
            Task<Profile> sandbox,
            Session.Opener sessions,
            Connecting connecting,
            ProfileServices profiles,
            PassphraseDesk passphrases) {
        this(sandbox, sessions, connecting, profiles, passphrases, DesktopNotices.NONE);
    }

    /// The stored profiles, and the files among them that could not be used.
    ProfileListing listing() {
        return profiles.profiles().list();
    }
}
