package tableflow.console.service.port;

import java.nio.file.Path;

/// The programs of the user's desktop that show files.
@FunctionalInterface
public interface DesktopFiles {

    /// A machine that shows none.
    DesktopFiles NONE = file -> false;

    /// Has the desktop open a file with the program that the user has chosen for its kind; blocks a moment. Never
    /// throws: the file is there all the same.
    ///
    /// @return whether the desktop took it
    boolean open(Path file);
}
