package tableflow.console.ui.control.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What would mend a problem, offered and done.
class CodeFixTest extends CodeEditorFixture {

    @Test
    void aProblemIsMendedByAKeyByItsLineAndByTheMenuAndThatIsUndone() {
        String text = "SELECT 1;\nWHERE oops! = 1";
        open(text);
        await("the fix", () -> texts(".code-fix").equals(List.of("Write good")));
        pictures("code-fix");
        run(() -> {
            editor().select(0, 0);
            editor().requestFocus();
        });
        press(KeyCode.ALT, KeyCode.ENTER);
        assertThat(fx(() -> editor().text())).as("the caret is elsewhere").isEqualTo(text);
        run(() -> editor().select(text.length(), text.length()));
        press(KeyCode.ALT, KeyCode.ENTER);
        await("mended", () -> editor().text().equals("SELECT 1;\nWHERE good = 1"));
        assertThat(fx(() -> editor().caretProperty().get())).isEqualTo(text.indexOf("oops") + 4);
        press(KeyCode.CONTROL, KeyCode.Z);
        await("undone", () -> editor().text().equals(text));
        await("the fix again", () -> texts(".code-fix").size() == 1);
        run(() -> ((ButtonBase) editor().lookup(".code-fix")).fire());
        await("mended by its line", () -> editor().text().contains("good"));
        run(() -> editor().area().undo());
        await("the fix once more", () -> texts(".code-fix").size() == 1);
        run(() -> {
            editor().select(text.indexOf("oops"), text.indexOf("oops"));
            editor().area().getContextMenu().show(editor(), 40, 40);
        });
        MenuItem mend = fx(() -> editor().area().getContextMenu().getItems().getFirst());
        assertThat(fx(mend::getText)).isEqualTo("Mend: Write good");
        run(() -> {
            mend.fire();
            editor().area().getContextMenu().hide();
        });
        await("mended by the menu", () -> editor().text().contains("good"));
        await("nothing is left to mend", () -> editor().fixAtCaret().isEmpty() && texts(".code-fix").isEmpty());
        run(() -> editor().area().getContextMenu().show(editor(), 40, 40));
        assertThat(fx(() -> editor().area().getContextMenu().getItems().getFirst().getText())).isEqualTo("Undo");
        run(() -> editor().area().getContextMenu().hide());
    }

    @Test
    void theHintOfAProblemMendsIt() {
        open("WHERE oops! = 1");
        await("the fix", () -> texts(".code-fix").size() == 1);
        run(() -> {
            editor().select(7, 7);
            editor().requestFocus();
        });
        press(KeyCode.SHIFT, KeyCode.F1);
        await("the hint", () -> popup(".code-hint-fix") != null);
        run(() -> ((ButtonBase) Objects.requireNonNull(popup(".code-hint-fix"))).fire());
        await("mended", () -> editor().text().equals("WHERE good = 1"));
        assertThat(fx(() -> popup(".code-hint"))).isNull();
    }
}
