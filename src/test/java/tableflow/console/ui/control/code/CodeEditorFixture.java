package tableflow.console.ui.control.code;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

/// The editor in a window, with a small language.
abstract class CodeEditorFixture extends UiTest {

    private final ScheduledTimer timer = new ScheduledTimer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable CodeEditor shown;

    @AfterEach
    final void close() {
        run(editor()::close);
        timer.close();
        threads.close();
    }

    final void open(String content) {
        Work work = new Work(threads, Platform::runLater, timer, InstantSource.system());
        show(() -> {
            CodeEditor editor = new CodeEditor(new ToyLanguage(), work);
            editor.setText(content);
            shown = editor;
            return editor;
        }, 800, 400);
        run(editor()::requestFocus);
    }

    final CodeEditor editor() {
        return Objects.requireNonNull(shown);
    }

    static @Nullable Node popup(String selector) {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(it -> it.getScene().lookup(selector))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    final List<String> texts(String selector) {
        return fx(() -> editor().lookupAll(selector).stream()
                .filter(Labeled.class::isInstance)
                .map(it -> ((Labeled) it).getText())
                .toList());
    }
}
