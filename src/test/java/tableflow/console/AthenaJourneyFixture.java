package tableflow.console;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.support.AppDirs;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.control.code.CodeEditor;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.OpenProfile;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.unlock.PassphraseDesk;
import tableflow.console.ui.work.FxWork;

/// The Athena pane in a window, wired as the console wires it.
abstract class AthenaJourneyFixture extends UiTest {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(150);

    @TempDir
    private Path home = Path.of("");

    private final FxWork work = new FxWork(InstantSource.system());
    private final AtomicReference<@Nullable Window> window = new AtomicReference<>();

    /// One start of the console, as far as this pane needs it.
    private record Window(Wiring wiring, AthenaWiring athena, Pane pane) {}

    @AfterEach
    void end() {
        closeWindow();
        work.close();
    }

    final void open(Profile of) {
        Wiring wiring = new Wiring(AppDirs.under(home), new PassphraseDesk());
        OpenProfile profile = new OpenProfile(of);
        AthenaWiring athena = new AthenaWiring(wiring, profile);
        WindowSettings settings =
                new WindowSettings(home.resolve("window.json"), work.work().timer(), work.work().clock());
        show(() -> {
            Overlay dialogs = new Overlay();
            Pane pane = athena.pane(settings).factory().apply(new PaneContext(
                    profile.now(), work.work(), new Navigation(), dialogs, new SimpleBooleanProperty(true)));
            window.set(new Window(wiring, athena, pane));
            pane.onShown();
            return new StackPane(pane.view(), dialogs);
        }, 1400, 860);
        await("the editor", () -> stage().getScene().lookup(".code-editor") != null);
    }

    final void closeWindow() {
        Window last = window.getAndSet(null);
        if (last != null) {
            run(last.pane()::close);
            run(() -> stage().hide());
            last.athena().close();
            last.wiring().close();
        }
    }

    final CodeEditor editor() {
        return fx(() -> (CodeEditor) Objects.requireNonNull(find("#query-tabs", TabPane.class)
                .getSelectionModel().getSelectedItem().getContent().lookup(".code-editor")));
    }

    final void write(String sql) {
        CodeEditor editor = editor();
        run(() -> {
            editor.requestFocus();
            editor.replace(0, editor.text().length(), sql);
        });
    }

    final void runs(String sql, String state) {
        write(sql);
        click("#query-run");
        patiently(state, () -> state.equals(shownState()));
    }

    /// The state of the run that is shown.
    final String shownState() {
        var run = find("#query-runs", TabPane.class).getSelectionModel().getSelectedItem();
        return run == null || run.getContent() == null ? ""
                : ((Labeled) run.getContent().lookup(".query-state")).getText();
    }

    final List<String> texts(String selector) {
        return fx(() -> stage().getScene().getRoot().lookupAll(selector).stream()
                .filter(Labeled.class::isInstance)
                .map(it -> ((Labeled) it).getText())
                .filter(Objects::nonNull)
                .toList());
    }

    final List<String> cells() {
        return fx(() -> find("#query-runs", TabPane.class).getSelectionModel().getSelectedItem().getContent()
                .lookupAll(".grid-text").stream()
                .filter(Text.class::isInstance)
                .map(it -> ((Text) it).getText())
                .toList());
    }

    final void runTab(String id) {
        run(() -> {
            TabPane panels = (TabPane) find("#query-runs", TabPane.class).getSelectionModel().getSelectedItem()
                    .getContent().lookup(".tab-pane");
            panels.getSelectionModel().select(panels.getTabs().stream()
                    .filter(tab -> ("query-run-" + id).equals(tab.getId()))
                    .findFirst()
                    .orElseThrow());
        });
    }

    final void side(String id) {
        run(() -> Objects.requireNonNull(window.get()).pane().commands().stream()
                .filter(it -> it.title().equals("Show " + id))
                .findFirst()
                .orElseThrow()
                .action()
                .run());
    }

    /// Like [#await], for what takes a real engine its time.
    static void patiently(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (System.nanoTime() < end - TimeUnit.SECONDS.toNanos(20)) {
            if (fx(condition::getAsBoolean)) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        await(what, condition);
    }
}
