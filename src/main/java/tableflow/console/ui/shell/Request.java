package tableflow.console.ui.shell;

import org.jspecify.annotations.Nullable;

/// What one pane asks of another through the shell, so that panes need not know each other. A pane says in its
/// [PaneSpec] which requests it answers; a link whose request no pane answers is not shown.
public sealed interface Request {

    /// Shows a topic's detail.
    record ShowTopic(String topic) implements Request {}

    /// Opens the provisioning wizard, for `topic` when it is known.
    record Provision(@Nullable String topic) implements Request {}
}
