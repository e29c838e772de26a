package tableflow.console.ui.shell;

/// Where panes tell of what happened in the background: at the bottom of the window whatever pane is shown and, when
/// the user does not look at the window and the machine can, as a notice of the desktop (decision 0033).
///
/// ```java
/// context.notifier().tell(new Notice(
///         title, sentence, Severity.BAD, true, () -> context.navigation().show("monitor")));
/// ```
@FunctionalInterface
public interface Notifier {

    /// Tells nobody: for tests, and for panes without a window.
    Notifier NOBODY = notice -> {};

    /// Shows `notice`. JavaFX thread only; returns at once.
    void tell(Notice notice);
}
