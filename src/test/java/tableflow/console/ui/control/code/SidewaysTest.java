package tableflow.console.ui.control.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Wherever the caret goes, it is seen: also at the far end of a line that is wider than the editor.
class SidewaysTest extends CodeEditorFixture {

    private static final String ROWS = "SELECT a\n".repeat(200);
    private static final String WIDE = "SELECT " + "wide, ".repeat(150) + "needle";
    private static final String TEXT = ROWS + WIDE + "\n" + ROWS;
    private static final int FAR = ROWS.length() + WIDE.length();

    @Test
    void aJumpToTheFarEndOfALineAndBack() {
        open(TEXT);
        run(() -> editor().select(FAR, FAR));
        awaitCaret("the end of the wide line");
        assertThat(shown()).isGreaterThan(1_000);
        run(() -> editor().select(0, 0));
        awaitCaret("the start of the text");
        assertThat(shown()).isZero();
        run(() -> editor().select(TEXT.length() - 2, TEXT.length() - 2));
        awaitCaret("a short line far below");
        run(() -> editor().select(FAR - 450, FAR - 450));
        awaitCaret("the middle of the wide line");
        press(KeyCode.END);
        awaitCaret("by its key");
        press(KeyCode.CONTROL, KeyCode.HOME);
        awaitCaret("the start by its key");
        assertThat(shown()).isZero();
    }

    @Test
    void whatIsFoundComesIntoSightWhole() {
        open(TEXT);
        press(KeyCode.CONTROL, KeyCode.F);
        enter("#code-find", "needle");
        press(KeyCode.ENTER);
        await("found", () -> editor().caretProperty().get() == FAR);
        awaitCaret("what is found");
        Bounds match = fx(() -> editor().area().lookup(".selection-highlight").getBoundsInParent());
        assertThat(match.getMinX()).isGreaterThan(shown());
    }

    @Test
    void aProblemFarToTheRightIsGoneToByItsKey() {
        open(ROWS + WIDE.replace("needle", "oops") + "\n" + ROWS);
        await("the problem is known", () -> !editor().problems().isEmpty());
        press(KeyCode.F8);
        await("gone to", () -> editor().caretProperty().get() == FAR - "needle".length());
        awaitCaret("the problem");
        await("its words", () -> popup(".code-hint-text") != null);
        Node box = Objects.requireNonNull(popup(".code-hint"));
        Bounds hint = fx(() -> box.localToScreen(box.getLayoutBounds()));
        Bounds caret = Objects.requireNonNull(fx(() -> editor().caretOnScreen()));
        assertThat(hint.getMinY()).as("below the caret").isBetween(caret.getMinY(), caret.getMaxY() + 40);
    }

    @Test
    void whoScrollsIsLeftAlone() {
        open(WIDE + "\n" + ROWS);
        run(() -> editor().select(3, 3));
        awaitCaret("at the start");
        run(() -> ((ScrollBar) editor().area().lookup(".scroll-bar:horizontal")).setValue(1));
        run(() -> ((ScrollBar) editor().area().lookup(".scroll-bar:vertical")).setValue(0.01));
        run(() -> editor().area().layout());
        await("a pulse later", () -> {
            editor().sight().settle();
            return shown() > 1_000;
        });
    }

    private void awaitCaret(String where) {
        await(where, () -> {
            Node caret = editor().area().lookup(".caret");
            Bounds port = port().localToScreen(port().getLayoutBounds());
            Bounds at = caret.localToScreen(caret.getBoundsInLocal());
            return !caret.getBoundsInLocal().isEmpty() && port.contains(at.getCenterX() + 0.5, at.getCenterY());
        });
    }

    private Node port() {
        return editor().area().lookup(".vport");
    }

    /// How far it is scrolled to the right.
    private double shown() {
        return fx(() -> -editor().area().lookup(".content").getTranslateX());
    }
}
