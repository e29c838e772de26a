package tableflow.console.ui.schemas;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Dimension2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.TextPos;
import tableflow.console.bench.SchemaBench;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.query.desk.TabStore;
import tableflow.console.service.schemas.judge.DraftJudge;
import tableflow.console.service.schemas.judge.SubjectShelf;
import tableflow.console.ui.control.Theme;
import tableflow.console.ui.control.code.CodeEditor;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.FxWork;

/// How long the Schemas pane keeps the JavaFX thread while one types into a large schema, beside the toolkit's own
/// CodeArea of the same size with the same text in a window of the same size. Each is given a key, and then watched
/// until colours, verdicts and outline have come:
///
/// - edit: what the change itself takes, of the thread's processor time;
/// - block: the most processor time of that thread between two beats, which are sent to it every millisecond;
/// - wait: the longest that a beat waited by the clock: what else runs on the machine counts too;
/// - all: the thread's processor time for the key, drawing and all that comes later.
///
/// Wanted: no block over 16 ms at p99. Run its `main` with `-Dprism.order=sw`, and `-Dglass.platform=Headless` or
/// under `xvfb-run`, with the options of the window's start script. Arguments: formats (AVRO,JSON,PROTOBUF), lines
/// (2000,10000), keys (120), and
/// `middle` to type halfway down the text in the place of its top.
public final class TypingBench {

    private static final int WARM = 60;
    private static final long BETWEEN_MS = 350;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int keys;

    private final boolean middle;

    private TypingBench(int keys, boolean middle) {
        this.keys = keys;
        this.middle = middle;
    }

    /// What one types into, and how.
    private record Typed(Stage stage, IntConsumer at, Runnable close) {}

    /// Milliseconds for each key, in order of their size.
    private static final class Figures {

        private final double[] edit;
        private final double[] block;
        private final double[] waited;
        private final double[] all;

        Figures(int keys) {
            edit = new double[keys];
            block = new double[keys];
            waited = new double[keys];
            all = new double[keys];
        }

        List<double[]> each() {
            return List.of(edit, block, waited, all);
        }

        void print(String name) {
            System.out.printf(Locale.ROOT, "  %-12s", name);
            for (double[] each : each()) {
                System.out.printf(Locale.ROOT, "%10.1f %6.1f %6.1f", at(each, 50), at(each, 99), each[each.length - 1]);
            }
            System.out.println();
        }

        static double at(double[] sorted, int percent) {
            return sorted[sorted.length * percent / 100];
        }
    }

