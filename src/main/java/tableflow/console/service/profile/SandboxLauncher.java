package tableflow.console.service.profile;

import java.util.List;
import tableflow.console.domain.Progress;
import tableflow.console.domain.profile.Profile;

/// Starts the bundled sandbox in a process of its own.
public interface SandboxLauncher {

    /// Starts a sandbox and waits until it is ready. Blocks for seconds; an interrupt ends the child too.
    ///
    /// @param progress told of each line that the sandbox writes while it gets ready
    /// @throws tableflow.console.domain.RemoteFailure UNEXPECTED when it ended early, with its last lines; UNREACHABLE
    ///     when it was not ready in time; CANCELLED on an interrupt
    Running start(Progress progress);

    /// A sandbox that is ready. Closing stops it and waits for its end; it also ends when this process does.
    interface Running extends AutoCloseable {

        /// Where the sandbox listens, with the keys to it; for this run only.
        Profile profile();

        boolean alive();

        /// What it wrote last, oldest line first: for a report when it died.
        List<String> lastLines();

        @Override
        void close();
    }
}
