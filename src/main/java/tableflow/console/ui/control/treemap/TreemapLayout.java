package tableflow.console.ui.control.treemap;

import java.util.Arrays;

/// Tiles of a tree within an area, as near to squares as can be; a tile holds those of its children. What would be too
/// small to be seen has no tile: its place stays that of its parent. Needs no toolkit, never changes.
///
/// @see "Bruls, Huizing, van Wijk: Squarified Treemaps, 2000"
public final class TreemapLayout {

    /// Where one goes from a tile.
    public enum Direction {
        LEFT,
        RIGHT,
        UP,
        DOWN
    }

    /// Lengths in pixels.
    ///
    /// @param edge between a tile and those in it
    /// @param title above the tiles in a tile, for its name; left out where there is no room
    /// @param least sides below it are not shown
    /// @param depth levels that are shown, from 1
    public record Spacing(double edge, double title, double least, int depth) {
        /// Everything that has an area, without room for anything else.
        public static final Spacing NONE = new Spacing(0, 0, 0, Integer.MAX_VALUE);
    }

    /// No tile.
    public static final int NOWHERE = -1;

    /// A title wants a tile that is higher than so many of it.
    private static final double TITLE_SHARE = 2.4;

    private final TreemapTree<?> tree;
    private final Spacing spacing;
    private int[] nodes = new int[256];
    private int[] firsts = new int[256];
    private int[] counts = new int[256];
    private int[] depths = new int[256];
    private double[] boxes = new double[1024];
    private boolean[] titles = new boolean[256];
    private int size;

    private TreemapLayout(TreemapTree<?> tree, Spacing spacing) {
        this.tree = tree;
        this.spacing = spacing;
    }

    /// Lays a node and what is under it out. Tile 0 is the node itself.
    ///
    /// @param root a node of the tree, which fills the area
    public static TreemapLayout of(TreemapTree<?> tree, int root, double width, double height, Spacing spacing) {
        TreemapLayout layout = new TreemapLayout(tree, spacing);
        layout.add(root, 0);
        layout.box(0, 0, 0, Math.max(0, width), Math.max(0, height));
        for (int tile = 0; tile < layout.size; tile++) {
            layout.fill(tile);
        }
        return layout;
    }

