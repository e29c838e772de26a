package tableflow.console.ui.shell;

import java.util.List;
import tableflow.console.domain.profile.Profile;
import tableflow.console.ui.connect.Connecting;
import tableflow.console.ui.work.Task;

/// What the shell needs of the outside; given by the wiring. All of it blocks and runs in jobs.
///
/// @param profiles the stored profiles
/// @param sandbox starts the sandbox, or finds the one that runs already, and gives its profile
/// @param connecting looks up, tests and stores new profiles
/// @param sessions makes a profile's panes
public record ShellPorts(
        Task<List<Profile>> profiles, Task<Profile> sandbox, Session.Opener sessions, Connecting connecting) {}
