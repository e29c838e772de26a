package tableflow.console.ui.shell;

import javafx.scene.Node;

/// Asks the user, inside the window. The one in the window is [Overlay]; tests answer by themselves.
public interface Dialogs {

    /// Asks; `onYes` runs on the JavaFX thread when the user agrees.
    void confirm(Confirmation question, Runnable onYes);

    /// Shows `content` in the middle of the window until it is closed with [#close()] or Escape.
    void show(Node content);

    /// Closes the topmost dialog.
    void close();
}
