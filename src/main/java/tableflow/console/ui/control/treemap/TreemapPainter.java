package tableflow.console.ui.control.treemap;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// Draws tiles on a canvas.
///
/// @param <T> an item
final class TreemapPainter<T> {

    private static final double PAD = 5;
    private static final double LINE = 15;
    private static final double LEAST_TEXT = 22;
    private static final double CHOSEN_WIDTH = 2.5;
    private static final int MOVING_LEVELS = 2;

    private final TreemapPalette palette;
    private final TreemapLook<T> look;
    private final ClippedText names = new ClippedText(Font.font("Inter Semi Bold", 12));
    private final ClippedText details = new ClippedText(Font.font("Inter", 11));

    /// Where what was laid out is drawn: `x * scaleX + moveX`, and the same downwards.
    record Place(double scaleX, double scaleY, double moveX, double moveY) {

        static final Place SAME = new Place(1, 1, 0, 0);

        /// Where everything goes when a box goes to another one.
        static Place of(Box from, Box to) {
            double scaleX = to.width / Math.max(1e-6, from.width);
            double scaleY = to.height / Math.max(1e-6, from.height);
            return new Place(scaleX, scaleY, to.x - from.x * scaleX, to.y - from.y * scaleY);
        }

        Box of(TreemapLayout layout, int tile) {
            return new Box(layout.x(tile) * scaleX + moveX, layout.y(tile) * scaleY + moveY,
                    layout.width(tile) * scaleX, layout.height(tile) * scaleY);
        }
    }

    /// A rectangle.
    record Box(double x, double y, double width, double height) {

        static Box of(TreemapLayout layout, int tile) {
            return Place.SAME.of(layout, tile);
        }

        /// Between this and another one, from 0 to 1.
        Box towards(Box other, double share) {
            return new Box(x + (other.x - x) * share, y + (other.y - y) * share,
                    width + (other.width - width) * share, height + (other.height - height) * share);
        }

        boolean meets(double areaWidth, double areaHeight) {
            return x < areaWidth && y < areaHeight && x + width > 0 && y + height > 0;
        }
    }

    TreemapPainter(TreemapPalette palette, TreemapLook<T> look) {
        this.palette = palette;
        this.look = look;
    }

    /// Draws all tiles.
    ///
    /// @param chosen its tile gets a border; [TreemapLayout#NOWHERE] for none
    void paint(GraphicsContext canvas, TreemapTree<T> tree, TreemapLayout layout, Place place, int chosen) {
        double width = canvas.getCanvas().getWidth();
        double height = canvas.getCanvas().getHeight();
        canvas.setTextBaseline(VPos.CENTER);
        // What moves is seen for a quarter of a second: its outlines are enough, and quick to draw.
        int deepest = place.equals(Place.SAME) ? Integer.MAX_VALUE : MOVING_LEVELS;
        for (int tile = 0; tile < layout.size(); tile++) {
            Box box = place.of(layout, tile);
            if (layout.depth(tile) <= deepest && box.meets(width, height)) {
                T item = tree.item(layout.node(tile));
                if (layout.holds(tile) && layout.depth(tile) < deepest) {
                    frame(canvas, box, item, layout.isTitled(tile));
                } else {
                    leaf(canvas, box, item);
                }
            }
        }
        if (chosen != TreemapLayout.NOWHERE) {
            Box box = place.of(layout, chosen);
            canvas.setStroke(palette.chosen());
            canvas.setLineWidth(CHOSEN_WIDTH);
            double in = CHOSEN_WIDTH / 2;
            canvas.strokeRect(box.x + in, box.y + in,
                    Math.max(1, box.width - 2 * in), Math.max(1, box.height - 2 * in));
        }
    }

    private void frame(GraphicsContext canvas, Box box, T item, boolean titled) {
        canvas.setFill(palette.gap());
        canvas.fillRect(box.x, box.y, box.width, box.height);
        canvas.setFill(palette.frame());
        canvas.fillRect(box.x + 0.5, box.y + 0.5, Math.max(0, box.width - 1), Math.max(0, box.height - 1));
        if (titled) {
            double room = box.width - 2 * PAD;
            String name = names.fit(look.label(item), room);
            text(canvas, names, name, box.x + PAD, box.y + LINE / 2 + 1.5, palette.text());
            double used = names.width(name) + PAD;
            String detail = look.detail(item);
            if (details.width(detail) < room - used) {
                text(canvas, details, detail, box.x + box.width - PAD - details.width(detail),
                        box.y + LINE / 2 + 1.5, palette.text());
            }
        }
    }

    private void leaf(GraphicsContext canvas, Box box, T item) {
        Color fill = palette.fill(look.colour(item));
        canvas.setFill(fill);
        // A hair between neighbours; none where it would be all that is left.
        double gap = Math.min(box.width, box.height) > 4 ? 1 : 0;
        canvas.fillRect(box.x, box.y, Math.max(0.5, box.width - gap), Math.max(0.5, box.height - gap));
        if (box.width < LEAST_TEXT + 2 * PAD || box.height < LINE) {
            return;
        }
        Color ink = palette.inkOn(fill);
        double room = box.width - 2 * PAD;
        double middle = box.y + Math.min(LINE / 2 + 3, box.height / 2);
        text(canvas, names, names.fit(look.label(item), room), box.x + PAD, middle, ink);
        if (box.height > 2 * LINE + 4) {
            text(canvas, details, details.fit(look.detail(item), room), box.x + PAD, middle + LINE, ink);
        }
    }

    private static void text(
            GraphicsContext canvas, ClippedText letters, String text, double x, double y, Color colour) {
        if (!text.isEmpty()) {
            canvas.setFont(letters.font());
            canvas.setFill(colour);
            canvas.fillText(text, Math.rint(x), Math.rint(y));
        }
    }
}
