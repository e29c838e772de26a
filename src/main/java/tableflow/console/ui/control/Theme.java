package tableflow.console.ui.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// The two looks of the console: AtlantaFX's Primer in light and dark, with our own sheet on top.
///
/// Our sheet (`console.css`) imports those of all panes. The first, `base.css`, sets font and density, styles our
/// controls with Primer's colour names, and gives ControlsFX the names of JavaFX's own theme that it expects. Sheets
/// belong to the window and never to a node: JavaFX looks through every node that ever had one when a popup closes.
public enum Theme {
    LIGHT("/atlantafx/base/theme/primer-light.css"),
    DARK("/atlantafx/base/theme/primer-dark.css");

    private static final List<String> FONTS =
            List.of("Inter-Regular.otf", "Inter-SemiBold.otf", "JetBrainsMono-Regular.ttf");
    private static final String RESOURCES = "/tableflow/console/ui/";

    private final String sheet;

    Theme(String sheet) {
        this.sheet = sheet;
    }

    /// The base sheet, for [javafx.application.Application#setUserAgentStylesheet(String)].
    public String userAgentStylesheet() {
        return resource(sheet).toExternalForm();
    }

    /// Adds our sheet to a scene. Every window of the console calls it once.
    public static void style(Scene scene) {
        scene.getStylesheets().add(resource(RESOURCES + "console.css").toExternalForm());
    }

    /// Makes the bundled fonts known; needs no toolkit and is called once before the first window.
    public static void loadFonts() {
        for (String font : FONTS) {
            try (InputStream in = resource(RESOURCES + "fonts/" + font).openStream()) {
                Objects.requireNonNull(Font.loadFont(in, -1), font);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static URL resource(String path) {
        return Objects.requireNonNull(Theme.class.getResource(path), path);
    }
}
