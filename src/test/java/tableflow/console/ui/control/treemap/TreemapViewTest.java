package tableflow.console.ui.control.treemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.control.Theme;

/// Tiles as they are seen, pixel by pixel, and reached by keyboard.
class TreemapViewTest extends UiTest {

    private record Thing(String name, double weight, List<Thing> in) {}

    private static final Thing ONE = new Thing("one", 60, List.of());
    private static final Thing TWO = new Thing("two", 30, List.of());
    private static final Thing SMALL = new Thing("three", 10, List.of());
    private static final Thing INNER = new Thing("inner", 100, List.of(ONE, TWO, SMALL));
    private static final Thing BESIDE = new Thing("beside", 100, List.of());
    private static final Thing ROOT = new Thing("root", 200, List.of(INNER, BESIDE));

    private final TreemapTree<Thing> tree = TreemapTree.of(ROOT, Thing::in, Thing::weight);
    private final AtomicReference<@Nullable TreemapView<Thing>> made = new AtomicReference<>();
    private int shift;

    private final class Look implements TreemapLook<Thing> {

        @Override
        public String label(Thing item) {
            return item.name();
        }

        @Override
        public String detail(Thing item) {
            return "";
        }

        @Override
        public String exact(Thing item) {
            return item.name();
        }

        @Override
        public int colour(Thing item) {
            return 1 + (item.name().length() + shift) % 10;
        }
    }

    private TreemapView<Thing> open() {
        show(() -> {
            TreemapView<Thing> view = new TreemapView<>(new Look());
            made.set(view);
            view.show(tree, ROOT);
            return new StackPane(view);
        }, 400, 300);
        TreemapView<Thing> view = Objects.requireNonNull(made.get());
        await("it is laid out", () -> view.getWidth() == 400 && view.isStill());
        return view;
    }

    private static Color at(TreemapView<?> view, double x, double y) {
        return fx(() -> {
            WritableImage image = view.snapshot(null, null);
            return image.getPixelReader().getColor((int) x, (int) y);
        });
    }

    /// The colour of a thing's tile, asked in the middle of its lower edge, where no name is written.
    private Color of(TreemapView<Thing> view, Thing thing, Thing root) {
        TreemapLayout layout = TreemapLayout.of(tree, tree.node(root).orElseThrow(), 400, 300,
                new TreemapLayout.Spacing(2, 16, 3, 3));
        int tile = layout.tile(tree.node(thing).orElseThrow());
        return at(view, layout.x(tile) + layout.width(tile) / 2, layout.y(tile) + layout.height(tile) - 4);
    }

    @Test
    void tilesHaveTheirColoursInBothThemesAndAfterAnotherChoice() {
        TreemapView<Thing> view = open();
        Color one = of(view, ONE, ROOT);
        assertThat(one).isEqualTo(of(view, TWO, ROOT)).isNotEqualTo(of(view, SMALL, ROOT));
        run(() -> {
            shift = 2;
            view.show(tree, ROOT);
        });
        assertThat(of(view, ONE, ROOT)).as("the same tiles in other colours").isEqualTo(of(view, TWO, ROOT))
                .isNotEqualTo(one);
        Color light = of(view, BESIDE, ROOT);
        run(() -> stage().getScene().getRoot().getStyleClass().add("theme-dark"));
        theme(Theme.DARK);
        await("the colours of the dark theme", () -> !of(view, BESIDE, ROOT).equals(light));
        run(() -> stage().getScene().getRoot().getStyleClass().remove("theme-dark"));
        theme(Theme.LIGHT);
        await("and of the light one again", () -> of(view, BESIDE, ROOT).equals(light));
    }

    @Test
    void onesWayInEndsWhereItWouldHaveBegun() {
        TreemapView<Thing> view = open();
        run(() -> view.show(tree, INNER));
        await("it has come to rest", view::isStill);
        List<Color> moved = colours(view);
        run(() -> {
            view.setAnimated(false);
            view.show(tree, ROOT);
            view.show(tree, INNER);
        });
        assertThat(colours(view)).isEqualTo(moved);
        run(() -> {
            view.setAnimated(true);
            view.show(tree, ROOT);
        });
        await("it is up again", view::isStill);
        assertThat(view.at(395, 295)).isNotNull();
    }

