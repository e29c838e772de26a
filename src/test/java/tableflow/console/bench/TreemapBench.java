package tableflow.console.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import tableflow.console.ui.control.Theme;
import tableflow.console.ui.control.treemap.TreemapLayout;
import tableflow.console.ui.control.treemap.TreemapLook;
import tableflow.console.ui.control.treemap.TreemapTree;
import tableflow.console.ui.control.treemap.TreemapView;

/// Tiles: how long 100,000 of them take to be laid out, all in one and within each other, and what the
/// time between two pulses is while one goes in and up, beside an empty canvas of the same size. With `drill` the
/// latter alone.
public final class TreemapBench {

    private static final int NODES = 100_000;
    private static final int RUNS = 60;
    private static final int DRILLS = 20;
    private static final int PLAIN_PULSES = 200;
    private static final int WIDTH = 1_200;
    private static final int HEIGHT = 800;

    private TreemapBench() {}

    private record Thing(String name, double weight, List<Thing> in) {}

    public static void main(String[] arguments) throws Exception {
        if (!List.of(arguments).contains("drill")) {
            layout("in one", flat(NODES, 1));
            layout("within each other", nested(1));
        }
        drill();
        System.exit(0);
    }

    private static Thing flat(int count, long seed) {
        Random random = new Random(seed);
        List<Thing> in = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double weight = Math.exp(3 * random.nextGaussian());
            sum += weight;
            in.add(new Thing("prefix-" + i + "/", weight, List.of()));
        }
        return new Thing("all", sum, in);
    }

    /// 46 by 46 by 46 and what is above them.
    private static Thing nested(long seed) {
        List<Thing> in = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < 46; i++) {
            List<Thing> within = new ArrayList<>();
            double part = 0;
            for (int j = 0; j < 46; j++) {
                Thing one = flat(46, seed + i * 46L + j);
                within.add(one);
                part += one.weight();
            }
            in.add(new Thing("topic-" + i, part, within));
            sum += part;
        }
        return new Thing("all", sum, in);
    }

    private static void layout(String name, Thing root) {
        TreemapTree<Thing> tree = TreemapTree.of(root, Thing::in, Thing::weight);
        for (TreemapLayout.Spacing spacing : List.of(
                TreemapLayout.Spacing.NONE, new TreemapLayout.Spacing(2, 16, 3, 3))) {
            double[] millis = new double[RUNS];
            int tiles = 0;
            for (int i = 0; i < RUNS; i++) {
                long begin = System.nanoTime();
                tiles = TreemapLayout.of(tree, 0, WIDTH, HEIGHT, spacing).size();
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
            double[] warm = Arrays.copyOfRange(millis, RUNS / 2, RUNS);
            Arrays.sort(warm);
            System.out.printf(Locale.ROOT, "%,d nodes %s, %,d tiles: %.1f ms (worst %.1f ms)%n", tree.size(), name,
                    tiles, warm[warm.length / 2], warm[warm.length - 1]);
        }
    }

    /// Milliseconds between pulses: while nothing but an area of the same size is filled anew, and while one drills.
    private static void drill() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        List<Double> plain = new ArrayList<>();
        List<Double> drilling = new ArrayList<>();
        Platform.startup(() -> {
            Application.setUserAgentStylesheet(Theme.LIGHT.userAgentStylesheet());
            Stage stage = new Stage();
            StackPane place = new StackPane();
            Scene scene = new Scene(place, WIDTH, HEIGHT);
            Theme.style(scene);
            stage.setScene(scene);
            stage.show();
            Canvas canvas = new Canvas(WIDTH, HEIGHT);
            place.getChildren().setAll(canvas);
            new Filling(canvas, plain, () -> {
                Thing root = nested(1);
                TreemapTree<Thing> tree = TreemapTree.of(root, Thing::in, Thing::weight);
                TreemapView<Thing> view = new TreemapView<>(new Plain());
                place.getChildren().setAll(view);
                place.applyCss();
                place.layout();
                view.show(tree, root);
                new Drilling(view, root, tree, drilling, done::countDown).start();
            }).start();
        });
        done.await();
        double baseline = told("filling an empty canvas", plain);
        double drilled = told("drilling " + 2 * DRILLS + " times", drilling);
        System.out.printf(Locale.ROOT, "95 of 100 pulses while drilling come within %.1f ms more than beside an empty "
                + "canvas%n", drilled - baseline);
    }

    private static double told(String what, List<Double> gaps) {
        double[] sorted = gaps.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double most = sorted[sorted.length * 95 / 100];
        System.out.printf(Locale.ROOT, "%s: %d pulses, %.1f ms between them, 95 %% within %.1f ms, worst %.1f ms%n",
                what, sorted.length, sorted[sorted.length / 2], most, sorted[sorted.length - 1]);
        return most;
    }

    /// Notes the time between pulses.
    private abstract static class Pulses extends AnimationTimer {
        private final List<Double> gaps;
        private long last;

        Pulses(List<Double> gaps) {
            this.gaps = gaps;
        }

        @Override
        public void handle(long now) {
            // Not what the animation runs by, but what the clock says: pulses that come late are no shorter.
            long clock = System.nanoTime();
            if (last > 0) {
                gaps.add((clock - last) / 1e6);
            }
            last = clock;
            next();
        }

        abstract void next();
    }

    /// Fills an area in another colour at each pulse.
    private static final class Filling extends Pulses {
        private final Canvas canvas;
        private final Runnable onEnd;
        private int count;

        Filling(Canvas canvas, List<Double> gaps, Runnable onEnd) {
            super(gaps);
            this.canvas = canvas;
            this.onEnd = onEnd;
        }

        @Override
        void next() {
            count++;
            canvas.getGraphicsContext2D().setFill(Color.hsb(count % 360, 0.5, 0.8));
            canvas.getGraphicsContext2D().fillRect(0, 0, WIDTH, HEIGHT);
            if (count == PLAIN_PULSES) {
                stop();
                onEnd.run();
            }
        }
    }

    /// Goes in and up, again and again.
    private static final class Drilling extends Pulses {
        private final TreemapView<Thing> view;
        private final Thing root;
        private final TreemapTree<Thing> tree;
        private final Runnable onEnd;
        private int drills;
        private boolean in;

        Drilling(TreemapView<Thing> view, Thing root, TreemapTree<Thing> tree, List<Double> gaps, Runnable onEnd) {
            super(gaps);
            this.view = view;
            this.root = root;
            this.tree = tree;
            this.onEnd = onEnd;
        }

        @Override
        void next() {
            if (view.isStill()) {
                if (drills == DRILLS && !in) {
                    stop();
                    onEnd.run();
                    return;
                }
                in = !in;
                drills += in ? 1 : 0;
                view.show(tree, in ? root.in().get(drills) : root);
            }
        }
    }

    private static final class Plain implements TreemapLook<Thing> {

        @Override
        public String label(Thing item) {
            return item.name();
        }

        @Override
        public String detail(Thing item) {
            return String.format(Locale.ROOT, "%.1f", item.weight());
        }

        @Override
        public String exact(Thing item) {
            return item.name();
        }

        @Override
        public int colour(Thing item) {
            return 1 + Math.floorMod(item.name().hashCode(), 10);
        }
    }
}
