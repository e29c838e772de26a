package tableflow.console.ui.dialog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import jfx.incubator.scene.control.richtext.RichTextArea;
import org.jspecify.annotations.Nullable;

/// The layer above the window's content where dialogs stand: one is seen at a time, the focus stays within it, a click
/// beside it (and Escape, which the window hears) closes it, and the focus then returns to where it was. Once something
/// was typed into a form a click beside it no longer closes it: nobody means to lose that by missing a button.
public final class Overlay extends StackPane implements Dialogs {

    private static final class Shown {
        private final Node content;
        private final @Nullable Node focusBefore;
        private final Runnable onClosed;
        private boolean typed;

        Shown(Node content, @Nullable Node focusBefore, Runnable onClosed) {
            this.content = content;
            this.focusBefore = focusBefore;
            this.onClosed = onClosed;
        }
    }

    private final Region scrim = new Region();
    private final Deque<Shown> stack = new ArrayDeque<>();

    public Overlay() {
        getStyleClass().add("overlay");
        scrim.getStyleClass().add("overlay-scrim");
        scrim.setOnMouseClicked(event -> {
            Shown top = stack.peek();
            if (event.getButton() == MouseButton.PRIMARY && top != null && !top.typed) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_TYPED, event -> {
            Shown top = stack.peek();
            // What hangs from the top, such as the palette, only searches.
            if (top != null && StackPane.getAlignment(top.content) == Pos.CENTER && takesText(event.getTarget())) {
                top.typed = true;
            }
        });
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().subscribe(this::keepFocus);
            }
        });
        refresh();
    }

    private static boolean takesText(Object target) {
        return (target instanceof TextInputControl input && input.isEditable())
                || (target instanceof RichTextArea area && area.isEditable());
    }

    @Override
    public void confirm(Confirmation question, Runnable onYes) {
        show(new ConfirmDialog(question, this::close, onYes), () -> {});
    }

    @Override
    public void show(Node content, Runnable onClosed) {
        show(content, Pos.CENTER, onClosed);
    }

    /// Shows `content` at `position`: the command palette hangs from the top.
    public void show(Node content, Pos position) {
        show(content, position, () -> {});
    }

    private void show(Node content, Pos position, Runnable onClosed) {
        Node before = getScene() == null ? null : getScene().getFocusOwner();
        StackPane.setAlignment(content, position);
        stack.push(new Shown(content, before, onClosed));
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
        if (closed.focusBefore != null) {
            closed.focusBefore.requestFocus();
        }
        closed.onClosed.run();
    }

    @Override
    public void close(Node content) {
        Shown top = stack.peek();
        if (top != null && top.content.equals(content)) {
            close();
            return;
        }
        List<Shown> below = stack.stream().filter(it -> it.content.equals(content)).toList();
        stack.removeAll(below);
        below.forEach(it -> it.onClosed.run());
    }

    /// Whether a dialog is shown: the window's shortcuts rest then.
    public boolean isOpen() {
        return !stack.isEmpty();
    }

    private void refresh() {
        Shown top = stack.peek();
        setVisible(top != null);
        if (top == null) {
            getChildren().clear();
        } else {
            getChildren().setAll(scrim, top.content);
        }
    }

    private void keepFocus(@Nullable Node owner) {
        Shown top = stack.peek();
        if (top == null || owner == null) {
            return;
        }
        for (Node node = owner; node != null; node = node.getParent()) {
            if (node.equals(top.content)) {
                return;
            }
        }
        focusFirst(top.content);
    }

    /// Focuses where a dialog starts, or the first node within `content` that takes the focus.
    private static boolean focusFirst(Node content) {
        if (content instanceof DialogBox dialog && dialog.first() != null) {
            dialog.first().requestFocus();
            return true;
        }
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
