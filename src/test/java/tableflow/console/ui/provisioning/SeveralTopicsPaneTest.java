package tableflow.console.ui.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Several topics in the form, as a user sees them.
class SeveralTopicsPaneTest extends ProvisioningPaneFixture {

    @SuppressWarnings("unchecked")
    private ListView<TopicDraft> list() {
        return (ListView<TopicDraft>) stage().getScene().lookup("#provision-topics");
    }

    private int size() {
        return fx(() -> list().getItems().size());
    }

    private void paste(String names) {
        click("#provision-topic-paste");
        await("dialog", () -> shows("#provision-paste-names"));
        enter("#provision-paste-names", names);
        click("#provision-paste-yes");
    }

    @Test
    void topicsAreAddedCopiedShownAndRemoved() {
        open(1080, 720);
        request("topic2");
        await("listed", () -> list().getItems().getFirst().name.get().equals("topic2"));
        click("#provision-topic-duplicate");
        await("copied", () -> label(".topics-panel .section-title").startsWith("2 topics"));
        enter("#provision-name", LONG);
        click("#provision-topic-add");
        assertThat(size()).isEqualTo(3);
        pictures("provisioning-topics");
        run(() -> list().getSelectionModel().selectFirst());
        await("first shown", () -> "topic2".equals(text("#provision-name")));
        run(() -> list().requestFocus());
        press(KeyCode.DELETE);
        await("removed", () -> size() == 2);
        assertThat(text("#provision-name")).startsWith("eu-central-1");
    }

    @Test
    void aLongListStaysUsable() {
        open(1080, 720);
        request("topic2");
        paste(IntStream.range(0, 50).mapToObj(it -> "billing.invoice-" + it).collect(Collectors.joining("\n")));
        await("added", () -> size() == 51);
        await("marked", () -> list().getItems().getLast().problems.get() == 1);
        long cells = fx(() -> list().lookupAll(".list-cell").stream()
                .filter(it -> it instanceof IndexedCell<?> cell && !cell.isEmpty())
                .count());
        assertThat(cells).as("only what can be seen is drawn").isBetween(1L, 40L);
        pictures("provisioning-topics-many");
        click("#provision-plan");
        await("the first wrong one is shown", () -> "billing.invoice-0".equals(text("#provision-name")));
        assertThat(fx(() -> list().getSelectionModel().getSelectedIndex())).isEqualTo(1);
        pictures("provisioning-topics-wrong");
    }

    private String text(String selector) {
        return fx(() -> ((javafx.scene.control.TextField) stage().getScene().lookup(selector)).getText());
    }
}
