package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.shell.Command;

/// The pane by its keys alone.
class QueryKeysTest extends QueryPaneFixture {

    private void shortcut(String keys) {
        run(() -> opened().commands().stream()
                .filter(Command::isEnabled)
                .filter(it -> it.shortcuts().contains(KeyCombination.valueOf(keys)))
                .findFirst()
                .orElseThrow()
                .action()
                .run());
    }

    @Test
    void eachKeyDoesOneThingAndWhatIsOnlyToldIsNotOffered() {
        open(1200, 760);
        List<Command> commands = fx(() -> opened().commands());
        assertThat(commands.stream().filter(Command::isEnabled).flatMap(it -> it.shortcuts().stream()))
                .doesNotHaveDuplicates();
        assertThat(commands).filteredOn(it -> it.group().startsWith("In ")).hasSizeGreaterThan(10)
                .allSatisfy(it -> assertThat(it.isEnabled()).isFalse());
        assertThat(commands).extracting(Command::title).contains("What could stand here", "Go to a row by its number");
    }

    @Test
    void theEditorIsReachedFromElsewhere() {
        open(1200, 760);
        write("select 1 from t");
        run(() -> stage().getScene().lookup("#query-run").requestFocus());
        shortcut("Shortcut+Shift+F");
        await("formatted", () -> editor().text().startsWith("SELECT 1"));
        press(KeyCode.CONTROL, KeyCode.SLASH);
        await("commented", () -> editor().text().startsWith("--"));
        run(() -> stage().getScene().lookup("#query-run").requestFocus());
        shortcut("Shortcut+H");
        await("replace", () -> editor().lookupAll(".text-field").stream().anyMatch(Node::isVisible));
    }

    /// Tab goes round the whole pane: what can be pressed can be reached. In the side bar the arrows go on from there.
    @Test
    void allThatCanBePressedIsReachedByTab() {
        open(1000, 700);
        write("SELECT 1");
        click("#query-run");
        await("run", () -> texts(".query-state").contains("Succeeded"));
        run(() -> stage().getScene().lookup("#query-run").requestFocus());
        List<String> met = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Node owner = fx(() -> stage().getScene().getFocusOwner());
            if (owner.getId() != null && !met.contains(owner.getId())) {
                met.add(owner.getId());
            }
            boolean inEditor = fx(() -> Stream.iterate(owner, it -> it != null, Node::getParent)
                    .anyMatch(it -> it.getStyleClass().contains("code-editor")) && !(owner instanceof Control c
                            && c.getStyleClass().contains("button")));
            if (inEditor) {
                press(KeyCode.CONTROL, KeyCode.TAB);
            } else {
                press(KeyCode.TAB);
            }
        }
        assertThat(met).contains("query-run", "query-run-all", "query-tab-new", "query-database", "query-workgroup",
                "query-tabs", "query-runs", "query-side-saved", "query-named-save", "query-prepared-save");
    }
}
