package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.text;

import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.Theme;
import tableflow.console.ui.settings.WindowSettings;

/// The desktop: starts the toolkit, shows the window, and ends when the user has closed it.
///
/// It starts JavaFX with [Platform#startup(Runnable)] and not through an `Application`, which JavaFX would make by
/// itself, so that what to show is a parameter and not static state.
public final class Desktop {

    private static final String BOUNDS = "shell.bounds";
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 820;

    private final Supplier<ShellViewModel> makeModel;

    private Desktop(Supplier<ShellViewModel> makeModel) {
        this.makeModel = makeModel;
    }

    /// Shows the window and returns when it has been closed. Ask [Display#isAvailable] first.
    ///
    /// @param makeModel called on the JavaFX thread; must not block on anything remote
    /// @throws InterruptedException when the calling thread is interrupted; the window is closed then
    public static void launch(Supplier<ShellViewModel> makeModel) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<@Nullable RuntimeException> broken = new AtomicReference<>();
        Desktop desktop = new Desktop(makeModel);
        Platform.startup(() -> {
            try {
                desktop.show(new Stage(), closed::countDown);
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

    private void show(Stage stage, Runnable closed) {
        Theme.loadFonts();
        ShellViewModel shell = makeModel.get();
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
        // The profiles are read once the first frame can be seen.
        stage.setOnShown(event -> shell.start());
        stage.show();
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
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
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
