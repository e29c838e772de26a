package tableflow.console.ui.messages.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.control.code.CodeEditor;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

class ProduceDialogTest extends UiTest {

    private final ToolFixture fixture = new ToolFixture();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledTimer timer = new ScheduledTimer();
    private final AtomicInteger written = new AtomicInteger();
    private final Work work = new Work(threads, Platform::runLater, timer, InstantSource.system());
    private final ProduceDrafts drafts = new ProduceDrafts();
    private @Nullable Overlay overlay;

    @AfterEach
    void stop() {
        threads.shutdownNow();
        timer.close();
    }

    private void open(String topic) {
        show(() -> {
            Overlay shown = new Overlay();
            overlay = shown;
            ProduceDialog.open(fixture.desk(work, shown, "dev", false), drafts, topic, written::incrementAndGet);
            return new StackPane(shown);
        }, 1000, 760);
        awaitDialog();
    }

    private void closeAndOpen(String topic) {
        run(() -> {
            overlay().close();
            ProduceDialog.open(
                    fixture.desk(work, overlay(), "dev", false), drafts, topic, written::incrementAndGet);
        });
        awaitDialog();
    }

    private Overlay overlay() {
        return Objects.requireNonNull(overlay);
    }

    private void awaitDialog() {
        await("the dialog stands", () -> {
            Node dialog = stage().getScene().lookup("#messages-produce");
            return dialog != null && dialog.getLayoutBounds().getHeight() > 0;
        });
    }

    private CodeEditor editor(String name) {
        return find("#produce-" + name, CodeEditor.class);
    }

    private void type(String name, String text) {
        run(() -> editor(name).setText(text));
    }

    private boolean says(String words) {
        return fx(() -> stage().getScene().getRoot().lookupAll(".label").stream()
                .anyMatch(it -> it.isVisible() && ((Label) it).getText().contains(words)));
    }

    private boolean enabled(String selector) {
        return !find(selector, Button.class).isDisabled();
    }

    @Test
    void fromASampleToTheRecord() {
        open("orders");
        await("the schema is there", () -> enabled("#produce-value-sample"));
        pictures("produce-empty");
        click("#produce-value-sample");
        await("a sample", () -> editor("value").text().contains("order_id"));
        type("key", "order-1");
        click("#produce-review");
        await("the review", () -> enabled("#produce-write"));
        assertThat(says("100003")).isTrue();
        pictures("produce-reviewed");
        click("#produce-write");
        await("it is written", () -> says("offset 0"));
        assertThat(fixture.writing.handedOver).hasSize(1);
        assertThat(written).hasValue(1);
        pictures("produce-written");
    }

    @Test
    void whatDoesNotFitIsUnderlinedWhileItIsTyped() {
        open("orders");
        await("the schema is there", () -> enabled("#produce-value-sample"));
        String text = "{\n  \"order_id\": \"o-1\",\n  \"amount\": 12.345\n}";
        type("value", text);
        await("it is found", () -> !editor("value").problems().isEmpty());
        assertThat(editor("value").problems()).singleElement().satisfies(problem -> {
            assertThat(text.substring(problem.from(), problem.to())).isEqualTo("12.345");
            assertThat(problem.message()).contains("more than 2 digits");
        });
        click("#produce-review");
        await("it is told", () -> says("Value: has more than 2 digits"));
        assertThat(enabled("#produce-write")).isFalse();
        pictures("produce-flawed");
    }

    @Test
    void anUncertainEndIsCalledSo() {
        fixture.writing.answer((_, _) -> RemoteFailure.of(Kind.UNREACHABLE, "write", "no answer within 30 s"));
        open("notes");
        type("value", "{}");
        click("#produce-review");
        await("the review", () -> enabled("#produce-write"));
        click("#produce-write");
        await("it is said", () -> says("not known whether"));
        assertThat(enabled("#produce-write")).isFalse();
        pictures("produce-uncertain");
    }

    @Test
    void headersAndATombstone() {
        open("notes");
        click("#produce-header-add");
        await("a header", () -> stage().getScene().lookup(".produce-header-name") != null);
        enter(".produce-header-name", "trace");
        enter(".produce-header-value", "abc");
        run(() -> find("#produce-value-form", ComboBox.class).getSelectionModel().selectFirst());
        click("#produce-review");
        await("the review", () -> enabled("#produce-write"));
        assertThat(says("trace (3")).isTrue();
        assertThat(says("tombstone")).isTrue();
    }

    @Test
    void whatWasTypedIsThereAgainAfterEscape() {
        open("notes");
        type("key", "k-1");
        type("value", "{\"half\":");
        click("#produce-header-add");
        await("a header", () -> stage().getScene().lookup(".produce-header-name") != null);
        enter(".produce-header-name", "trace");
        run(() -> partition().setValue(2));
        assertThat(says("is back")).isFalse();
        closeAndOpen("notes");
        assertThat(fx(() -> editor("key").text())).isEqualTo("k-1");
        assertThat(fx(() -> editor("value").text())).isEqualTo("{\"half\":");
        assertThat(find(".produce-header-name", TextField.class).getText()).isEqualTo("trace");
        await("the partitions are counted", () -> partition().getItems().size() == 4);
        assertThat(fx(() -> partition().getValue())).isEqualTo(2);
        await("which is seen", () -> partition().lookupAll(".list-cell").stream()
                .anyMatch(it -> it instanceof Labeled cell && "Partition 2".equals(cell.getText())));
        assertThat(says("is back")).isTrue();
        pictures("produce-back");

        click("#produce-clear");
        await("all is empty", () -> editor("key").text().isEmpty() && editor("value").text().isEmpty()
                && stage().getScene().lookup(".produce-header-name") == null && partition().getValue() == -1);
        closeAndOpen("notes");
        assertThat(fx(() -> editor("value").text())).isEmpty();
        assertThat(says("is back")).isFalse();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Integer> partition() {
        return find("#produce-partition", ComboBox.class);
    }

    @Test
    void enterReviewsAndNeverWrites() {
        open("notes");
        type("value", "1");
        run(() -> find("#produce-partition", ComboBox.class).requestFocus());
        run(() -> find("#produce-review", Button.class).fire());
        await("the review", () -> enabled("#produce-write"));
        assertThat(find("#produce-write", Button.class).isDefaultButton()).isFalse();
        assertThat(find("#produce-review", Button.class).isDefaultButton()).isFalse();
        run(() -> editor("value").setText("2"));
        await("Enter reviews again", () -> find("#produce-review", Button.class).isDefaultButton());
        assertThat(fixture.writing.handedOver).isEmpty();
    }
}