    private static List<Color> colours(TreemapView<?> view) {
        return fx(() -> {
            WritableImage image = view.snapshot(null, null);
            List<Color> all = new ArrayList<>();
            for (int y = 0; y < image.getHeight(); y += 7) {
                for (int x = 0; x < image.getWidth(); x += 7) {
                    all.add(image.getPixelReader().getColor(x, y));
                }
            }
            return all;
        });
    }

    @Test
    void onItsWayBothPlacesAreSeen() {
        TreemapView<Thing> view = open();
        TreemapPicture<Thing> picture = fx(() -> picture(view));
        int distinct = fx(() -> {
            TreemapPainter<Thing> painter = new TreemapPainter<>(palette(view), new Look());
            TreemapPainter.Shown<Thing> from = lay(painter, ROOT);
            TreemapPainter.Shown<Thing> to = lay(painter, INNER);
            picture.moving(from, to, 0);
            List<Color> begin = pixels(picture);
            picture.moving(from, to, 0.5);
            List<Color> middle = pixels(picture);
            picture.moving(to, from, 0.5);
            List<Color> back = pixels(picture);
            assertThat(back).as("up is the same way back").isEqualTo(middle);
            picture.still(from, TreemapLayout.NOWHERE);
            List<Color> still = pixels(picture);
            assertThat(middle).isNotEqualTo(begin).isNotEqualTo(still);
            picture.clear();
            return (int) pixels(picture).stream().distinct().count();
        });
        assertThat(distinct).as("nothing").isEqualTo(1);
    }

    private TreemapPainter.Shown<Thing> lay(TreemapPainter<Thing> painter, Thing root) {
        int node = tree.node(root).orElseThrow();
        return painter.lay(tree, node, TreemapLayout.of(
                tree, node, 400, 300, new TreemapLayout.Spacing(2, 16, 3, 3)));
    }

    private static TreemapPalette palette(TreemapView<?> view) {
        return (TreemapPalette) view.getChildrenUnmodifiable().getFirst();
    }

    private TreemapPicture<Thing> picture(TreemapView<Thing> view) {
        TreemapPicture<Thing> picture = new TreemapPicture<>(new TreemapPainter<>(palette(view), new Look()));
        picture.size(400, 300);
        return picture;
    }

    private static List<Color> pixels(TreemapPicture<?> picture) {
        WritableImage image = picture.canvas().snapshot(null, null);
        List<Color> all = new ArrayList<>();
        for (int y = 0; y < 300; y += 9) {
            for (int x = 0; x < 400; x += 9) {
                all.add(image.getPixelReader().getColor(x, y));
            }
        }
        return all;
    }

    @Test
    void keysChooseEnterAndLeave() {
        TreemapView<Thing> view = open();
        List<String> did = new ArrayList<>();
        run(() -> {
            view.onChoose(one -> {
                did.add("choose " + one.name());
                view.choose(one);
            });
            view.onEnter(one -> {
                did.add("enter " + one.name());
                view.show(tree, one);
            });
            view.onUp(() -> {
                did.add("up");
                view.show(tree, ROOT);
            });
            view.requestFocus();
        });
        await("it has the focus", view::isFocused);
        press(KeyCode.ENTER);
        press(KeyCode.RIGHT);
        await("the largest", () -> did.size() == 1);
        String first = did.getFirst();
        assertThat(first).isIn("choose inner", "choose beside");
        run(() -> view.choose(INNER));
        press(KeyCode.ENTER);
        await("one is in", () -> did.contains("enter inner"));
        press(KeyCode.BACK_SPACE);
        await("and up", () -> did.contains("up"));
        assertThat(fx(view::getAccessibleText)).isEqualTo("inner, ");
        run(view::clear);
        press(KeyCode.LEFT);
        assertThat(fx(() -> view.at(5, 5))).isNull();
    }
}
