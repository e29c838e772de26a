package tableflow.console.ui.query;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.service.query.desk.Desk;
import tableflow.console.service.query.desk.WorkgroupStatements;
import tableflow.console.service.query.plan.Price;
import tableflow.console.service.query.ready.TopicTable;
import tableflow.console.service.query.ready.TopicTables;
import tableflow.console.service.query.result.store.PastResults;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.control.code.CodeEditor;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.shell.PaneSpec;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

/// The Athena pane in a window, on a runner in memory.
abstract class QueryPaneFixture extends UiTest {

    @TempDir
    Path directory;

    final Navigation navigation = new Navigation();
    final FakeRunner runner = new FakeRunner();
    final MemoryKept kept = new MemoryKept();
    QueryGate gate = QueryGate.OPEN;
    volatile List<String> catalogs = List.of("AwsDataCatalog");
    TopicTables.Entries glue = (database, name) -> Optional.empty();
    /// Where results of earlier runs are looked for; null finds none.
    @Nullable PastResults past;
    private final ScheduledTimer timer = new ScheduledTimer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable Pane> pane = new AtomicReference<>();

    @AfterEach
    final void close() {
        Pane open = pane.get();
        if (open != null) {
            run(open::close);
        }
        timer.close();
        threads.close();
    }

    final Work work() {
        return new Work(threads, Platform::runLater, timer, InstantSource.system());
    }

    final Pane opened() {
        return Objects.requireNonNull(pane.get());
    }

    final void open(double width, double height) {
        open(QueryPane.spec(services(), new QueryPane.Panels(List.of(), List.of()), settings()), width, height);
    }

    final WindowSettings settings() {
        return new WindowSettings(directory.resolve("window.json"), timer, InstantSource.system());
    }

    final void open(PaneSpec spec, double width, double height) {
        Work work = work();
        show(() -> {
            Overlay dialogs = new Overlay();
            Pane made = spec.factory().apply(new PaneContext(
                    profile(true), work, navigation, dialogs, new SimpleBooleanProperty(true)));
            pane.set(made);
            made.onShown();
            return new StackPane(made.view(), dialogs);
        }, width, height);
        await("tabs are read", () -> stage().getScene().lookup(".code-editor") != null
                || stage().getScene().lookup("#query-unset") != null);
    }

    final QueryServices services() {
        return new QueryServices(
                runner,
                (request, progress) -> gate.check(request, progress),
                Desk.of(directory, "test", InstantSource.system()),
                new QueryServices.Lookup() {
                    @Override
                    public List<String> catalogs() {
                        return catalogs;
                    }

                    @Override
                    public List<String> databases(@Nullable String catalog) {
                        return catalog == null ? List.of("lake", "staging") : List.of("of " + catalog);
                    }

                    @Override
                    public List<String> workgroups() {
                        return List.of("etl", "primary");
                    }

                    @Override
                    public TopicTable tableOf(String topic) {
                        return new TopicTables(glue, List.of("lkc-1")).find(topic);
                    }

                    @Override
                    public Set<String> keptResults() {
                        return past == null ? Set.of() : past.kept();
                    }

                    @Override
                    public QueryExecution past(String id) {
                        return past == null ? QueryServices.Lookup.super.past(id) : past.find(id);
                    }

                    @Override
                    public Optional<WorkgroupStatements> kept() {
                        return Optional.of(kept.by(profile(true)));
                    }
                },
                Price.ASSUMED,
                new QueryServices.Defaults(new QueryScope("lake", "primary"), "s3://results/"));
    }

    static Profile profile(boolean withAws) {
        return new Profile(
                "test", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null,
                withAws ? new Profile.Aws("us-east-1", "nobody", null, null, Map.of(), null) : null);
    }

    /// Presses the shortcut that a command of the pane has.
    final void command(String title) {
        run(() -> opened().commands().stream()
                .filter(it -> it.title().equals(title))
                .findFirst()
                .orElseThrow()
                .action()
                .run());
    }

    /// The tabs with statements.
    final TabPane tabs() {
        return find("#query-tabs", TabPane.class);
    }

    /// The editor of the chosen tab.
    final CodeEditor editor() {
        return fx(() -> ((SqlEditor) tabs().getSelectionModel().getSelectedItem().getContent()).editor());
    }

    /// Writes `sql` in place of what the chosen tab has.
    final void write(String sql) {
        CodeEditor editor = editor();
        run(() -> {
            editor.requestFocus();
            editor.replace(0, editor.text().length(), sql);
        });
    }

    /// Shows a panel of the side bar.
    ///
    /// @param id of its spec, such as `saved`
    final void side(String id) {
        ToggleButton button = find("#query-side-" + id, ToggleButton.class);
        run(() -> button.setSelected(true));
    }

    /// Shows a tab of the shown run.
    ///
    /// @param id of its spec, such as `result`
    final void runTab(String id) {
        run(() -> stage().getScene().getRoot().lookupAll(".tab-pane").stream()
                .map(TabPane.class::cast)
                .forEach(pane -> pane.getTabs().stream()
                        .filter(tab -> ("query-run-" + id).equals(tab.getId()))
                        .forEach(pane.getSelectionModel()::select)));
    }

    final List<String> texts(String selector) {
        return fx(() -> stage().getScene().getRoot().lookupAll(selector).stream()
                .filter(Labeled.class::isInstance)
                .map(it -> ((Labeled) it).getText())
                .filter(Objects::nonNull)
                .toList());
    }

    /// How a run ended, once it has; only the one that is chosen stands in the window.
    String stateOf(int tab) {
        run(() -> find("#query-runs", TabPane.class).getSelectionModel().select(tab));
        await("run " + tab + " has ended", () -> texts(".query-state").stream()
                .anyMatch(List.of("Succeeded", "Failed", "Cancelled")::contains));
        return fx(() -> texts(".query-state").getFirst());
    }
}
