package tableflow.console.ui.tour;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// The small windows above a window: lists, hints, tooltips. A picture of the window alone does not have them.
/// JavaFX thread only.
final class Popups {

    private static final int OPAQUE = 255;

    private Popups() {}

    /// Those that are shown above the window of `scene`, the uppermost last.
    static List<Window> of(Scene scene) {
        return Window.getWindows().stream()
                .filter(window -> window instanceof PopupWindow && window.isShowing() && belongs(window, scene))
                .toList();
    }

    private static boolean belongs(Window window, Scene scene) {
        Window at = window;
        while (at instanceof PopupWindow popup) {
            at = popup.getOwnerWindow();
        }
        return at != null && at.equals(scene.getWindow());
    }

    /// What one sees: the scene with the popups above it, as far as they are within.
    static Image picture(Scene scene) {
        WritableImage picture = scene.snapshot(null);
        for (Window popup : of(scene)) {
            Scene above = popup.getScene();
            double x = popup.getX() + above.getX() - scene.getWindow().getX() - scene.getX();
            double y = popup.getY() + above.getY() - scene.getWindow().getY() - scene.getY();
            // Around a popup's shadow is nothing, and not white.
            above.setFill(Color.TRANSPARENT);
            draw(above.snapshot(null), picture, (int) Math.round(x), (int) Math.round(y));
        }
        return picture;
    }

    private static void draw(Image above, WritableImage below, int left, int top) {
        int fromX = Math.max(0, -left);
        int fromY = Math.max(0, -top);
        int width = (int) Math.min(above.getWidth(), below.getWidth() - left) - fromX;
        int height = (int) Math.min(above.getHeight(), below.getHeight() - top) - fromY;
        if (width <= 0 || height <= 0) {
            return;
        }
        int[] upper = new int[width * height];
        int[] lower = new int[width * height];
        above.getPixelReader().getPixels(
                fromX, fromY, width, height, PixelFormat.getIntArgbInstance(), upper, 0, width);
        below.getPixelReader().getPixels(
                left + fromX, top + fromY, width, height, PixelFormat.getIntArgbInstance(), lower, 0, width);
        for (int i = 0; i < upper.length; i++) {
            lower[i] = blend(upper[i], lower[i]);
        }
        below.getPixelWriter().setPixels(
                left + fromX, top + fromY, width, height, PixelFormat.getIntArgbInstance(), lower, 0, width);
    }

    private static int blend(int upper, int lower) {
        int alpha = upper >>> 24;
        int mixed = OPAQUE << 24;
        for (int shift = 0; shift <= 16; shift += 8) {
            int part = ((upper >> shift & OPAQUE) * alpha + (lower >> shift & OPAQUE) * (OPAQUE - alpha)) / OPAQUE;
            mixed |= part << shift;
        }
        return mixed;
    }
}
