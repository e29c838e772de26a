package tableflow.console.ui.control.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Problems are listed by their weight and walked through by their place.
class ProblemKeysTest extends CodeEditorFixture {

    @Test
    void errorsAreListedFirstAndKeysFollowTheText() {
        open("SELECT oops\nSELECT 2\nSELECT oops");
        await("the errors", () -> editor().problems().size() == 2);
        run(() -> editor().tell(List.of(CodeProblem.warning(12, 18, "slow"))));
        assertThat(texts(".code-problem")).containsExactly(
                "1:8  There is no oops.", "3:8  There is no oops.", "2:1  slow");
        press(KeyCode.F8);
        assertThat(caret()).isEqualTo(7);
        press(KeyCode.F8);
        assertThat(caret()).isEqualTo(12);
        await("what it is", () -> popup(".code-hint-text") instanceof Labeled words && words.getText().equals("slow"));
        assertThat(fx(() -> editor().selection().to())).as("the place is selected").isEqualTo(18);
        press(KeyCode.F8);
        assertThat(caret()).isEqualTo(28);
        press(KeyCode.F8);
        assertThat(caret()).as("from the last to the first").isEqualTo(7);
        press(KeyCode.SHIFT, KeyCode.F8);
        assertThat(caret()).as("and back").isEqualTo(28);
        press(KeyCode.SHIFT, KeyCode.F8);
        assertThat(caret()).isEqualTo(12);
    }

    @Test
    void withoutProblemsTheCaretStays() {
        open("SELECT 1");
        run(() -> editor().select(3, 3));
        press(KeyCode.F8);
        assertThat(caret()).isEqualTo(3);
    }

    private int caret() {
        return fx(() -> editor().caretProperty().get());
    }
}