    public static void main(String[] arguments) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        fx(() -> {
            Platform.setImplicitExit(false);
            Application.setUserAgentStylesheet(Theme.LIGHT.userAgentStylesheet());
            Theme.loadFonts();
            return true;
        });
        String formats = arguments.length > 0 ? arguments[0] : "AVRO,JSON,PROTOBUF";
        String lines = arguments.length > 1 ? arguments[1] : "2000,10000";
        TypingBench bench = new TypingBench(arguments.length > 2 ? Integer.parseInt(arguments[2]) : 120,
                arguments.length > 3 && arguments[3].equals("middle"));
        System.out.printf("%-14s%24s%24s%24s%24s%n", "ms p50 p99 max", "edit, processor", "block, processor",
                "wait, clock", "all, processor");
        for (String format : formats.split(",")) {
            for (String many : lines.split(",")) {
                bench.measure(SchemaFormat.valueOf(format), Integer.parseInt(many));
            }
        }
        Platform.exit();
        System.exit(0);
    }

    private void measure(SchemaFormat format, int lines) throws Exception {
        System.out.println(format + ", " + lines + " lines");
        String text = SchemaBench.made(format, lines);
        Dimension2D[] size = new Dimension2D[1];
        FxWork work = new FxWork(InstantSource.system());
        Figures ours = typed(fx(() -> pane(work, format, text, size)), text);
        work.close();
        Figures plain = typed(fx(() -> plain(text, size[0])), text);
        ours.print("the pane");
        plain.print("a CodeArea");
        System.out.printf(Locale.ROOT, "  %-12s", "times");
        for (int i = 0; i < 4; i++) {
            double[] own = ours.each().get(i);
            double[] bare = plain.each().get(i);
            System.out.printf(Locale.ROOT, "%10.1f %6.1f       ", Figures.at(own, 50) / Figures.at(bare, 50),
                    Figures.at(own, 99) / Figures.at(bare, 99));
        }
        System.out.println();
    }

    private Typed pane(FxWork work, SchemaFormat format, String text, Dimension2D[] size) throws IOException {
        Pane pane = pane(work, Files.createTempDirectory("typing"));
        Stage stage = shown((Parent) pane.view());
        CodeEditor editor = (CodeEditor) Objects.requireNonNull(stage.getScene().lookup("#schemas-editor"));
        ((MenuButton) Objects.requireNonNull(stage.getScene().lookup("#schemas-new"))).getItems()
                .get(List.of(SchemaFormat.values()).indexOf(format)).fire();
        editor.setText(text);
        Region area = (Region) Objects.requireNonNull(editor.lookup(".rich-text-area"));
        return new Typed(stage, at -> editor.replace(at, at, "x"), () -> {
            size[0] = new Dimension2D(area.getWidth(), area.getHeight());
            pane.close();
            stage.hide();
        });
    }

    /// Where is typed: in the note at the top, or in the name of a field in the middle.
    private int place(String text) {
        String before = middle ? "field_" : "the note";
        return text.indexOf(before, middle ? text.length() / 2 : 0) + before.length();
    }

    private Typed plain(String text, Dimension2D size) {
        CodeArea area = new CodeArea();
        area.setLineNumbersEnabled(true);
        area.setText(text);
        area.setMaxSize(size.getWidth(), size.getHeight());
        Stage stage = shown(new StackPane(area));
        int start = place(text);
        int line = (int) text.substring(0, start).lines().count() - 1;
        int begin = text.lastIndexOf('\n', start) + 1;
        return new Typed(stage, at -> {
            int column = at - begin;
            TextPos place = TextPos.ofLeading(line, column);
            area.replaceText(place, place, "x");
            area.select(TextPos.ofLeading(line, column + 1));
        }, stage::hide);
    }

    private static Stage shown(Parent content) {
        Scene scene = new Scene(content, 1400, 860);
        Theme.style(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    private Figures typed(Typed typed, String text) throws Exception {
        Thread.sleep(3_000);
        int at = place(text);
        Figures figures = new Figures(keys);
        Beat beat = new Beat();
        Thread beats = Thread.ofPlatform().daemon().start(beat::run);
        for (int key = -WARM; key < keys; key++) {
            int place = at + key + WARM;
            long[] took = fx(() -> {
                beat.reset();
                long start = THREADS.getCurrentThreadCpuTime();
                typed.at.accept(place);
                return new long[] {start, THREADS.getCurrentThreadCpuTime()};
            });
            Thread.sleep(BETWEEN_MS);
            long end = fx(THREADS::getCurrentThreadCpuTime);
            if (key >= 0) {
                figures.edit[key] = (took[1] - took[0]) / 1e6;
                figures.block[key] = beat.block.get() / 1e6;
                figures.waited[key] = beat.wait.get() / 1e6;
                figures.all[key] = (end - took[0]) / 1e6;
            }
        }
        beat.on.set(false);
        beats.join();
        fx(() -> {
            typed.close.run();
            return true;
        });
        figures.each().forEach(Arrays::sort);
        return figures;
    }

    /// Asks the JavaFX thread for a sign of life, again and again.
    private static final class Beat {

        private final AtomicBoolean on = new AtomicBoolean(true);
        private final AtomicLong wait = new AtomicLong();
        private final AtomicLong block = new AtomicLong();
        private long before = -1;

        /// JavaFX thread.
        void reset() {
            wait.set(0);
            block.set(0);
            before = THREADS.getCurrentThreadCpuTime();
        }

        void run() {
            while (on.get()) {
                long sent = System.nanoTime();
                CountDownLatch came = new CountDownLatch(1);
                Platform.runLater(() -> {
                    long now = THREADS.getCurrentThreadCpuTime();
                    if (before >= 0) {
                        block.accumulateAndGet(now - before, Math::max);
                    }
                    wait.accumulateAndGet(System.nanoTime() - sent, Math::max);
                    before = now;
                    came.countDown();
                });
                try {
                    came.await();
                    Thread.sleep(1);
                } catch (InterruptedException ended) {
                    return;
                }
            }
        }
    }

    private static Pane pane(FxWork work, Path folder) {
        FakeSubjects registry = new FakeSubjects();
        SchemasServices services = new SchemasServices(new SubjectShelf(registry::registry),
                new DraftJudge(() -> ReviewSettings.USUAL), topic -> Optional.empty(),
                new TabStore(folder, InstantSource.system()), registry.services(), registry.desk(folder));
        Profile profile = new Profile("bench", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null), null, null, null, null);
        return SchemasPane.spec(services).factory().apply(new PaneContext(
                profile, work.work(), new Navigation(), new Overlay(), new SimpleBooleanProperty(true)));
    }

    private static <T> T fx(Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(action);
        Platform.runLater(task);
        return task.get();
    }
}
