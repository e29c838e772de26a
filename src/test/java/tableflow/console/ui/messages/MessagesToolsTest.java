package tableflow.console.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import tableflow.console.service.messages.DecodeAs;
import tableflow.console.service.profile.OtherProfiles;
import tableflow.console.ui.control.code.CodeEditor;
import tableflow.console.ui.messages.tools.MessageTools;
import tableflow.console.ui.messages.tools.ToolServices;
import tableflow.console.ui.shell.Request;

/// The tools in the pane.
class MessagesToolsTest extends MessagesWindow {

    private void read() {
        open(1280, 760, MessageTools.factory(
                new ToolServices(cluster.sources().kafka(), OtherProfiles.none())));
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

    private Region chart() {
        return find("#messages-times-chart", Region.class);
    }

    /// Presses and drags as a mouse does, from one part of the chart to another.
    private void brush(double from, double to) {
        run(() -> {
            fire(MouseEvent.MOUSE_PRESSED, from);
            fire(MouseEvent.MOUSE_DRAGGED, (from + to) / 2);
            fire(MouseEvent.MOUSE_DRAGGED, to);
            fire(MouseEvent.MOUSE_RELEASED, to);
        });
    }

    private void fire(EventType<MouseEvent> type, double part) {
        Region chart = chart();
        double x = part * chart.getWidth();
        Point2D scene = chart.localToScene(x, 20);
        Point2D screen = chart.localToScreen(x, 20);
        Event.fireEvent(chart, new MouseEvent(type, scene.getX(), scene.getY(), screen.getX(), screen.getY(),
                MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, false, false, true,
                new PickResult(chart, scene.getX(), scene.getY())));
    }

    private String words() {
        return find("#messages-times-words", Label.class).getText();
    }

    private boolean narrowed() {
        return grid().rowCount() > 0 && grid().rowCount() < 250
                && texts("#messages-figures").stream().anyMatch(it -> it.contains("within the chosen time"));
    }

    @Test
    void theBrushNarrowsTheRowsAndStaysForOtherReadingsOfTheTopicAlone() {
        read();
        await("laid out", () -> chart().getWidth() > 200);
        brush(0.2, 0.5);
        await("fewer rows", this::narrowed);
        String chosen = fx(this::words);
        long rows = fx(() -> grid().rowCount());
        await("as many are told", () -> texts("#messages-figures").stream()
                .anyMatch(it -> it.contains(rows + " within the chosen time")));
        pictures("messages-brush");

        enter("#messages-filter", "order-");
        click("#messages-filter-apply");
        await("another reading, of the same time", () -> state().equals("All read") && narrowed()
                && texts("#messages-figures").stream().anyMatch(it -> it.contains("looked at")));
        assertThat(fx(this::words).split(":", 2)[0]).isEqualTo(chosen.split(":", 2)[0]);
        assertThat(fx(() -> grid().rowCount())).isEqualTo(rows);

        run(() -> find("#messages-times-clear", Button.class).fire());
        await("all rows", () -> grid().rowCount() == 500);
        brush(0.4, 0.6);
        await("fewer again", this::narrowed);
        run(() -> pane().answer(new Request.ReadMessages("payments")));
        await("another topic", () -> state().equals("All read") && grid().rowCount() == 500);
        assertThat(find("#messages-times-clear", Button.class).isDisabled()).isTrue();
    }

    /// Narrowing a million rows takes seconds; when it is given up, the rows stay narrowed to the time before.
    @Test
    void theBrushStandsWhereTheRowsStand() {
        read();
        await("laid out", () -> chart().getWidth() > 200);
        RowsViewModel rows = ((MessagesView) pane().view()).model().rows();
        brush(0.2, 0.5);
        await("fewer rows", this::narrowed);
        String chosen = fx(this::words);
        TimeWindow before = fx(() -> rows.windowProperty().get());
        brush(0.6, 0.8);
        await("others", () -> narrowed() && !words().equals(chosen));
        run(() -> rows.windowProperty().set(before));
        await("as before", () -> narrowed() && words().equals(chosen));
    }

    @Test
    void howATopicIsReadStandsInSightUntilItIsTakenBack() {
        read();
        run(() -> ((MessagesView) pane().view()).model().columns().valueAsProperty().set(DecodeAs.HEX));
        await("said", () -> find("#messages-options", ToggleButton.class).getText().equals("values as bytes"));
        run(() -> ((MessagesView) pane().view()).model().stop().countProperty().set("100"));
        await("both", () -> find("#messages-options", ToggleButton.class).getText()
                .equals("Limits (1), values as bytes"));
        pictures("messages-decoded-otherwise");
        run(() -> {
            ((MessagesView) pane().view()).model().stop().clear();
            ((MessagesView) pane().view()).model().columns().valueAsProperty().set(DecodeAs.AUTO);
        });
        await("nothing to say", () -> find("#messages-options", ToggleButton.class).getText()
                .equals("Limits and decoding"));
    }

    @Test
    void aRecordThatIsAskedForIsSelectedAmongItsNeighbours() {
        read();
        run(() -> pane().answer(new Request.ShowRecord("orders", 2, 90)));
        await("it is chosen", () -> state().equals("Enough records") || state().equals("All read"));
        await("its row", () -> grid().selection().row() == 20 && shows("#messages-record-value"));
        await("its neighbours", () -> cells().contains("order-89") && cells().contains("order-90"));
        pictures("messages-neighbours");
    }

    @Test
    void theTopicIsWrittenTo() {
        read();
        click("#messages-tool-produce");
        await("the form", () -> shows("#messages-produce"));
        pictures("messages-tool-produce");
        assertThat(fx(() -> pane().unsaved())).isEmpty();
        run(() -> find("#produce-key", CodeEditor.class).setText("half a key"));
        click("#produce-leave");
        await("it is closed", () -> stage().getScene().lookup("#messages-produce") == null);
        assertThat(fx(() -> pane().unsaved()).orElse("")).as("asked for before the profile is closed")
                .contains("orders").doesNotContain("half a key");
    }
}
