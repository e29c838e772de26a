package tableflow.console.ui.control.treemap;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.treemap.TreemapPainter.Box;
import tableflow.console.ui.control.treemap.TreemapPainter.Place;
import tableflow.console.ui.control.treemap.TreemapPainter.Shown;

/// Tiles as they are seen: their areas as an image, kept while they stay, and their names above it.
///
/// @param <T> an item
final class TreemapPicture<T> {

    private static final int ALL_LEVELS = Integer.MAX_VALUE;
    /// What moves is seen for a quarter of a second: the tiles of two levels are enough, and the names of one.
    private static final int MOVING_LEVELS = 2;
    private static final int MOVING_NAMES = 1;

    private final Canvas canvas = new Canvas();
    private final TreemapRaster raster = new TreemapRaster();
    private final TreemapPainter<T> painter;
    private @Nullable Shown<T> drawn;

    TreemapPicture(TreemapPainter<T> painter) {
        this.painter = painter;
        canvas.setManaged(false);
    }

    Canvas canvas() {
        return canvas;
    }

    /// Takes a size; what was drawn has to be drawn anew when it is another one.
    ///
    /// @return whether it is
    boolean size(double width, double height) {
        if (canvas.getWidth() == width && canvas.getHeight() == height) {
            return false;
        }
        canvas.setWidth(width);
        canvas.setHeight(height);
        return true;
    }

    /// Colours are others.
    void forget() {
        drawn = null;
    }

    /// Draws nothing.
    void clear() {
        drawn = null;
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    }

    /// Draws tiles that stay.
    ///
    /// @param chosen its tile gets a border; [TreemapLayout#NOWHERE] for none
    void still(Shown<T> now, int chosen) {
        if (begin() || !now.equals(drawn)) {
            raster.clear();
            painter.tiles(raster, now, Place.SAME, 1, ALL_LEVELS);
            drawn = now;
        }
        GraphicsContext graphics = put();
        painter.names(graphics, now, Place.SAME, ALL_LEVELS);
        if (chosen != TreemapLayout.NOWHERE) {
            painter.border(graphics, Box.of(now.layout(), chosen));
        }
    }

    /// Draws tiles on their way in or up.
    ///
    /// @param phase how far they are, from 0 to 1
    void moving(Shown<T> last, Shown<T> now, double phase) {
        begin();
        drawn = null;
        boolean into = now.tree().isWithin(now.root(), last.root());
        Box all = Box.of(now.layout(), 0);
        int tile = into ? last.layout().tile(now.root()) : now.layout().tile(last.root());
        Box small = Box.of(into ? last.layout() : now.layout(), Math.max(0, tile));
        // The small box grows to be everything, or everything shrinks to it.
        Box between = into ? small.towards(all, phase) : all.towards(small, phase);
        Shown<T> outer = into ? last : now;
        Shown<T> inner = into ? now : last;
        double alpha = into ? phase : 1 - phase;
        raster.clear();
        painter.tiles(raster, outer, Place.of(small, between), 1, MOVING_LEVELS);
        painter.tiles(raster, inner, Place.of(all, between), alpha, MOVING_LEVELS);
        GraphicsContext graphics = put();
        graphics.setGlobalAlpha(alpha);
        painter.names(graphics, inner, Place.of(all, between), MOVING_NAMES);
        graphics.setGlobalAlpha(1);
    }

    /// @return whether the pixels are others than before
    private boolean begin() {
        Window window = canvas.getScene() == null ? null : canvas.getScene().getWindow();
        double scale = window == null ? 1 : Math.max(1, window.getRenderScaleX());
        return raster.size(canvas.getWidth(), canvas.getHeight(), scale);
    }

    private GraphicsContext put() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.setImageSmoothing(false);
        graphics.drawImage(raster.image(), 0, 0, canvas.getWidth(), canvas.getHeight());
        return graphics;
    }
}
