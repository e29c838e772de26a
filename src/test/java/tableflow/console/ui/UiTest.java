package tableflow.console.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import tableflow.console.ui.control.Png;
import tableflow.console.ui.control.Theme;

/// Base of tests that show something: the toolkit on JavaFX's headless platform, a robot, waiting, and pictures.
///
/// A test shows a node with [#show], acts through [#robot] or [#fx], waits with [#await], and may take a picture with
/// [#picture], which lands in `target/screens/`. Warnings of JavaFX's style sheets fail the test.
public abstract class UiTest {

    private static final Path SCREENS = Path.of("target", "screens");

    protected final FxRobot robot = OnlyRobot.ROBOT;
    private final List<String> styleWarnings = new CopyOnWriteArrayList<>();
    private final Logger styleLog = Logger.getLogger("javafx.css");
    private final Handler styleWatch = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                styleWarnings.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private @Nullable Stage stage;

    /// One for all tests of a JVM. A window of the headless platform keeps the robot of its time, and a robot its last
    /// window: with a robot for each test no window, and nothing that it shows, is ever collected.
    private static final class OnlyRobot {
        static final FxRobot ROBOT = new FxRobot();

        private OnlyRobot() {}
    }

    @BeforeAll
    static void startToolkit() {
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException alreadyStarted) {
            // by another test class in this JVM
        }
        Platform.setImplicitExit(false);
        fx(() -> {
            Theme.loadFonts();
            return true;
        });
    }

    @BeforeEach
    final void watchStyles() {
        styleLog.addHandler(styleWatch);
    }

    @AfterEach
    final void tidyUp() {
        // All of them: a window or popup that stays open takes the keys that later tests type.
        fx(() -> {
            List.copyOf(Window.getWindows()).forEach(Window::hide);
            return true;
        });
        styleLog.removeHandler(styleWatch);
        if (!styleWarnings.isEmpty()) {
            throw new AssertionError("JavaFX complained about styles:\n" + String.join("\n", styleWarnings));
        }
    }

    /// The complaints about styles so far, which then no longer fail the test: for a test of this very check.
    protected final List<String> takeStyleWarnings() {
        List<String> taken = List.copyOf(styleWarnings);
        styleWarnings.clear();
        return taken;
    }

    /// Shows a node in a window of its own, styled like the console.
    protected final Scene show(Callable<? extends Parent> content, double width, double height) {
        return showScene(() -> {
            Scene scene = new Scene(content.call(), width, height);
            Theme.style(scene);
            return scene;
        });
    }

    /// Shows a scene in a window of its own.
    protected final Scene showScene(Callable<Scene> make) {
        theme(Theme.LIGHT);
        return fx(() -> {
            Scene scene = make.call();
            Stage window = new Stage();
            window.setScene(scene);
            window.show();
            stage = window;
            return scene;
        });
    }

    /// Switches all windows to `theme`.
    protected final void theme(Theme theme) {
        fx(() -> {
            Application.setUserAgentStylesheet(theme.userAgentStylesheet());
            return true;
        });
    }

    protected final Stage stage() {
        return Objects.requireNonNull(stage, "nothing is shown");
    }

    /// Runs on the JavaFX thread and gives the result.
    protected static <T> T fx(Callable<T> action) {
        FutureTask<T> task = new FutureTask<>(action);
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        try {
            return task.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /// Runs on the JavaFX thread.
    protected static void run(Runnable action) {
        fx(() -> {
            action.run();
            return true;
        });
    }

    /// Waits until `condition`, asked on the JavaFX thread, holds.
    protected static void await(String what, BooleanSupplier condition) {
        Eventually.until(what, () -> fx(condition::getAsBoolean));
    }

    /// The node that a CSS selector finds in the shown window; fails when there is none.
    protected final <N extends Node> N find(String selector, Class<N> type) {
        return fx(() -> type.cast(Objects.requireNonNull(
                stage().getScene().lookup(selector), "nothing is " + selector)));
    }

    /// Clicks in the middle of the node that a selector finds; waits until it is there, visible and enabled, and where
    /// it was a moment before: what arrives above a node moves it away from under the mouse.
    protected final void click(String selector) {
        await(selector + " can be clicked", () -> canBeClicked(selector));
        AtomicReference<@Nullable Point2D> place = new AtomicReference<>();
        await(selector + " stands still", () -> {
            Point2D now = canBeClicked(selector) ? middle(selector) : null;
            Point2D before = place.getAndSet(now);
            return now != null && now.equals(before);
        });
        robot.clickOn(Objects.requireNonNull(place.get()));
    }

    private boolean canBeClicked(String selector) {
        Node node = stage().getScene().lookup(selector);
        return node != null && !node.isDisabled() && isShown(node) && !node.getLayoutBounds().isEmpty();
    }

    private Point2D middle(String selector) {
        Node node = stage().getScene().lookup(selector);
        Parent root = stage().getScene().getRoot();
        root.applyCss();
        root.layout();
        Bounds bounds = node.getLayoutBounds();
        return node.localToScreen(bounds.getCenterX(), bounds.getCenterY());
    }

    /// Presses keys together: `press(KeyCode.CONTROL, KeyCode.K)`.
    protected final void press(KeyCode... keys) {
        robot.push(keys);
    }

    /// Replaces the text of the field that a selector finds.
    protected final void enter(String selector, String text) {
        run(() -> {
            TextInputControl field = (TextInputControl) stage().getScene().lookup(selector);
            field.requestFocus();
            field.setText(text);
        });
    }

    private static boolean isShown(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// Writes what is shown to `target/screens/NAME.png`.
    protected final Path picture(String name) {
        Path file = SCREENS.resolve(name + ".png");
        run(() -> {
            try {
                Files.createDirectories(SCREENS);
                Png.write(stage().getScene().snapshot(null), file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return file;
    }

    /// Writes the picture in light and in dark: `NAME-light.png`, `NAME-dark.png`.
    protected final void pictures(String name) {
        theme(Theme.LIGHT);
        picture(name + "-light");
        theme(Theme.DARK);
        picture(name + "-dark");
        theme(Theme.LIGHT);
    }
}
