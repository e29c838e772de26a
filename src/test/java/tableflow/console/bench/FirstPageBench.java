package tableflow.console.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.query.Queries;
import tableflow.console.service.query.RunMemory;
import tableflow.console.service.query.Runs;
import tableflow.console.service.query.desk.Desk;
import tableflow.console.service.query.plan.Price;
import tableflow.console.service.query.ready.TopicTable;
import tableflow.console.service.query.result.Results;
import tableflow.console.service.query.result.order.RowOrders;
import tableflow.console.service.query.result.store.ResultStore;
import tableflow.console.service.support.Waiter;
import tableflow.console.ui.control.Theme;
import tableflow.console.ui.control.code.CodeEditor;
import tableflow.console.ui.control.grid.DataGrid;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.query.QueryGate;
import tableflow.console.ui.query.QueryPane;
import tableflow.console.ui.query.QueryScope;
import tableflow.console.ui.query.QueryServices;
import tableflow.console.ui.query.result.ResultPanel;
import tableflow.console.ui.query.result.ResultServices;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.FxWork;
import tableflow.console.ui.work.ScheduledTimer;

/// From the end of a query until its first rows stand in the cells of the grid, in the whole Athena pane with its real
/// polling, store and download, on an Athena and an S3 in memory that are as far away as asked for. Two times are
/// printed, median and p95: since Athena's answer said SUCCEEDED, and since the query had ended, which the pauses
/// between looks add to. Asked for: the first within 300 ms. What the JavaFX thread worked since SUCCEEDED was told is
/// printed too: on a busy machine it says more than the clock.
///
/// Arguments: milliseconds that a call travels (40), and runs (30). Needs `-Dglass.platform=Headless -Dprism.order=sw`.
public final class FirstPageBench {

    private static final int ROWS = 20_000;
    private static final int WARM_UP = 3;
    private static final String TAB = "tab to the front";
    private static final String COUNTED = "rows are known to the grid";
    private static final List<String> STAGES = List.of(
            TAB, "columns asked", "columns came", "rows asked", "rows came", COUNTED);

    private final Scene scene;
    private final Pane pane;
    private final Set<Node> known = Collections.newSetFromMap(new IdentityHashMap<>());
    /// When the newest run reached the stages that are seen in the window, at the pulse after.
    private final Map<String, Long> moments = new HashMap<>();

    private @Nullable TabPane runs;

    private FirstPageBench(Scene scene, Pane pane) {
        this.scene = scene;
        this.pane = pane;
    }

    public static void main(String[] arguments) throws Exception {
        long latency = arguments.length > 0 ? Long.parseLong(arguments[0]) : 40;
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
        PrintStream out = System.out;
        Path folder = Files.createTempDirectory("first-page-bench");
        Path csv = folder.resolve("object.csv");
        BenchRows.write(csv, ROWS, 7);
        SlowAthena athena = new SlowAthena(Files.readAllBytes(csv), latency);
        Platform.startup(Theme::loadFonts);
        FxWork work = new FxWork(InstantSource.system());
        ScheduledTimer timer = new ScheduledTimer();
        FirstPageBench bench = opened(athena, folder, work, timer);
        List<Long> sinceSeen = new ArrayList<>();
        List<Long> sinceEnded = new ArrayList<>();
        List<Long> worked = new ArrayList<>();
        Map<String, List<Long>> stages = new LinkedHashMap<>();
        long window = bench.windowThread().get(10, TimeUnit.SECONDS);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        AtomicLong before = new AtomicLong();
        athena.onSeen = () -> before.set(threads.getThreadCpuTime(window));
        for (int run = -WARM_UP; run < runs; run++) {
            long shown = bench.run("SELECT " + (run + WARM_UP)).get(30, TimeUnit.SECONDS);
            if (run >= 0) {
                sinceSeen.add(shown - athena.seen);
                sinceEnded.add(shown - athena.ended);
                worked.add(threads.getThreadCpuTime(window) - before.get());
                STAGES.forEach(stage -> {
                    Long own = bench.moments.get(stage);
                    stages.computeIfAbsent(stage, key -> new ArrayList<>())
                            .add((own == null ? athena.stage(stage) : own) - athena.seen);
                });
            } else {
                out.printf(Locale.ROOT, "warm-up: %.0f ms since SUCCEEDED was told%n", (shown - athena.seen) / 1e6);
            }
        }
        out.printf(Locale.ROOT, "%,d rows, a call travels %d ms, %d runs%n", ROWS, latency, runs);
        report(out, "since SUCCEEDED was told", sinceSeen);
        report(out, "since the query ended", sinceEnded);
        report(out, "JavaFX thread's processor", worked);
        out.println("stages, since SUCCEEDED was told:");
        stages.forEach((stage, times) -> report(out, "  " + stage, times));
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        Platform.runLater(() -> {
            bench.pane.close();
            closed.complete(true);
        });
        closed.get(10, TimeUnit.SECONDS);
        work.close();
        timer.close();
        Platform.exit();
    }

