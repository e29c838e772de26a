package tableflow.console.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.control.Copying;

/// What must be typed before something is destroyed.
class TypedConfirmationTest extends UiTest {

    private final List<String> events = new CopyOnWriteArrayList<>();

    private TextArea ask(String name) {
        Overlay overlay = fx(Overlay::new);
        show(() -> overlay, 900, 600);
        run(() -> overlay.confirm(Confirmation.destroying("Delete it for good?", "It does not come back.", List.of(),
                "Delete for good", name), () -> events.add("deleted")));
        await("it is asked", () -> node("#confirm-name .text-area") != null);
        return fx(() -> (TextArea) node("#confirm-name .text-area"));
    }

    private Node node(String selector) {
        return stage().getScene().getRoot().lookup(selector);
    }

    private static boolean fits(TextArea shown, int lines) {
        return shown.lookup(".text") instanceof Text drawn
                && drawn.getLayoutBounds().getHeight() >= lines * shown.getFont().getSize()
                && drawn.getLayoutBounds().getHeight() <= shown.getHeight()
                && shown.lookupAll(".scroll-bar").stream().noneMatch(Node::isVisible);
    }

    @Test
    void aLongNameIsSeenWholeCopiedAndPasted() {
        String name = ":.staging:eu-central-1.billing." + "adjusted-by-hand.".repeat(10) + "corrections-value";
        TextArea shown = ask(name);
        TextField field = find("#confirm-typed", TextField.class);
        await("one types at once", field::isFocused);
        await("it stands in as many lines as it takes", () -> fits(shown, 3));
        assertThat(fx(() -> shown.getText())).isEqualTo(name);
        assertThat(fx(() -> shown.isEditable())).isFalse();
        run(() -> {
            shown.selectRange(0, 9);
            shown.copy();
        });
        assertThat(fx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(":.staging");
        run(() -> Copying.copy("something else"));
        run(() -> ((Button) ((Parent) node("#confirm-name")).lookup(".copy-button")).fire());
        assertThat(fx(() -> find("#confirm-yes", Button.class).isDisabled())).isTrue();
        run(() -> {
            field.requestFocus();
            field.paste();
        });
        pictures("dialog-typed-long");
        run(() -> find("#confirm-yes", Button.class).fire());
        assertThat(events).containsExactly("deleted");
    }

    @Test
    void aShortNameTakesOneLineAndMustBeExact() {
        TextArea shown = ask("orders");
        await("it is one line", () -> fits(shown, 1) && shown.getHeight() < 2 * shown.getFont().getSize());
        TextField field = find("#confirm-typed", TextField.class);
        Button yes = find("#confirm-yes", Button.class);
        for (String typed : List.of("", "order", "Orders", "orders ")) {
            run(() -> field.setText(typed));
            assertThat(fx(yes::isDisabled)).as(typed).isTrue();
        }
        run(() -> field.setText("orders"));
        assertThat(fx(yes::isDisabled)).isFalse();
        pictures("dialog-typed-short");
    }
}
