package tableflow.console.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.messages.field.FieldPath;
import tableflow.console.service.messages.filter.FilterText;
import tableflow.console.ui.control.FlawField;
import tableflow.console.ui.messages.MessagesTools.Action;
import tableflow.console.ui.messages.MessagesTools.Where;
import tableflow.console.ui.shell.Request;

class MessagesPaneTest extends MessagesWindow {

    private MessagesView view() {
        return (MessagesView) pane().view();
    }

    private void readOrders() {
        run(() -> pane().answer(new Request.ReadMessages("orders")));
        await("all read", () -> state().equals("All read") && cells().contains("order-34"));
    }

    private String value() {
        return find("#messages-record-value", TextArea.class).getText();
    }

    @SuppressWarnings("unchecked")
    private void filter(FilterText.Kind kind, String text) {
        run(() -> ((ComboBox<FilterText.Kind>) find("#messages-filter-kind", ComboBox.class)).setValue(kind));
        enter("#messages-filter", text);
    }

    private void apply() {
        click("#messages-filter-apply");
    }

    @Test
    void aTopicIsReadAndARecordLookedAt() {
        open(1280, 760);
        await("nothing yet", () -> texts(".placeholder-title").contains("No topic is chosen"));
        pictures("messages-nothing");
        readOrders();
        assertThat(fx(() -> texts("#messages-figures"))).singleElement().asString().startsWith("500 records");
        pictures("messages-rows");
        run(() -> grid().jumpTo(3, 4));
        run(() -> view().showDrawer(true));
        await("its value", () -> value().contains("9007199254740993"));
        // Partitions come as they answer, so that any record may stand there; each amount ends in a nought.
        assertThat(value()).containsPattern("\"amount\" : \\d+\\.10");
        pictures("messages-record");

        run(() -> view().chooseColumns());
        await("fields", () -> Window.getWindows().stream()
                .anyMatch(it -> it.getScene().lookup("#messages-column-chooser") != null
                        && it.getScene().getRoot().lookupAll(".check-box").size() > 12));
        pictures("messages-chooser");
    }

    @Test
    void aFieldBecomesAColumnAndACellAFilter() {
        open(1280, 760);
        readOrders();
        MessagesViewModel model = view().model();
        await("fields", () -> model.columns().seenProperty().get().size() > 8);
        run(() -> model.columns().show(model.columns().column(
                FieldPath.parse("value.customer.id").orElseThrow()), true));
        run(() -> grid().columns().move(8, 4));
        await("drawn", () -> grid().isSettled() && cells().contains("1003"));
        pictures("messages-fields");
        run(() -> grid().jumpTo(3, 8));
        await("chosen", () -> grid().chosenText().isPresent());
        MenuItem like = fx(() -> grid().actions().menuOfCell().stream()
                .filter(it -> "Only records with this value".equals(it.getText())).findFirst().orElseThrow());
        run(like::fire);
        await("filtered", () -> state().equals("All read") && texts("#messages-figures").stream()
                .anyMatch(it -> it.contains("500 looked at") && it.contains("match")));
        assertThat(find("#messages-filter", TextField.class).getText()).startsWith("value.customer.id == 10");
    }

    @Test
    void aMistakeInAFilterIsUnderlinedWhileItIsWritten() {
        open(1280, 760);
        readOrders();
        filter(FilterText.Kind.EXPRESSION, "value.amount > 50 && valeu.paid");
        FlawField field = (FlawField) find("#messages-filter", TextField.class).getParent();
        await("underlined", field::isUnderlined);
        assertThat(find("#messages-filter-wrong", Label.class).getText())
                .isEqualTo("Column 22: a record has no valeu: did you mean value?");
        assertThat(find("#messages-filter-apply", Node.class).isDisabled()).isTrue();
        pictures("messages-flaw");
        enter("#messages-filter", "value.amount > 50 && value.order_id > 1");
        await("sound", () -> !field.isUnderlined());
        apply();
        await("told", () -> texts("#messages-unjudged").stream().anyMatch(it -> it.contains("could not be judged")));
        await("nothing matches", () -> texts(".placeholder-title").contains("No record matches"));
        pictures("messages-unjudged");
    }