    private static void report(PrintStream out, String what, List<Long> nanos) {
        Collections.sort(nanos);
        out.printf(Locale.ROOT, "%-26s median %4.0f ms   p95 %4.0f ms   most %4.0f ms%n", what,
                nanos.get(nanos.size() / 2) / 1e6, nanos.get((int) (nanos.size() * 0.95)) / 1e6,
                nanos.getLast() / 1e6);
    }

    private static FirstPageBench opened(SlowAthena athena, Path folder, FxWork work, ScheduledTimer timer)
            throws Exception {
        Executor threads = task -> Thread.ofVirtual().start(task);
        Runs runs = new Runs(athena, Waiter.real(), RunMemory.in(folder.resolve("runs")), Runs.Patience.ofWindow());
        Results results = new Results(new Queries(athena, runs), athena, threads, Waiter.real());
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        ResultServices showing = new ResultServices(
                new ResultStore(folder.resolve("results"), ResultStore.USUAL_LIMIT, InstantSource.system()),
                () -> results, new RowOrders(scratch), scratch);
        QueryServices services = new QueryServices(
                (request, watcher) -> runs.run(request, OptionalLong.empty(), watcher),
                QueryGate.OPEN, Desk.of(folder, "bench", InstantSource.system()), new NoLookup(), Price.ASSUMED,
                new QueryServices.Defaults(new QueryScope("lake", "primary"), null));
        WindowSettings settings = new WindowSettings(folder.resolve("window.json"), timer, InstantSource.system());
        CompletableFuture<FirstPageBench> made = new CompletableFuture<>();
        Platform.runLater(() -> {
            Application.setUserAgentStylesheet(Theme.LIGHT.userAgentStylesheet());
            Overlay dialogs = new Overlay();
            Pane pane = QueryPane.spec(
                            services, new QueryPane.Panels(List.of(), List.of(ResultPanel.spec(showing))), settings)
                    .factory()
                    .apply(new PaneContext(
                            profile(), work.work(), new Navigation(), dialogs, new SimpleBooleanProperty(true)));
            pane.onShown();
            Stage stage = new Stage();
            Scene scene = new Scene(new StackPane(pane.view(), dialogs), 1400, 900);
            Theme.style(scene);
            stage.setScene(scene);
            stage.show();
            made.complete(new FirstPageBench(scene, pane));
        });
        return made.get(30, TimeUnit.SECONDS);
    }

    private CompletableFuture<Long> windowThread() {
        CompletableFuture<Long> id = new CompletableFuture<>();
        Platform.runLater(() -> id.complete(Thread.currentThread().threadId()));
        return id;
    }

    /// When the first rows of a new grid stood in its cells.
    private CompletableFuture<Long> run(String sql) {
        CompletableFuture<Long> shown = new CompletableFuture<>();
        AtomicReference<@Nullable Boolean> sent = new AtomicReference<>();
        Platform.runLater(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (sent.get() == null && scene.lookup(".code-editor") instanceof CodeEditor editor) {
                    moments.clear();
                    editor.replace(0, editor.text().length(), sql);
                    Objects.requireNonNull(pane.commands().getFirst()).action().run();
                    sent.set(true);
                }
                // Only the newest run is looked into: to look through all of the window takes time of its own.
                TabPane runs = runs();
                if (runs == null || runs.getTabs().isEmpty()
                        || !(runs.getTabs().getFirst().getContent() instanceof Parent run)
                        || !(run.lookup(".tab-pane") instanceof TabPane panels)) {
                    return;
                }
                Tab front = panels.getSelectionModel().getSelectedItem();
                if (!"query-run-result".equals(front.getId()) || !(front.getContent().lookup("#result-grid")
                        instanceof DataGrid grid) || known.contains(grid)) {
                    return;
                }
                moments.putIfAbsent(TAB, System.nanoTime());
                if (grid.rowCount() > 0) {
                    moments.putIfAbsent(COUNTED, System.nanoTime());
                }
                if (grid.rowCount() > 0 && grid.isSettled() && known.add(grid)) {
                    stop();
                    shown.complete(System.nanoTime());
                }
            }
        }.start());
        return shown;
    }

    private @Nullable TabPane runs() {
        if (runs == null && scene.lookup("#query-runs") instanceof TabPane pane) {
            runs = pane;
        }
        return runs;
    }

    private static Profile profile() {
        return new Profile("bench", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, null,
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null, new Profile.Aws("us-east-1", "nobody", null, null, Map.of(), null));
    }

    private static final class NoLookup implements QueryServices.Lookup {
        @Override
        public List<String> catalogs() {
            return List.of("AwsDataCatalog");
        }

        @Override
        public List<String> databases(@Nullable String catalog) {
            return List.of("lake");
        }

        @Override
        public List<String> workgroups() {
            return List.of("primary");
        }

        @Override
        public TopicTable tableOf(String topic) {
            throw new IllegalStateException("not needed");
        }
    }
}
