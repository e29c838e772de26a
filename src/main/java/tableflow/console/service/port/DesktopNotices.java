package tableflow.console.service.port;

/// The notices of the user's desktop, which are seen when the console's window is not.
@FunctionalInterface
public interface DesktopNotices {

    /// A machine that shows none.
    DesktopNotices NONE = (title, text) -> false;

    /// Shows a notice; blocks a moment. Never throws: whoever was to be told has the window still.
    ///
    /// @param title a few words
    /// @param text plain, without any secret: other programs of this user may read it
    /// @return whether the desktop took it
    boolean show(String title, String text);
}
