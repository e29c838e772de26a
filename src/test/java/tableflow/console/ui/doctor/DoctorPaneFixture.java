package tableflow.console.ui.doctor;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TreeView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

/// The pane in a window, on a doctor whose verdicts the test decides.
abstract class DoctorPaneFixture extends UiTest {

    @TempDir
    private Path folder = Path.of("");

    protected FakeDoctor doctor = new FakeDoctor();
    protected final Navigation navigation = new Navigation();
    final AskedDialogs dialogs = new AskedDialogs();
    private final ScheduledTimer timer = new ScheduledTimer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable Pane> pane = new AtomicReference<>();

    @BeforeEach
    void make() {
        doctor = new FakeDoctor(folder);
    }

    @AfterEach
    void close() {
        Pane open = pane.get();
        if (open != null) {
            run(open::close);
        }
        timer.close();
        threads.close();
    }

    protected final void open(double width, double height) {
        Work work = new Work(threads, Platform::runLater, timer, InstantSource.system());
        show(() -> {
            PaneContext context = new PaneContext(
                    doctor.profile, work, navigation, dialogs, new SimpleBooleanProperty(true));
            Pane made = DoctorPane.spec(doctor).factory().apply(context);
            pane.set(made);
            made.onShown();
            return new StackPane(made.view());
        }, width, height);
    }

    protected final void examine() {
        click("#doctor-run");
        await("the end", () -> shows("#doctor-run") && shows("#doctor-summary"));
    }

    protected final boolean shows(String selector) {
        Node node = stage().getScene().lookup(selector);
        return node != null && node.isVisible();
    }

    protected final TreeView<?> ladder() {
        return find("#doctor-ladder", TreeView.class);
    }

    protected final LadderTree.@Nullable Line selected() {
        return fx(() -> {
            var item = ladder().getSelectionModel().getSelectedItem();
            return item == null ? null : (LadderTree.Line) item.getValue();
        });
    }

    protected final Pane pane() {
        return Objects.requireNonNull(pane.get());
    }

    /// The texts of all labels that can be seen.
    protected final List<String> labels() {
        return fx(() -> stage().getScene().getRoot().lookupAll(".label").stream()
                .map(node -> String.valueOf(((Label) node).getText())).toList());
    }
}
