package tableflow.console.ui.dialog;

import javafx.scene.Node;

/// Asks the user, inside the window. The one in the window is [Overlay]; tests answer by themselves.
public interface Dialogs {

    /// Asks; `onYes` runs on the JavaFX thread when the user agrees.
    void confirm(Confirmation question, Runnable onYes);

    /// Shows `content` in the middle of the window until it is closed with [#close(Node)] or Escape.
    ///
    /// @param onClosed runs once it is closed, however that came
    void show(Node content, Runnable onClosed);

    /// Shows `content` as [#show(Node, Runnable)] does; nobody hears of its end.
    default void show(Node content) {
        show(content, () -> {});
    }

    /// Closes the topmost dialog.
    void close();

    /// Closes the dialog that shows `content`, wherever it stands; nothing happens when there is none.
    void close(Node content);
}
