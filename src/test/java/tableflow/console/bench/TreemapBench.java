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
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import tableflow.console.ui.control.Theme;
import tableflow.console.ui.control.treemap.TreemapLayout;
import tableflow.console.ui.control.treemap.TreemapLook;
import tableflow.console.ui.control.treemap.TreemapTree;
import tableflow.console.ui.control.treemap.TreemapView;

/// Tiles: how long 100,000 of them take to be laid out, all in one and within each other, and how long the JavaFX
/// thread is busy between two pulses while one goes in and up.
public final class TreemapBench {

    private static final int NODES = 100_000;
    private static final int RUNS = 60;
    private static final int DRILLS = 10;

    private TreemapBench() {}

    private record Thing(String name, double weight, List<Thing> in) {}

    public static void main(String[] arguments) throws Exception {
        layout("in one", flat(NODES, 1));
        layout("within each other", nested(1));
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
                tiles = TreemapLayout.of(tree, 0, 1_200, 800, spacing).size();
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
            double[] warm = Arrays.copyOfRange(millis, RUNS / 2, RUNS);
            Arrays.sort(warm);
            System.out.printf(Locale.ROOT, "%,d nodes %s, %,d tiles: %.1f ms (worst %.1f ms)%n", tree.size(), name,
                    tiles, warm[warm.length / 2], warm[warm.length - 1]);
        }
    }

    private static void drill() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        List<Double> gaps = new ArrayList<>();
        Platform.startup(() -> {
            Application.setUserAgentStylesheet(Theme.LIGHT.userAgentStylesheet());
            Thing root = nested(1);
            TreemapTree<Thing> tree = TreemapTree.of(root, Thing::in, Thing::weight);
            TreemapView<Thing> view = new TreemapView<>(new Plain());
            Scene scene = new Scene(new StackPane(view), 1_200, 800);
            Theme.style(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            view.show(tree, root);
            new AnimationTimer() {
                private long last;
                private int drills;
                private boolean in;

                @Override
                public void handle(long now) {
                    if (last > 0) {
                        gaps.add((now - last) / 1e6);
                    }
                    last = now;
                    if (view.isStill()) {
                        if (drills == DRILLS) {
                            stop();
                            done.countDown();
                            return;
                        }
                        in = !in;
                        drills += in ? 1 : 0;
                        view.show(tree, in ? root.in().get(drills) : root);
                    }
                }
            }.start();
        });
        done.await();
        double[] sorted = gaps.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(Locale.ROOT, "drilling %d times: %d pulses, %.1f ms between them, 95 %% within %.1f ms, "
                + "worst %.1f ms%n", DRILLS, sorted.length, sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100], sorted[sorted.length - 1]);
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
