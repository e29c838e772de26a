package tableflow.console.ui.messages;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.messages.tools.MessageTools;
import tableflow.console.ui.shell.Request;

/// The tools in the pane.
class MessagesToolsTest extends MessagesWindow {

    private void read() {
        open(1280, 760, MessageTools.factory(cluster.sources().kafka()));
        run(() -> pane().answer(new Request.ReadMessages("orders")));
        await("all read", () -> state().equals("All read") && cells().contains("order-34"));
        await("the times are shown", () -> shows("#messages-times-chart"));
    }

    @Test
    void twoRecordsAreCompared() {
        read();
        run(() -> grid().jumpTo(0, 1));
        run(() -> grid().requestFocus());
        press(KeyCode.SHIFT, KeyCode.DOWN);
        click("#messages-tool-compare");
        await("they are compared", () -> shows("#compare-summary") && !find("#compare-summary", Label.class)
                .getText().isEmpty());
        pictures("messages-tool-compare");
        click("#compare-close");
        await("it is closed", () -> stage().getScene().lookup("#messages-compare") == null);
    }

    @Test
    void theTopicIsWrittenTo() {
        read();
        click("#messages-tool-produce");
        await("the form", () -> shows("#messages-produce"));
        pictures("messages-tool-produce");
        click("#produce-leave");
        await("it is closed", () -> stage().getScene().lookup("#messages-produce") == null);
    }
}
