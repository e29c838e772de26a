package tableflow.console.ui.messages.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

class CompareRecordsTest extends UiTest {

    private final ToolFixture fixture = new ToolFixture();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledTimer timer = new ScheduledTimer();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        timer.close();
    }

    private static KafkaRecord record(long offset, String value, String trace) {
        return new KafkaRecord("orders", 0, offset, ToolFixture.NOW.plusSeconds(offset), "CreateTime", null,
                bytes("order-1"), bytes(value), List.of(new KafkaRecord.Header("trace", bytes(trace))));
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private void open(KafkaRecord left, KafkaRecord right) {
        AtomicReference<@Nullable Overlay> shown = new AtomicReference<>();
        show(() -> {
            Overlay overlay = new Overlay();
            shown.set(overlay);
            Work work = new Work(threads, Platform::runLater, timer, InstantSource.system());
            CompareDialog.open(overlay,
                    new CompareViewModel(work, new RecordDecoder(fixture.cluster.sources().registry())),
                    new CompareViewModel.Two() {
                        @Override
                        public KafkaRecord left() {
                            return left;
                        }

                        @Override
                        public KafkaRecord right() {
                            return right;
                        }
                    });
            return new StackPane(overlay);
        }, 1000, 640);
        await("it is compared", () -> !summary().isEmpty());
    }

    private String summary() {
        return find("#compare-summary", Label.class).getText();
    }

    private int rows() {
        return find("#compare-lines", TableView.class).getItems().size();
    }

    @Test
    void whatDiffersIsShown() {
        open(record(41, "{\"order_id\":\"order-1\",\"amount\":12.50,\"lines\":[{\"sku\":\"a-1\",\"count\":2}],"
                        + "\"note\":\"call first\",\"big\":9007199254740993}", "a"),
                record(97, "{\"order_id\":\"order-1\",\"amount\":12.5,\"lines\":[{\"sku\":\"b-0\",\"count\":1},"
                        + "{\"sku\":\"a-1\",\"count\":3}],\"state\":\"PAID\",\"big\":9007199254740992}", "a"));
        await("the differences", () -> rows() > 5);
        int differences = rows();
        pictures("messages-compare-differences");
        click("#compare-only");
        await("all of it", () -> rows() > differences);
        pictures("messages-compare-all");
    }

    /// A cell lays out all the text that it is given.
    @Test
    void tenMegabytesThatDifferAtTheirEndAreShownThere() {
        String large = "{\"order_id\":\"order-1\",\"note\":\"" + "call first, ".repeat(830_000);
        open(record(41, large + "then ring\",\"big\":9007199254740993}", "a"),
                record(97, large + "then write\",\"big\":9007199254740993}", "a"));
        await("the differences", () -> rows() > 3);
        assertThat(fx(() -> find("#compare-exact", DifferenceView.class).isVisible())).isFalse();
        run(() -> find("#compare-lines", TableView.class).getSelectionModel().select(rows() - 1));
        await("the value in full", () -> find("#compare-left", TextArea.class).getText().endsWith("then ring\""));
        assertThat(fx(() -> find("#compare-left", TextArea.class).getSelectedText())).isEqualTo("ring");
        assertThat(fx(() -> find("#compare-right", TextArea.class).getSelectedText())).isEqualTo("write");
        pictures("messages-compare-large");
    }

    @Test
    void theSameContent() {
        open(record(1, "{\"a\":1}", "x"), record(1, "{\"a\":1.0}", "x"));
        assertThat(summary()).contains("are the same");
        // Only their sizes differ.
        await("the table", () -> rows() == 1);
        pictures("messages-compare-same");
    }
}