    private void add(int node, int depth) {
        if (size == nodes.length) {
            nodes = Arrays.copyOf(nodes, size * 2);
            firsts = Arrays.copyOf(firsts, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
            depths = Arrays.copyOf(depths, size * 2);
            titles = Arrays.copyOf(titles, size * 2);
            boxes = Arrays.copyOf(boxes, size * 8);
        }
        nodes[size] = node;
        depths[size++] = depth;
    }

    private void box(int tile, double x, double y, double width, double height) {
        boxes[4 * tile] = x;
        boxes[4 * tile + 1] = y;
        boxes[4 * tile + 2] = width;
        boxes[4 * tile + 3] = height;
    }

    /// Tiles of the children.
    private void fill(int tile) {
        int node = nodes[tile];
        firsts[tile] = size;
        if (tree.count(node) == 0 || depths[tile] >= spacing.depth) {
            return;
        }
        double edge = tile == 0 ? 0 : spacing.edge;
        double title = tile > 0 && height(tile) > TITLE_SHARE * spacing.title && spacing.title > 0 ? spacing.title : 0;
        Room room = new Room(x(tile) + edge, y(tile) + Math.max(edge, title),
                width(tile) - 2 * edge, height(tile) - edge - Math.max(edge, title));
        if (room.width <= spacing.least || room.height <= spacing.least) {
            return;
        }
        titles[tile] = title > 0;
        squarify(tile, room);
        counts[tile] = size - firsts[tile];
    }

    /// What is still free of a tile.
    private static final class Room {
        private double x;
        private double y;
        private double width;
        private double height;

        Room(double x, double y, double width, double height) {
            this.x = x;
            this.y = y;
            this.width = width;
            this.height = height;
        }

        double side() {
            return Math.min(width, height);
        }
    }

    /// Row by row along the shorter side, each as long as that makes its tiles squarer.
    private void squarify(int tile, Room room) {
        int node = nodes[tile];
        int next = tree.first(node);
        int end = next + tree.count(node);
        double total = 0;
        for (int i = next; i < end; i++) {
            total += tree.weight(i);
        }
        double scale = room.width * room.height / total;
        while (next < end) {
            double side = room.side();
            // Heaviest first: what follows is smaller yet.
            if (side <= spacing.least || Math.sqrt(tree.weight(next) * scale) <= spacing.least) {
                return;
            }
            double largest = tree.weight(next) * scale;
            double sum = largest;
            double worst = worst(side, sum, largest, largest);
            int stop = next + 1;
            while (stop < end) {
                double area = tree.weight(stop) * scale;
                double then = worst(side, sum + area, largest, area);
                if (then > worst) {
                    break;
                }
                worst = then;
                sum += area;
                stop++;
            }
            row(tile, next, stop, new Row(room, sum, scale));
            next = stop;
        }
    }

    /// The most oblong tile of a row: its longer side by its shorter one.
    private static double worst(double side, double sum, double largest, double smallest) {
        double square = side * side;
        double all = sum * sum;
        return Math.max(square * largest / all, all / (square * smallest));
    }

    private record Row(Room room, double area, double scale) {}

    private void row(int tile, int from, int to, Row row) {
        Room room = row.room;
        boolean upright = room.width >= room.height;
        double thick = Math.min(row.area / room.side(), upright ? room.width : room.height);
        double at = upright ? room.y : room.x;
        for (int child = from; child < to; child++) {
            double length = thick > 0 ? tree.weight(child) * row.scale / thick : 0;
            add(child, depths[tile] + 1);
            if (upright) {
                box(size - 1, room.x, at, thick, length);
            } else {
                box(size - 1, at, room.y, length, thick);
            }
            at += length;
        }
        if (upright) {
            room.x += thick;
            room.width -= thick;
        } else {
            room.y += thick;
            room.height -= thick;
        }
    }

    /// Tiles, parents before what is in them.
    public int size() {
        return size;
    }

    /// The node of the tree that a tile stands for.
    public int node(int tile) {
        return nodes[tile];
    }

    public double x(int tile) {
        return boxes[4 * tile];
    }

    public double y(int tile) {
        return boxes[4 * tile + 1];
    }

    public double width(int tile) {
        return boxes[4 * tile + 2];
    }

    public double height(int tile) {
        return boxes[4 * tile + 3];
    }

    /// Levels below tile 0.
    public int depth(int tile) {
        return depths[tile];
    }

    /// Whether there are tiles in it.
    public boolean holds(int tile) {
        return counts[tile] > 0;
    }

    /// Whether there is room for its name above the tiles in it.
    public boolean isTitled(int tile) {
        return titles[tile] && counts[tile] > 0;
    }

    /// The innermost tile at a point; [#NOWHERE] outside of all.
    public int at(double x, double y) {
        if (size == 0 || !contains(0, x, y)) {
            return NOWHERE;
        }
        int tile = 0;
        boolean deeper = true;
        while (deeper) {
            deeper = false;
            for (int child = firsts[tile]; child < firsts[tile] + counts[tile]; child++) {
                if (contains(child, x, y)) {
                    tile = child;
                    deeper = true;
                    break;
                }
            }
        }
        return tile;
    }

    private boolean contains(int tile, double x, double y) {
        return x >= x(tile) && y >= y(tile) && x < x(tile) + width(tile) && y < y(tile) + height(tile);
    }

    /// The tile of a node, or of the innermost one above it that has one; [#NOWHERE] when none has.
    public int tile(int node) {
        for (int one = node; one >= 0; one = tree.parent(one)) {
            for (int tile = 0; tile < size; tile++) {
                if (nodes[tile] == one) {
                    return tile;
                }
            }
        }
        return NOWHERE;
    }

    /// The tile that one comes to from another of its level; the same where there is none in that direction.
    public int next(int tile, Direction direction) {
        int best = tile;
        double least = Double.MAX_VALUE;
        for (int other = 0; other < size; other++) {
            if (other == tile || depths[other] != depths[tile]) {
                continue;
            }
            double away = away(tile, other, direction);
            if (away >= 0) {
                double distance = away + 2 * aside(tile, other, direction);
                if (distance < least) {
                    least = distance;
                    best = other;
                }
            }
        }
        return best;
    }

    /// How far another tile begins behind the end of one; below zero when it does not lie there.
    private double away(int tile, int other, Direction direction) {
        double away = switch (direction) {
            case LEFT -> x(tile) - (x(other) + width(other));
            case RIGHT -> x(other) - (x(tile) + width(tile));
            case UP -> y(tile) - (y(other) + height(other));
            case DOWN -> y(other) - (y(tile) + height(tile));
        };
        // Neighbours touch, but for what rounding makes of it.
        return away > -0.001 ? Math.max(0, away) : -1;
    }

    /// How far its middle lies from the middle of the other, across the direction.
    private double aside(int tile, int other, Direction direction) {
        boolean level = direction == Direction.LEFT || direction == Direction.RIGHT;
        return level
                ? Math.abs(y(tile) + height(tile) / 2 - y(other) - height(other) / 2)
                : Math.abs(x(tile) + width(tile) / 2 - x(other) - width(other) / 2);
    }
}
