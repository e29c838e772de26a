package tableflow.console.ui.control.treemap;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/// The colours of a canvas, which has no style classes of its own: regions without a size that the theme's sheet
/// colours, `treemap-fill-0` (nothing known), 1 to 10 (categories), 11 to 18 (a ramp), and those of the frame.
final class TreemapPalette extends Pane {

    /// Colours of items.
    static final int FILLS = 19;

    private static final double MIDDLE = 0.55;

    private final List<Region> fills = new ArrayList<>();
    private final Region frame = swatch("treemap-frame");
    private final Region gap = swatch("treemap-gap");
    private final Region chosen = swatch("treemap-chosen");
    private final Region text = swatch("treemap-text");
    private final Region dark = swatch("treemap-ink-dark");
    private final Region light = swatch("treemap-ink-light");
    private final Runnable onChange;

    /// @param onChange called when a colour was told anew, as by another theme
    TreemapPalette(Runnable onChange) {
        this.onChange = onChange;
        setManaged(false);
        setMouseTransparent(true);
        for (int i = 0; i < FILLS; i++) {
            fills.add(swatch("treemap-fill-" + i));
        }
        getChildren().addAll(fills);
        getChildren().addAll(frame, gap, chosen, text, dark, light);
        getChildren().forEach(one -> ((Region) one).backgroundProperty().subscribe((before, now) -> changed()));
    }

    private void changed() {
        onChange.run();
    }

    private static Region swatch(String styleClass) {
        Region region = new Region();
        region.getStyleClass().add(styleClass);
        region.setManaged(false);
        return region;
    }

    private static Color colour(Region swatch) {
        Background background = swatch.getBackground();
        Paint paint = background == null || background.getFills().isEmpty()
                ? Color.TRANSPARENT
                : background.getFills().getFirst().getFill();
        return paint instanceof Color colour ? colour : Color.TRANSPARENT;
    }

    Color fill(int number) {
        return colour(fills.get(number >= 0 && number < FILLS ? number : 0));
    }

    /// Behind the tiles in a tile.
    Color frame() {
        return colour(frame);
    }

    /// Between tiles.
    Color gap() {
        return colour(gap);
    }

    /// Around the chosen tile.
    Color chosen() {
        return colour(chosen);
    }

    /// Text on the frame.
    Color text() {
        return colour(text);
    }

    /// Text on a colour, so that it can be read.
    Color inkOn(Color fill) {
        double luminance = 0.299 * fill.getRed() + 0.587 * fill.getGreen() + 0.114 * fill.getBlue();
        return colour(luminance > MIDDLE ? dark : light);
    }
}
