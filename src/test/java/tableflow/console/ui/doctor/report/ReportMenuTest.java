package tableflow.console.ui.doctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.service.report.ReportFormat;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

/// The menu and the note in a window, with the desktop's dialog answered by the test.
class ReportMenuTest extends UiTest {

    @TempDir
    private Path folder = Path.of("");

    private final ScheduledTimer timer = new ScheduledTimer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Path> opened = new CopyOnWriteArrayList<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private volatile boolean waits;
    private volatile String answer = "report.html";

    @AfterEach
    void close() {
        slow.countDown();
        timer.close();
        threads.close();
    }

    private void open() {
        Work work = new Work(threads, Platform::runLater, timer, InstantSource.system());
        show(() -> {
            Reporting reporting = new Reporting(work, file -> opened.add(file), text -> {});
            Reportable report = new Reportable("doctor-sandbox", format -> {
                if (waits) {
                    try {
                        slow.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                }
                return "as " + format;
            });
            ReportMenu menu = new ReportMenu("menu", reporting, () -> Optional.of(report), (owner, name, format) -> {
                asked.add(name + "." + format.ending());
                return answer.isEmpty() ? Optional.empty() : Optional.of(folder.resolve(answer));
            });
            return new VBox(menu, new ReportNote(reporting));
        }, 900, 300);
    }

    private boolean shows(String selector) {
        Node node = stage().getScene().lookup(selector);
        return node != null && node.isVisible();
    }

    private void choose(String item) {
        click("#menu");
        robot.clickOn(item);
    }

    @Test
    void aFileIsWrittenAndOpened() throws IOException {
        open();
        choose("Save as a page of HTML \u2026");
        await("written", () -> shows("#report-open"));

        Path file = folder.resolve("report.html");
        assertThat(asked).containsExactly("doctor-sandbox.html");
        assertThat(Files.readString(file)).isEqualTo("as " + ReportFormat.HTML);
        assertThat(find("#report-note .copyable-text", TextField.class).getText()).isEqualTo(file.toString());
        pictures("report-written");

        click("#report-open");
        await("opened", () -> opened.equals(List.of(file)));
        click("#report-close");
        assertThat(shows("#report-note")).isFalse();
    }

    @Test
    void whoThinksBetterOfItWritesNothing() {
        open();
        answer = "";
        choose("Save as JSON \u2026");
        assertThat(asked).containsExactly("doctor-sandbox.json");
        assertThat(shows("#report-note")).isFalse();
    }

    @Test
    void aFileThatCannotBeWrittenIsTold() {
        open();
        answer = "missing/report.md";
        choose("Save as Markdown \u2026");
        await("the banner", () -> shows("#report-banner"));
        pictures("report-failed");
    }

    @Test
    void aSlowOneIsCancelled() {
        open();
        waits = true;
        choose("Save as a page of HTML \u2026");
        await("busy", () -> shows("#report-cancel"));
        picture("report-busy");
        click("#report-cancel");
        await("over", () -> !shows("#report-note"));
        assertThat(folder.resolve("report.html")).doesNotExist();
        assertThat(shows("#report-banner")).isFalse();
    }
}
