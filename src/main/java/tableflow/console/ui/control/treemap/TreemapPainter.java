package tableflow.console.ui.control.treemap;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import tableflow.console.ui.control.treemap.TreemapRaster.Fill;

/// Draws tiles: their areas as pixels, their names on a canvas.
///
/// @param <T> an item
final class TreemapPainter<T> {

    private static final double PAD = 5;
    private static final double LINE = 15;
    private static final double LEAST_TEXT = 22;
    private static final double CHOSEN_WIDTH = 2.5;

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

    /// What is drawn of a tree: never changes, and is like no other.
    static final class Shown<T> {
        private final TreemapTree<T> tree;
        private final int root;
        private final TreemapLayout layout;
        private final byte[] colours;

        private Shown(TreemapTree<T> tree, int root, TreemapLayout layout, byte[] colours) {
            this.tree = tree;
            this.root = root;
            this.layout = layout;
            this.colours = colours;
        }

        TreemapTree<T> tree() {
            return tree;
        }

        /// The node that fills the area.
        int root() {
            return root;
        }

        TreemapLayout layout() {
            return layout;
        }
    }

    /// A tree laid out, with the colours of its tiles.
    Shown<T> lay(TreemapTree<T> tree, int root, TreemapLayout layout) {
        byte[] colours = new byte[layout.size()];
        for (int tile = 0; tile < colours.length; tile++) {
            int colour = look.colour(tree.item(layout.node(tile)));
            colours[tile] = (byte) (colour >= 0 && colour < TreemapPalette.FILLS ? colour : 0);
        }
        return new Shown<>(tree, root, layout, colours);
    }

    /// Fills all tiles.
    ///
    /// @param alpha how much of it covers what is there, up to 1
    /// @param deepest level that is drawn
    void tiles(TreemapRaster raster, Shown<T> shown, Place place, double alpha, int deepest) {
        TreemapLayout layout = shown.layout;
        Fill gap = Fill.of(palette.gap(), alpha);
        Fill frame = Fill.of(palette.frame(), alpha);
        Fill[] fills = new Fill[TreemapPalette.FILLS];
        for (int i = 0; i < fills.length; i++) {
            fills[i] = Fill.of(palette.fill(i), alpha);
        }
        for (int tile = 0; tile < layout.size(); tile++) {
            int depth = layout.depth(tile);
            if (depth > deepest) {
                continue;
            }
            double x = layout.x(tile) * place.scaleX + place.moveX;
            double y = layout.y(tile) * place.scaleY + place.moveY;
            double width = layout.width(tile) * place.scaleX;
            double height = layout.height(tile) * place.scaleY;
            if (layout.holds(tile) && depth < deepest) {
                raster.fill(x, y, width, height, gap, 0);
                raster.fill(x + 0.5, y + 0.5, width - 1, height - 1, frame, 0);
            } else {
                // A hair between neighbours; none where it would be all that is left.
                raster.fill(x, y, width, height, fills[shown.colours[tile]], Math.min(width, height) > 4 ? 1 : 0);
            }
        }
    }

    /// Writes the names of the tiles where there is room.
    ///
    /// @param deepest level whose tiles have names
    void names(GraphicsContext canvas, Shown<T> shown, Place place, int deepest) {
        TreemapLayout layout = shown.layout;
        double width = canvas.getCanvas().getWidth();
        double height = canvas.getCanvas().getHeight();
        canvas.setTextBaseline(VPos.CENTER);
        for (int tile = 0; tile < layout.size(); tile++) {
            boolean frame = layout.holds(tile) && layout.depth(tile) < deepest;
            if (layout.depth(tile) > deepest || (frame && !layout.isTitled(tile))
                    || layout.width(tile) * place.scaleX < LEAST_TEXT + 2 * PAD
                    || layout.height(tile) * place.scaleY < LINE) {
                continue;
            }
            Box box = place.of(layout, tile);
            if (box.meets(width, height)) {
                T item = shown.tree.item(layout.node(tile));
                if (frame) {
                    title(canvas, box, item);
                } else {
                    leaf(canvas, box, item, palette.inkOn(palette.fill(shown.colours[tile])));
                }
            }
        }
    }

    /// Draws a border around a tile.
    void border(GraphicsContext canvas, Box box) {
        canvas.setStroke(palette.chosen());
        canvas.setLineWidth(CHOSEN_WIDTH);
        double in = CHOSEN_WIDTH / 2;
        canvas.strokeRect(box.x + in, box.y + in,
                Math.max(1, box.width - 2 * in), Math.max(1, box.height - 2 * in));
    }

    private void title(GraphicsContext canvas, Box box, T item) {
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

    private void leaf(GraphicsContext canvas, Box box, T item, Color ink) {
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
