package tableflow.console.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.OtherProfiles;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.TableFigures;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.service.topics.TopicSources;
import tableflow.console.service.topics.Topics;
import tableflow.console.service.topics.access.TopicRoles;
import tableflow.console.service.topics.compare.Comparing;
import tableflow.console.service.topics.figures.TableWatcher;
import tableflow.console.service.topics.timeline.TableHistory;
import tableflow.console.ui.control.Theme;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.topics.TopicServices;
import tableflow.console.ui.topics.TopicsPane;
import tableflow.console.ui.work.FxWork;
import tableflow.console.ui.work.ScheduledTimer;

/// The topics pane in a window: when its first rows and when all answers stand there, how long its thread was busy at
/// most meanwhile, and what a keystroke in the filter takes until the table is laid out again.
final class TopicsWindow {

    private static final int ROUNDS = 5;
    private static final String TYPED = "423";

    private final Scene scene;
    private final Pane pane;
    private @Nullable TableView<TopicRow> table;

    private TopicsWindow(Scene scene, Pane pane) {
        this.scene = scene;
        this.pane = pane;
    }

    static void measure(TopicSources sources, Profile profile, Path folder, int topics, PrintStream out)
            throws Exception {
        Platform.startup(Theme::loadFonts);
        Platform.setImplicitExit(false);
        FxWork work = new FxWork(InstantSource.system());
        ScheduledTimer timer = new ScheduledTimer();
        List<Double> first = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        List<Double> opening = new ArrayList<>();
        List<Double> openingCpu = new ArrayList<>();
        List<Double> busy = new ArrayList<>();
        List<Double> busyCpu = new ArrayList<>();
        List<Double> keys = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            WindowSettings settings = new WindowSettings(
                    folder.resolve("window-" + round + ".json"), timer, InstantSource.system());
            Overlay dialogs = new Overlay();
            Scene scene = shown(dialogs);
            Beat beat = new Beat();
            long start = System.nanoTime();
            TopicsWindow window = opened(sources, profile, settings, work, scene, dialogs);
            // A node of the pane is found once the pane has been laid out.
            window.await(() -> window.scene.lookup("#topics-table") != null && !window.table().getItems().isEmpty());
            first.add(millis(start));
            opening.add(beat.longest());
            openingCpu.add(beat.block());
            beat.forget();
            window.await(() -> window.table().getItems().size() >= topics
                    && window.table().getItems().stream().noneMatch(row -> row.settings().isWaiting()));
            whole.add(millis(start));
            busy.add(beat.longest());
            busyCpu.add(beat.block());
            keys.addAll(window.typed());
            window.close();
            beat.close();
        }
        print(out, "window: first rows", first);
        print(out, "window: all answers", whole);
        print(out, "window: longest wait while it opens", opening);
        print(out, "window: the same, processor time", openingCpu);
        print(out, "window: longest wait while answers come", busy);
        print(out, "window: the same, processor time", busyCpu);
        print(out, "window: keystroke in the filter to layout", keys);
        timer.close();
        work.close();
    }

    private static void print(PrintStream out, String what, List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        out.printf(Locale.ROOT, "%-44s median %6.0f ms   %.0f to %.0f%n", what, TopicsBench.median(millis),
                sorted.getFirst(), sorted.getLast());
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    /// Asks the window's thread again and again to answer, and keeps how long that took by the clock, and the processor
    /// time that the thread spent in between, which other work on the machine hardly changes.
    private static final class Beat implements AutoCloseable {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
        private final ConcurrentLinkedQueue<Double> waits = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<Double> blocks = new ConcurrentLinkedQueue<>();
        private long before = -1;
        private final AtomicBoolean going = new AtomicBoolean(true);

        Beat() {
            beat(System.nanoTime());
        }

        /// Each asks for the next at once: so what is between two is one piece of work, however busy the machine is.
        private void beat(long asked) {
            Platform.runLater(() -> {
                waits.add(millis(asked));
                spent();
                if (going.get()) {
                    beat(System.nanoTime());
                }
            });
        }

        /// JavaFX thread.
        private void spent() {
            long now = THREADS.getCurrentThreadCpuTime();
            if (before >= 0) {
                blocks.add((now - before) / 1e6);
            }
            before = now;
        }

        double block() {
            return blocks.stream().max(Double::compare).orElse(0.0);
        }

        double longest() {
            return waits.stream().max(Double::compare).orElse(0.0);
        }

        void forget() {
            waits.clear();
            blocks.clear();
        }

        @Override
        public void close() {
            going.set(false);
        }
    }

    /// A window without a pane, which stands before one is opened in it.
    private static Scene shown(Overlay dialogs) throws Exception {
        CompletableFuture<Scene> drawn = new CompletableFuture<>();
        Platform.runLater(() -> {
            Application.setUserAgentStylesheet(Theme.LIGHT.userAgentStylesheet());
            Scene scene = new Scene(new StackPane(dialogs), 1400, 900);
            Theme.style(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            Runnable[] listener = new Runnable[1];
            listener[0] = () -> {
                scene.removePostLayoutPulseListener(listener[0]);
                drawn.complete(scene);
            };
            scene.addPostLayoutPulseListener(listener[0]);
            stage.show();
        });
        return drawn.get(30, TimeUnit.SECONDS);
    }

    private static TopicsWindow opened(TopicSources sources, Profile profile, WindowSettings settings, FxWork work,
            Scene scene, Overlay dialogs) throws Exception {
        Executor threads = task -> Thread.ofVirtual().start(task);
        TopicRoles roles = new TopicRoles(() -> {
            throw RemoteFailure.of(RemoteFailure.Kind.FORBIDDEN, "list roles", "nobody looks");
        }, () -> profile);
        TopicServices services = new TopicServices(
                new Topics(sources, threads), new NoTables(), TableHistory.NONE, roles,
                new TopicServices.Compare(new Comparing(threads), new NoOthers()));
        CompletableFuture<TopicsWindow> made = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                Pane pane = TopicsPane.spec(services, settings).factory().apply(new PaneContext(
                        profile, work.work(), new Navigation(), dialogs, new SimpleBooleanProperty(true)));
                pane.onShown();
                ((StackPane) scene.getRoot()).getChildren().addFirst(pane.view());
                made.complete(new TopicsWindow(scene, pane));
            } catch (RuntimeException failed) {
                made.completeExceptionally(failed);
            }
        });
        return made.get(30, TimeUnit.SECONDS);
    }

    @SuppressWarnings("unchecked")
    private TableView<TopicRow> table() {
        TableView<TopicRow> found = table == null ? (TableView<TopicRow>) scene.lookup("#topics-table") : table;
        table = found;
        return Objects.requireNonNull(found);
    }

    private <T> T fx(Supplier<T> question) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException failed) {
                answer.completeExceptionally(failed);
            }
        });
        return answer.get(60, TimeUnit.SECONDS);
    }

    private void await(Supplier<Boolean> condition) throws Exception {
        while (!fx(condition)) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /// What each letter takes until the table shows fewer rows, and the pulse after that is laid out.
    private List<Double> typed() throws Exception {
        List<Double> taken = new ArrayList<>();
        for (int i = 0; i < TYPED.length(); i++) {
            char letter = TYPED.charAt(i);
            taken.add(typed(Character.toString(letter)));
        }
        fx(() -> {
            ((TextField) scene.lookup("#topics-filter")).clear();
            return true;
        });
        return taken;
    }

    private double typed(String letter) throws Exception {
        CompletableFuture<Double> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            long start = System.nanoTime();
            int before = table().getItems().size();
            Runnable[] listener = new Runnable[1];
            listener[0] = () -> {
                if (table().getItems().size() != before || millis(start) > 2_000) {
                    scene.removePostLayoutPulseListener(listener[0]);
                    done.complete(millis(start));
                } else {
                    Platform.requestNextPulse();
                }
            };
            scene.addPostLayoutPulseListener(listener[0]);
            ((TextField) scene.lookup("#topics-filter")).appendText(letter);
            Platform.requestNextPulse();
        });
        return done.get(10, TimeUnit.SECONDS);
    }

    private void close() throws Exception {
        fx(() -> {
            pane.close();
            scene.getWindow().hide();
            return true;
        });
    }

    private static final class NoTables implements TableWatcher {
        @Override
        public Map<String, Answer<TableFigures>> look(Set<String> topics) {
            return Map.of();
        }

        @Override
        public Optional<Map<Integer, Long>> held(String topic) {
            return Optional.empty();
        }
    }

    private static final class NoOthers implements OtherProfiles<Topics> {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public Opened<Topics> open(String name) {
            throw new IllegalStateException("not needed");
        }
    }
}