    @Test
    void aTailIsPausedAndTellsOfGapsAndOfAClusterThatIsAway() {
        kafka.earliest.put(1, 120L);
        open(1280, 760);
        run(() -> {
            MessagesViewModel model = view().model();
            model.start().set(StartForm.Kind.OFFSET, "100");
            model.followProperty().set(true);
            pane().answer(new Request.ReadMessages("orders"));
        });
        await("live", () -> state().equals("Live") && texts("#messages-figures").stream()
                .anyMatch(it -> it.startsWith("280 records")));
        await("the gap is told", () -> texts("#messages-notices .label").stream()
                .anyMatch(it -> it.contains("100 to 119")));
        await("at the end", () -> grid().isAtEnd() && grid().isSettled());
        click("#messages-pause");
        await("paused", () -> state().equals("Paused"));
        kafka.ends.put(0, 260L);
        await("counted", () -> texts("#messages-figures").stream().anyMatch(it -> it.contains("in the cluster")));
        pictures("messages-paused");
        click("#messages-pause");
        await("read", () -> texts("#messages-figures").stream().anyMatch(it -> it.startsWith("340 records")));
        kafka.silent = RemoteFailure.of(Kind.UNREACHABLE, "reach the cluster", "broker-1:9092 refuses connections");
        await("away", () -> state().equals("Waiting for the cluster"));
        pictures("messages-away");
        kafka.silent = null;
        await("back", () -> state().equals("Live")
                && texts("#messages-notices .label").stream().anyMatch(it -> it.startsWith("The cluster answered")));
        kafka.broken = RemoteFailure.of(Kind.NOT_FOUND, "read topic orders", "it was deleted")
                .withAdvice("Choose another.");
        await("deleted", () -> state().equals("Failed")
                && texts(".error-why").stream().anyMatch(it -> it.contains("was deleted")));
        assertThat(fx(() -> grid().rowCount())).isEqualTo(340);
        pictures("messages-deleted");
    }

    @Test
    void aRecordThatIsAskedForStandsAmongItsNeighbours() {
        open(1280, 760);
        run(() -> pane().answer(new Request.ShowRecord("orders", 1, 60)));
        await("chosen and drawn", () -> state().equals("Enough records") && grid().isSettled()
                && chosenMiddle() > 0 && value().contains("order-00060"));
        double height = fx(() -> grid().getHeight());
        assertThat(fx(this::chosenMiddle)).as("from the top of %s", height).isBetween(height * 0.35, height * 0.65);
        pictures("messages-asked");

        // Among more rows than fit, and once more when it is asked for again.
        run(() -> grid().scrollTo(0, 0));
        run(() -> pane().answer(new Request.ShowRecord("orders", 2, 120)));
        await("the other", () -> state().equals("Enough records") && grid().isSettled()
                && chosenMiddle() > 0 && value().contains("order-00120"));
        assertThat(fx(this::chosenMiddle)).isBetween(height * 0.35, height * 0.65);
    }

    /// Where the chosen offset stands in the grid, from its top; -1 where it is out of sight. JavaFX thread.
    private double chosenMiddle() {
        long number = view().model().chosen().currentProperty().get();
        HeldRecords held = view().model().reading().heldProperty().get();
        String offset = number < 0 || held == null ? "" : Long.toString(held.glance(number).record().offset());
        return grid().lookupAll(".grid-text").stream()
                .filter(it -> it instanceof Text text && text.getText().equals(offset) && shows(it))
                .mapToDouble(it -> grid().sceneToLocal(it.localToScene(it.getBoundsInLocal())).getCenterY())
                .findFirst()
                .orElse(-1);
    }

    @Test
    void limitsAreKeptInSightAndALongNameFits() {
        open(900, 640);
        run(() -> pane().answer(new Request.ReadMessages(LONG)));
        await("read", () -> state().equals("All read"));
        click("#messages-options");
        await("limits", () -> shows("#messages-stops"));
        enter("#messages-stop-bytes", "a lot");
        await("wrong", () -> texts("#messages-start-error").stream().anyMatch(it -> it.startsWith("Bytes:")));
        assertThat(find("#messages-read", Node.class).isDisabled()).isTrue();
        pictures("messages-limits");
        enter("#messages-stop-bytes", "");
        enter("#messages-stop-count", "20");
        click("#messages-read");
        await("enough", () -> state().equals("Enough records") && shows("#messages-more"));
        click("#messages-more");
        await("more", () -> texts("#messages-figures").stream().anyMatch(it -> it.startsWith("40 ")));
    }

    @Test
    void recordsAreExportedAndToolsHaveTheirPlaces() throws Exception {
        SimpleBooleanProperty enabled = new SimpleBooleanProperty(true);
        List<String> ran = new CopyOnWriteArrayList<>();
        open(1280, 760, bench -> () -> List.of(
                new Action("new", Feather.PLUS, "New record", Where.TOPIC, enabled, () ->
                        ran.add("new for " + bench.topicProperty().get())),
                new Action("again", Feather.REPEAT, "Send again", Where.RECORDS, enabled, () ->
                        ran.add("again " + bench.chosen().pick(10).orElseThrow().size()))));
        readOrders();
        click("#messages-tool-new");
        run(() -> grid().selection().rows(2, false, false));
        run(() -> grid().selection().rows(4, true, false));
        click("#messages-tool-again");
        assertThat(ran).containsExactly("new for orders", "again 3");
        click("#messages-export-open");
        await("dialog", () -> shows("#messages-export-go"));
        assertThat(find("#messages-export-shown", RadioButton.class).isSelected()).isTrue();
        pictures("messages-export");
        Path file = folder.resolve("out.jsonl");
        enter("#messages-export-file", file.toString());
        click("#messages-export-go");
        await("written", () -> texts("#messages-written .label").stream().anyMatch(it -> it.startsWith("500 records")));
        assertThat(Files.readAllLines(file)).hasSize(500);
    }
}
