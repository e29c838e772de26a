package tableflow.console.ui.messages.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

class ReplayDialogTest extends UiTest {

    private final ToolFixture fixture = new ToolFixture();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledTimer timer = new ScheduledTimer();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        timer.close();
    }

    private void open(int count) {
        show(() -> {
            Overlay overlay = new Overlay();
            Work work = new Work(threads, Platform::runLater, timer, InstantSource.system());
            ReplayDialog.open(fixture.desk(work, overlay, "dev", false), ReplayViewModelTest.records(count));
            return new StackPane(overlay);
        }, 860, 680);
        await("the dialog stands", () -> {
            Node dialog = stage().getScene().lookup("#messages-replay");
            return dialog != null && dialog.getLayoutBounds().getHeight() > 0;
        });
    }

    private boolean says(String words) {
        return stage().getScene().getRoot().lookupAll(".label").stream()
                .anyMatch(it -> it.isVisible() && ((Label) it).getText() != null
                        && ((Label) it).getText().contains(words));
    }

    private boolean enabled(String selector) {
        return !find(selector, Button.class).isDisabled();
    }

    private void topic(String name) {
        run(() -> find("#replay-topic", ComboBox.class).getEditor().setText(name));
        await("it can be reviewed", () -> enabled("#replay-review"));
    }

    @Test
    void reviewedAndWritten() {
        fixture.cluster.configs.put("orders-copy", List.of(
                FakeCluster.config("cleanup.policy", "delete"), FakeCluster.config("retention.ms", "3600000"),
                FakeCluster.config("message.timestamp.type", "LogAppendTime")));
        open(20_000);
        assertThat(enabled("#replay-review")).isFalse();
        topic("orders-copy");
        click("#replay-review");
        await("the review", () -> enabled("#replay-run"));
        assertThat(says("20,000 records")).isTrue();
        await("what the topic does to times", () -> says("its own time stamps"));
        pictures("replay-reviewed");
        click("#replay-run");
        await("the end", () -> says("20,000 of 20,000 records are written"));
        assertThat(fixture.writing.written).hasSize(20_000);
        assertThat(find("#replay-rest", Button.class).isVisible()).isFalse();
    }

    @Test
    void whatFailedIsListedAndTheRestCanBeWritten() {
        fixture.writing.answer((record, number) -> number == 3 || number == 8
                ? RemoteFailure.of(Kind.INVALID, "write", "the record is larger than the topic takes") : null);
        open(12);
        topic("orders-copy");
        click("#replay-review");
        await("the review", () -> enabled("#replay-run"));
        click("#replay-run");
        await("the end", () -> says("10 of 12 records are written"));
        await("the failures", () -> stage().getScene().lookup("#replay-failed") != null);
        await("they are seen", () -> says("2 records are certainly not there"));
        pictures("replay-failed");
        click("#replay-rest");
        await("the review of the rest", () -> says("2 records ("));
        click("#replay-run");
        await("the end", () -> says("2 of 2 records are written"));
        assertThat(fixture.writing.written).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void aRunIsStopped() {
        CountDownLatch begun = new CountDownLatch(1);
        fixture.writing.answer((record, number) -> {
            if (number == 50) {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
            return null;
        });
        open(500);
        topic("orders-copy");
        click("#replay-review");
        await("the review", () -> enabled("#replay-run"));
        click("#replay-run");
        await("it runs", () -> begun.getCount() == 0 && find("#replay-leave", Button.class).getText().equals("Stop"));
        click("#replay-leave");
        await("it is stopped", () -> says("Stopped:"));
        await("what is not there can be written", () -> find("#replay-rest", Button.class).isVisible());
        pictures("replay-stopped");
    }
}
