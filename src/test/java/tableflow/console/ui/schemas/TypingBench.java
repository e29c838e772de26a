package tableflow.console.ui.schemas;

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
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.stage.Stage;
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

/// How long the Schemas pane keeps the JavaFX thread while one types into a large schema: after each key the longest
/// wait of a beat that is sent to the thread every millisecond, until colours, verdicts and outline have come. Wanted:
/// p99 below 16 ms. Run its `main` with `-Dglass.platform=Headless -Dprism.order=sw`.
public final class TypingBench {

    private static final int WARM = 40;
    private static final int KEYS = 120;
    private static final long BETWEEN_MS = 350;

    private TypingBench() {}

    public static void main(String[] arguments) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        fx(() -> {
            Application.setUserAgentStylesheet(Theme.LIGHT.userAgentStylesheet());
            Theme.loadFonts();
            return true;
        });
        System.out.printf("%-10s %7s %8s %8s %8s %8s%n", "format", "lines", "edit p50", "edit p99", "wait p50",
                "wait p99");
        for (SchemaFormat format : SchemaFormat.values()) {
            for (int lines : List.of(2_000, 10_000)) {
                measure(format, lines);
            }
        }
        Platform.exit();
    }

    private static void measure(SchemaFormat format, int lines) throws Exception {
        FxWork work = new FxWork(InstantSource.system());
        Pane pane = fx(() -> pane(work, Files.createTempDirectory("typing")));
        Stage stage = fx(() -> {
            Scene scene = new Scene((Parent) pane.view(), 1400, 860);
            Theme.style(scene);
            Stage shown = new Stage();
            shown.setScene(scene);
            shown.show();
            return shown;
        });
        String text = SchemaBench.made(format, lines);
        CodeEditor editor = fx(() -> {
            CodeEditor found = (CodeEditor) Objects.requireNonNull(stage.getScene().lookup("#schemas-editor"));
            ((MenuButton) Objects.requireNonNull(stage.getScene().lookup("#schemas-new"))).getItems()
                    .get(List.of(SchemaFormat.values()).indexOf(format)).fire();
            found.setText(text);
            return found;
        });
        Thread.sleep(3_000);
        int at = text.indexOf("the note") + "the note".length();
        double[] edits = new double[KEYS];
        double[] waits = new double[KEYS];
        AtomicLong longest = new AtomicLong();
        AtomicBoolean on = new AtomicBoolean(true);
        Thread beats = Thread.ofPlatform().daemon().start(() -> beat(on, longest));
        for (int key = -WARM; key < KEYS; key++) {
            longest.set(0);
            int place = at + key + WARM;
            long took = fx(() -> {
                long start = System.nanoTime();
                editor.replace(place, place, "x");
                return System.nanoTime() - start;
            });
            Thread.sleep(BETWEEN_MS);
            if (key >= 0) {
                edits[key] = took / 1e6;
                waits[key] = longest.get() / 1e6;
            }
        }
        on.set(false);
        beats.join();
        Arrays.sort(edits);
        Arrays.sort(waits);
        System.out.printf(Locale.ROOT, "%-10s %7d %8.1f %8.1f %8.1f %8.1f%n", format, lines, edits[KEYS / 2],
                edits[KEYS * 99 / 100], waits[KEYS / 2], waits[KEYS * 99 / 100]);
        fx(() -> {
            pane.close();
            stage.hide();
            return true;
        });
        work.close();
    }

    private static void beat(AtomicBoolean on, AtomicLong longest) {
        while (on.get()) {
            long sent = System.nanoTime();
            CountDownLatch came = new CountDownLatch(1);
            Platform.runLater(() -> {
                longest.accumulateAndGet(System.nanoTime() - sent, Math::max);
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
