package tableflow.console.bench;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.RegistryMode;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.messages.DecodeAs;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.port.FileHistory;
import tableflow.console.service.query.desk.TabStore;
import tableflow.console.service.review.ReviewSettingsFile;
import tableflow.console.service.schemas.files.FileDesk;
import tableflow.console.service.schemas.files.FileStates;
import tableflow.console.service.schemas.files.FileSubjects;
import tableflow.console.service.schemas.judge.DraftJudge;
import tableflow.console.service.schemas.judge.SubjectShelf;
import tableflow.console.service.schemas.references.ReferenceDesk;
import tableflow.console.service.schemas.registry.ReferenceGraphs;
import tableflow.console.service.schemas.registry.RegistrySettings;
import tableflow.console.ui.control.Theme;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.schemas.SchemasPane;
import tableflow.console.ui.schemas.SchemasServices;
import tableflow.console.ui.schemas.files.TopicRecords;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.FxWork;

/// The schemas pane on a registry in memory with many subjects: the time until the first rows and until all stand
/// there, what a keystroke in the filter takes until the list is laid out again, how long the window's thread was busy
/// at most meanwhile; then what is asked of all of them: who refers to one, the graph, who defines a type, what a level
/// breaks. Medians of some rounds.
///
/// Arguments: subjects (10000), rounds (9). Started with the class path of the tests and the options of the tests.
public final class SubjectsBench {

    private static final String TYPED = "4711";

    private final Stage stage;
    private final Pane pane;

    private SubjectsBench(Stage stage, Pane pane) {
        this.stage = stage;
        this.pane = pane;
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9;
        ManySubjects subjects = new ManySubjects(many);
        Platform.startup(Theme::loadFonts);
        Platform.setImplicitExit(false);
        FxWork work = new FxWork(InstantSource.system());
        List<Double> first = new ArrayList<>();
        List<Double> keys = new ArrayList<>();
        List<Double> busy = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Heartbeat heart = new Heartbeat();
            SubjectsBench shown = open(subjects, work);
            ListView<?> list = (ListView<?>) shown.node("#schemas-subjects");
            long start = System.nanoTime();
            onFx(() -> {
                shown.pane.onShown();
                return 0;
            });
            shown.await(() -> list.getItems().size() == many);
            first.add(millis(start));
            TextField filter = (TextField) shown.node("#schemas-filter");
            for (int typed = 1; typed <= TYPED.length(); typed++) {
                String text = TYPED.substring(0, typed);
                long key = System.nanoTime();
                onFx(() -> {
                    filter.setText(text);
                    shown.stage.getScene().getRoot().applyCss();
                    shown.stage.getScene().getRoot().layout();
                    return 0;
                });
                keys.add(millis(key));
            }
            busy.add(heart.stop());
            onFx(() -> {
                shown.pane.close();
                shown.stage.close();
                return 0;
            });
        }
        out.printf(Locale.ROOT, "%,d subjects: all rows %.0f ms (the first are among them: one list), a keystroke in "
                + "the filter %.1f ms (at most %.1f), the window's thread busy at most %.0f ms%n", many, median(first),
                median(keys), keys.stream().max(Double::compare).orElseThrow(), median(busy));
        asked(subjects, rounds, out);
        System.exit(0);
    }

    private static void asked(ManySubjects subjects, int rounds, PrintStream out) throws Exception {
        SubjectName shared = SubjectName.of(ManySubjects.SHARED);
        var services = subjects.services();
        out.printf(Locale.ROOT, "who refers to one %.0f ms, its graph %.0f ms, who defines a type %.0f ms, what a "
                        + "level of the whole registry breaks %.0f ms%n",
                timed(rounds, () -> services.uses().of(shared, List.of(1), Progress.NONE)),
                timed(rounds, () -> new ReferenceGraphs(services.desk()).around(shared, 1, Progress.NONE)),
                timed(rounds, () -> new ReferenceDesk(subjects::registry).definitions(shared, Progress.NONE)),
                timed(Math.min(3, rounds), () -> new RegistrySettings(services.desk()).plan(SubjectName.GLOBAL,
                        new RegistrySettings.Wish(CompatibilityLevel.FULL, RegistryMode.READWRITE, null),
                        Progress.NONE)));
    }

    private static double timed(int rounds, Callable<?> asked) throws Exception {
        List<Double> all = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            asked.call();
            all.add(millis(start));
        }
        return median(all);
    }

    private static SubjectsBench open(ManySubjects subjects, FxWork work) throws Exception {
        Path folder = Files.createTempDirectory("subjects-bench");
        SchemasServices services = new SchemasServices(new SubjectShelf(subjects::registry),
                new DraftJudge(() -> ReviewSettings.USUAL), topic -> Optional.empty(),
                new TabStore(folder, InstantSource.system()), subjects.services(), new SchemasServices.Desk(
                        new FileDesk(new FileSubjects(folder.resolve("files"), InstantSource.system()),
                                () -> FileStates.open(subjects.registry(), FileHistory.NONE), Runnable::run),
                        new TopicRecords(new Messages(() -> {
                            throw new AssertionError("no records are read here");
                        }, subjects::registry, Runnable::run, InstantSource.system()), topic -> DecodeAs.AUTO),
                        new ReviewSettingsFile(folder.resolve("lint"), InstantSource.system())));
        Profile profile = new Profile("many", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null), null, null, null, null);
        return onFx(() -> {
            Overlay overlay = new Overlay();
            Pane pane = SchemasPane.spec(services).factory().apply(new PaneContext(
                    profile, work.work(), new Navigation(), overlay, new SimpleBooleanProperty(true)));
            Scene scene = new Scene(new StackPane((Parent) pane.view(), overlay), 1320, 820);
            Theme.style(scene);
            Application.setUserAgentStylesheet(Theme.LIGHT.userAgentStylesheet());
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return new SubjectsBench(stage, pane);
        });
    }

    private Node node(String selector) throws Exception {
        return onFx(() -> stage.getScene().getRoot().lookup(selector));
    }

    private void await(Callable<Boolean> condition) throws Exception {
        while (!onFx(condition)) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        onFx(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            return 0;
        });
    }

    private static <T> T onFx(Callable<T> action) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(action.call());
            } catch (Exception | AssertionError failed) {
                done.completeExceptionally(failed);
            }
        });
        return done.get(60, TimeUnit.SECONDS);
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }

    /// How long the window's thread lets a task wait at most.
    private static final class Heartbeat {

        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicLong longest = new AtomicLong();
        private final Thread beating = Thread.ofPlatform().daemon().start(this::beat);

        private void beat() {
            while (!over.get()) {
                long asked = System.nanoTime();
                CompletableFuture<Long> answered = new CompletableFuture<>();
                Platform.runLater(() -> answered.complete(System.nanoTime()));
                longest.accumulateAndGet(answered.join() - asked, Math::max);
                Thread.onSpinWait();
            }
        }

        double stop() throws InterruptedException {
            over.set(true);
            beating.join();
            return longest.get() / 1e6;
        }
    }
}
