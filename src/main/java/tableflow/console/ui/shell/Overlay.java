package tableflow.console.ui.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The layer above the window's content where dialogs stand: one is seen at a time, the focus stays within it, a click
/// beside it (and Escape, which the window hears) closes it, and the focus then returns to where it was.
public final class Overlay extends StackPane implements Dialogs {

    private record Shown(Node content, @Nullable Node focusBefore) {}

    private final Region scrim = new Region();
    private final Deque<Shown> stack = new ArrayDeque<>();

    Overlay() {
        getStyleClass().add("overlay");
        scrim.getStyleClass().add("overlay-scrim");
        scrim.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                close();
            }
        });
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().subscribe(this::keepFocus);
            }
        });
        refresh();
    }

    @Override
    public void confirm(Confirmation question, Runnable onYes) {
        show(new ConfirmDialog(question, this::close, onYes));
    }

    @Override
    public void show(Node content) {
        show(content, Pos.CENTER);
    }

    /// Shows `content` at `position`: the command palette hangs from the top.
    void show(Node content, Pos position) {
        Node before = getScene() == null ? null : getScene().getFocusOwner();
        StackPane.setAlignment(content, position);
        stack.push(new Shown(content, before));
        refresh();
        focusFirst(content);
    }

    @Override
    public void close() {
        if (stack.isEmpty()) {
            return;
        }
        Shown closed = stack.pop();
        refresh();
        if (closed.focusBefore() != null) {
            closed.focusBefore().requestFocus();
        }
    }

    /// Whether a dialog is shown: the window's shortcuts rest then.
    boolean isOpen() {
        return !stack.isEmpty();
    }

    private void refresh() {
        Shown top = stack.peek();
        setVisible(top != null);
        if (top == null) {
            getChildren().clear();
        } else {
            getChildren().setAll(scrim, top.content());
        }
    }

    private void keepFocus(@Nullable Node owner) {
        Shown top = stack.peek();
        if (top == null || owner == null) {
            return;
        }
        for (Node node = owner; node != null; node = node.getParent()) {
            if (node.equals(top.content())) {
                return;
            }
        }
        focusFirst(top.content());
    }

    /// Focuses the first node within `content` that takes the focus.
    private static boolean focusFirst(Node content) {
        if (content.isFocusTraversable() && !content.isDisabled() && content.isVisible()) {
            content.requestFocus();
            return true;
        }
        if (content instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                if (focusFirst(child)) {
                    return true;
                }
            }
        }
        return false;
    }
}
