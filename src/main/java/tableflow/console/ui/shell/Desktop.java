package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.ui.control.Theme;
import tableflow.console.ui.control.ThemeChoice;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.tour.TourReport;

/// The desktop: starts the toolkit, shows the window, and ends when the user has closed it.
///
/// It starts JavaFX with [Platform#startup(Runnable)] and not through an `Application`, which JavaFX would make by
/// itself, so that what to show is a parameter and not static state.
public final class Desktop {

    private static final String BOUNDS = "shell.bounds";
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 820;

    private final Supplier<ShellViewModel> makeModel;
    private @Nullable ShellViewModel model;

    private Desktop(Supplier<ShellViewModel> makeModel) {
        this.makeModel = makeModel;
    }

    /// Shows the window and returns when it has been closed. Ask [Display#isAvailable] first.
    ///
    /// @param makeModel called on the JavaFX thread; must not block on anything remote
    /// @throws InterruptedException when the calling thread is interrupted; the window is closed then
    /// @throws RemoteFailure UNREACHABLE when the display cannot be opened
    public static void launch(Supplier<ShellViewModel> makeModel) throws InterruptedException {
        Desktop desktop = new Desktop(makeModel);
        start(closed -> {
            Stage stage = new Stage();
            desktop.prepare(stage, closed);
            // The profiles are read once the window can be seen.
            stage.setOnShown(event -> desktop.shell().start());
            stage.show();
        });
    }

    /// Drives every pane on the sandbox without a display, one picture a step and `report.md` into `folder`.
    ///
    /// @param look LIGHT or DARK
    /// @param makeModel as in [#launch]; its settings should be a throw-away's, so that the tour begins as a first
    ///     start
    /// @param first how many steps at most
    /// @return what the tour saw
    public static TourReport tour(Supplier<ShellViewModel> makeModel, Path folder, ThemeChoice look, int first)
            throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        AtomicReference<TourReport> report = new AtomicReference<>(new TourReport(List.of()));
        Desktop desktop = new Desktop(makeModel);
        start(closed -> {
            Stage stage = new Stage();
            MainWindow window = desktop.prepare(stage, closed);
            window.look().choose(look);
            stage.setOnShown(event -> new ShellTour(window, desktop.shell())
                    .run(stage.getScene(), folder, first, seen -> {
                        report.set(seen);
                        stage.hide();
                    }));
            stage.show();
        });
        return Objects.requireNonNull(report.get());
    }

    private static void start(Consumer<Runnable> show) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<@Nullable RuntimeException> broken = new AtomicReference<>();
        // JavaFX warns on standard error that it was not loaded as a module; it works as well without (decision 6).
        Logger javafx = Logger.getLogger("javafx");
        Level usual = javafx.getLevel();
        javafx.setLevel(Level.SEVERE);
        startToolkit(() -> {
            javafx.setLevel(usual);
            try {
                show.accept(closed::countDown);
            } catch (RuntimeException e) {
                broken.set(e);
                closed.countDown();
            }
        });
        try {
            closed.await();
        } finally {
            Platform.exit();
        }
        RuntimeException thrown = broken.get();
        if (thrown != null) {
            throw thrown;
        }
    }

    /// A display that is named in the environment may still not be there: a forwarded one whose connection ended, say.
    private static void startToolkit(Runnable first) {
        try {
            Platform.startup(first);
        } catch (UnsupportedOperationException | LinkageError unusable) {
            throw RemoteFailure.of(
                            RemoteFailure.Kind.UNREACHABLE,
                            text("shell.job.window"),
                            String.valueOf(unusable.getMessage()))
                    .withAdvice(text("shell.window.advice"))
                    .withCause(unusable);
        }
    }

    private ShellViewModel shell() {
        return Objects.requireNonNull(model, "not prepared");
    }

    private MainWindow prepare(Stage stage, Runnable closed) {
        Theme.loadFonts();
        ShellViewModel shell = makeModel.get();
        model = shell;
        MainWindow window = new MainWindow(shell, visible(stage));
        stage.setScene(window.scene(WIDTH, HEIGHT));
        stage.setTitle(text("shell.title"));
        stage.setMinWidth(800);
        stage.setMinHeight(560);
        icon(stage);
        restore(stage, shell.settings());
        stage.setOnCloseRequest(event -> {
            event.consume();
            window.leavingPanes(stage::hide);
        });
        stage.setOnHiding(event -> shell.settings().put(BOUNDS, bounds(stage).text()));
        stage.setOnHidden(event -> {
            shell.shutDown();
            closed.run();
        });
        return window;
    }

    private static ObservableBooleanValue visible(Stage stage) {
        return Bindings.and(stage.showingProperty(), Bindings.not(stage.iconifiedProperty()));
    }

    private static void icon(Stage stage) {
        for (int size : new int[] {32, 128}) {
            try (InputStream in =
                    Desktop.class.getResourceAsStream("/tableflow/console/ui/icon-" + size + ".png")) {
                if (in != null) {
                    stage.getIcons().add(new Image(in));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void restore(Stage stage, WindowSettings settings) {
        List<Rectangle2D> screens =
                Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        settings.get(BOUNDS)
                .flatMap(WindowBounds::parse)
                .filter(stored -> stored.fits(screens))
                .ifPresent(stored -> {
                    stage.setX(stored.bounds().getMinX());
                    stage.setY(stored.bounds().getMinY());
                    stage.setWidth(stored.bounds().getWidth());
                    stage.setHeight(stored.bounds().getHeight());
                    stage.setMaximized(stored.maximized());
                });
    }

    private static WindowBounds bounds(Stage stage) {
        return new WindowBounds(
                new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()),
                stage.isMaximized());
    }
}
