package tableflow.console.ui.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import tableflow.console.service.schemas.judge.Remark;

/// The tabs below editor and table take their room, and give it back.
class LowerTabsTest extends SchemaDeskWindow {

    private boolean isShown(String selector) {
        Node node = stage().getScene().lookup(selector);
        return node != null && node.getScene() != null && node.getBoundsInParent().getHeight() > 0;
    }

    @Test
    void theyTakeTheRoomOfTheEditorUntilSomebodyGoesThere() throws IOException {
        open();
        ListView<?> problems = find("#schemas-problems", ListView.class);
        await("the draft is judged", () -> !problems.getItems().isEmpty());
        double before = fx(() -> problems.getHeight());
        fire("#schemas-enlarge");
        await("there is no editor", () -> !isShown("#schemas-editor") && !isShown("#schemas-columns"));
        await("the list is higher", () -> problems.getHeight() > 2 * before);
        assertThat(fx(() -> find("#schemas-enlarge", Button.class).getAccessibleText())).contains("again");
        pictures("schemas-enlarged");
        run(() -> {
            problems.requestFocus();
            problems.getSelectionModel().select(0);
        });
        String about = fx(() -> find("#schemas-problem-about", Label.class).getText());
        assertThat(about).as("also what a narrow row cuts off").startsWith(
                fx(() -> ((Remark) problems.getItems().getFirst()).finding().message()));
        await("the list has the focus", problems::isFocused);
        press(KeyCode.ENTER);
        await("the editor is back", () -> isShown("#schemas-editor") && isShown("#schemas-columns"));
        await("with its room", () -> Math.abs(problems.getHeight() - before) < 150);
        fire("#schemas-enlarge");
        await("there is no editor", () -> !isShown("#schemas-editor"));
        fire("#schemas-enlarge");
        await("the editor is back", () -> isShown("#schemas-editor"));
    }
}
