package tableflow.console.ui.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/// Where the window stood, as text in the settings: "x y width height" in screen units, then "max" when maximised.
///
/// @param bounds of the window when not maximised
record WindowBounds(Rectangle2D bounds, boolean maximized) {

    private static final double LEAST_WIDTH = 480;
    private static final double LEAST_HEIGHT = 320;
    private static final double REACHABLE = 80;

    /// Reads the text; empty when it is not one of ours.
    static Optional<WindowBounds> parse(String text) {
        String[] parts = text.split(" ");
        if (parts.length < 4) {
            return Optional.empty();
        }
        try {
            Rectangle2D bounds = new Rectangle2D(
                    Double.parseDouble(parts[0]),
                    Double.parseDouble(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]));
            return Optional.of(new WindowBounds(bounds, parts.length > 4 && parts[4].equals("max")));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%.0f %.0f %.0f %.0f%s",
                bounds.getMinX(),
                bounds.getMinY(),
                bounds.getWidth(),
                bounds.getHeight(),
                maximized ? " max" : "");
    }

    /// Whether the window can be used there: big enough, and its title bar can be grasped on one of the screens, which
    /// may have changed since.
    boolean fits(List<Rectangle2D> screens) {
        if (bounds.getWidth() < LEAST_WIDTH || bounds.getHeight() < LEAST_HEIGHT) {
            return false;
        }
        Rectangle2D title = new Rectangle2D(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), 30);
        return screens.stream().anyMatch(screen -> {
            double width = Math.min(title.getMaxX(), screen.getMaxX()) - Math.max(title.getMinX(), screen.getMinX());
            return width >= REACHABLE && title.getMinY() >= screen.getMinY() && title.getMaxY() <= screen.getMaxY();
        });
    }
}
