package tableflow.console.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TextArea;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.shell.Request;

class MessagesPaneTest extends MessagesWindow {

    @Test
    void aTopicIsReadAndARecordLookedAt() {
        open(1280, 760);
        await("nothing yet", () -> texts(".placeholder-title").contains("No topic is chosen"));
        pictures("messages-nothing");
        run(() -> pane().answer(new Request.ReadMessages("orders")));
        await("all read", () -> state().equals("All read") && cells().contains("order-34"));
        pictures("messages-rows");
        run(() -> grid().jumpTo(3, 4));
        run(() -> ((MessagesView) pane().view()).showDrawer(true));
        await("its value", () -> find("#messages-record-value", TextArea.class).getText().contains("9007199254740993"));
        pictures("messages-record");
        run(() -> ((MessagesView) pane().view()).chooseColumns());
        assertThat(fx(() -> texts("#messages-figures"))).isNotEmpty();
        pictures("messages-columns");
    }
}
