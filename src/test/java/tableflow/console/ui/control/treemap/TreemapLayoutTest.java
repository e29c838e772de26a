package tableflow.console.ui.control.treemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.control.treemap.TreemapLayout.Direction;
import tableflow.console.ui.control.treemap.TreemapLayout.Spacing;

/// Areas are as the weights, tiles cover their parent and nothing else, and one finds one's way between them.
class TreemapLayoutTest {

    private record Thing(String name, double own, List<Thing> in) {
        double weight() {
            return own + in.stream().mapToDouble(Thing::weight).sum();
        }
    }

    private static Thing leaf(String name, double weight) {
        return new Thing(name, weight, List.of());
    }

    private static TreemapTree<Thing> tree(Thing root) {
        return TreemapTree.of(root, Thing::in, Thing::weight);
    }

    private static Thing random(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return leaf("x", Math.pow(10, random.nextInt(9)) * random.nextDouble());
        }
        List<Thing> in = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            in.add(random(random, depth - 1));
        }
        return new Thing("x", 0, in);
    }

    @Test
    void areasAreAsTheWeightsAndCoverTheirParent() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            TreemapTree<Thing> tree = tree(random(random, 4));
            double width = 1 + random.nextInt(2_000);
            double height = 1 + random.nextInt(2_000);
            TreemapLayout layout = TreemapLayout.of(tree, 0, width, height, Spacing.NONE);
            double scale = width * height / Math.max(1e-9, tree.weight(0));
            for (int tile = 0; tile < layout.size(); tile++) {
                double area = layout.width(tile) * layout.height(tile);
                assertThat(area).as("seed %d, tile %d", seed, tile)
                        .isCloseTo(tree.weight(layout.node(tile)) * scale, within(1e-6 * width * height));
                assertThat(layout.x(tile)).isGreaterThanOrEqualTo(-1e-6);
                assertThat(layout.x(tile) + layout.width(tile)).isLessThanOrEqualTo(width + 1e-6);
                assertThat(layout.y(tile) + layout.height(tile)).isLessThanOrEqualTo(height + 1e-6);
            }
            for (int i = 0; i < 50; i++) {
                double x = random.nextDouble() * width;
                double y = random.nextDouble() * height;
                int tile = layout.at(x, y);
                assertThat(tile).as("seed %d", seed).isNotEqualTo(TreemapLayout.NOWHERE);
                assertThat(x).isBetween(layout.x(tile), layout.x(tile) + layout.width(tile));
                assertThat(y).isBetween(layout.y(tile), layout.y(tile) + layout.height(tile));
            }
        }
    }

    @Test
    void equalOnesAreNearlySquares() {
        List<Thing> in = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            in.add(leaf("t" + i, 1));
        }
        TreemapLayout layout = TreemapLayout.of(tree(new Thing("all", 0, in)), 0, 1_000, 600, Spacing.NONE);
        for (int tile = 1; tile < layout.size(); tile++) {
            double ratio = layout.width(tile) / layout.height(tile);
            assertThat(Math.max(ratio, 1 / ratio)).isLessThan(2);
        }
    }

    @Test
    void whatCannotBeSeenHasNoTileAndItsPlaceStaysThatOfItsParent() {
        List<Thing> in = new ArrayList<>(List.of(leaf("large", 1e9)));
        for (int i = 0; i < 10_000; i++) {
            in.add(leaf("small" + i, 1));
        }
        TreemapTree<Thing> tree = tree(new Thing("all", 0, in));
        TreemapLayout layout = TreemapLayout.of(tree, 0, 500, 500, new Spacing(2, 16, 3, 3));
        assertThat(layout.size()).isEqualTo(2);
        int small = tree.node(in.getLast()).orElseThrow();
        assertThat(layout.tile(small)).isZero();
        assertThat(layout.at(499.9999, 499.9999)).isIn(0, 1);
        assertThat(layout.at(501, 3)).isEqualTo(TreemapLayout.NOWHERE);
    }

    @Test
    void nothingHasAnAreaWhereThereIsNone() {
        TreemapTree<Thing> tree = tree(new Thing("all", 0, List.of(leaf("a", 0), leaf("b", -3))));
        assertThat(tree.size()).isOne();
        assertThat(TreemapLayout.of(tree, 0, 0, 0, Spacing.NONE).at(0, 0)).isEqualTo(TreemapLayout.NOWHERE);
    }

    @Test
    void arrowsLeadToNeighboursAndBack() {
        Thing left = leaf("left", 4);
        Thing top = leaf("top", 1);
        Thing low = leaf("low", 1);
        TreemapTree<Thing> tree = tree(new Thing("all", 0, List.of(left, top, low)));
        TreemapLayout layout = TreemapLayout.of(tree, 0, 600, 300, Spacing.NONE);
        int at = layout.tile(tree.node(left).orElseThrow());
        int right = layout.next(at, Direction.RIGHT);
        assertThat(right).isNotEqualTo(at);
        assertThat(layout.next(right, Direction.LEFT)).isEqualTo(at);
        int upper = layout.tile(tree.node(top).orElseThrow());
        int lower = layout.next(upper, Direction.DOWN);
        assertThat(tree.item(layout.node(lower)).name()).isEqualTo("low");
        assertThat(layout.next(lower, Direction.UP)).isEqualTo(upper);
        assertThat(layout.next(at, Direction.LEFT)).as("there is nothing").isEqualTo(at);
    }

    @Test
    void levelsEndWhereTheyShallAndTitlesHaveRoom() {
        Thing root = new Thing("all", 0, List.of(new Thing("a", 0, List.of(new Thing("b", 0, List.of(leaf("c", 1)))))));
        TreemapLayout layout = TreemapLayout.of(tree(root), 0, 300, 300, new Spacing(2, 16, 3, 2));
        assertThat(layout.size()).isEqualTo(3);
        assertThat(layout.isTitled(1)).isTrue();
        assertThat(layout.y(2)).isEqualTo(16);
        assertThat(layout.holds(2)).isFalse();
        assertThat(layout.depth(2)).isEqualTo(2);
    }
}
