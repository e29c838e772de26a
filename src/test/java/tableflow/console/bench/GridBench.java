package tableflow.console.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.value.ObservableLongValue;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Theme;
import tableflow.console.ui.control.grid.DataGrid;
import tableflow.console.ui.control.grid.GridColumn;
import tableflow.console.ui.control.grid.GridSource;
import tableflow.console.ui.work.FxWork;

/// Scrolls the grid end to end, headless: 1,000,000 rows of 12 columns, and 100,000 rows of 1,600. For each way of
/// scrolling it prints what a pulse took of the JavaFX thread: by the clock until everything is styled and laid out, in
/// time of the processor for the whole pulse, and by the clock with the wait for the renderer; and at the end what
/// everything added to the heap. Needs `-Dglass.platform=Headless -Dprism.order=sw`; there the renderer draws on the
/// processor too, beside the JavaFX thread, which the last figures show.
public final class GridBench {

    private static final int WARM_UP = 60;
    private static final int STEPS = 600;
    private static final double BY_WHEEL = 3;

    private static final List<Way> WAYS = List.of(Way.values());

    private final DataGrid grid;
    private final int rows;
    private final PrintStream out;
    private final CountDownLatch done = new CountDownLatch(1);

    /// Ways to scroll.
    private enum Way {
        BY_ROWS,
        BY_DRAG,
        SIDEWAYS
    }

    /// @param clock from the step to the end of the pulse, the renderer's part included
    /// @param own from the step to the end of the layout: what the grid is answerable for, styles included
    /// @param processor of the JavaFX thread, in the whole pulse
    private record Pulse(Way way, long clock, long own, long processor) {}

    private GridBench(DataGrid grid, int rows, PrintStream out) {
        this.grid = grid;
        this.rows = rows;
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        Platform.startup(Theme::loadFonts);
        FxWork work = new FxWork(InstantSource.system());
        measure(work, 1_000_000, 12, out);
        measure(work, 100_000, 1_600, out);
        work.close();
        Platform.exit();
    }

    private static void measure(FxWork work, int rows, int columns, PrintStream out) throws InterruptedException {
        long before = heap();
        CountDownLatch ended = new CountDownLatch(1);
        List<Stage> shown = new ArrayList<>();
        Platform.runLater(() -> {
            Application.setUserAgentStylesheet(Theme.LIGHT.userAgentStylesheet());
            long start = System.nanoTime();
            DataGrid grid = new DataGrid(work.work());
            grid.show(columns(columns), new Made(rows, columns));
            Stage stage = new Stage();
            Scene scene = new Scene(grid, 1400, 800);
            Theme.style(scene);
            stage.setScene(scene);
            stage.show();
            out.printf(Locale.ROOT, "%,d rows x %,d columns, shown after %.0f ms%n", rows, columns,
                    (System.nanoTime() - start) / 1e6);
            shown.add(stage);
            GridBench bench = new GridBench(grid, rows, out);
            bench.start();
            Thread.ofVirtual().start(() -> {
                try {
                    bench.done.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                ended.countDown();
            });
        });
        ended.await();
        out.printf(Locale.ROOT, "%-10s %.1f MiB%n%n", "heap", (heap() - before) / 1048576.0);
        Platform.runLater(() -> shown.forEach(Stage::hide));
    }

    private void start() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<Pulse> pulses = new ArrayList<>();
        long[] laidOut = {0};
        grid.getScene().addPostLayoutPulseListener(() -> laidOut[0] = System.nanoTime());
        new AnimationTimer() {
            private int step = -WARM_UP;

            @Override
            public void handle(long now) {
                long clock = System.nanoTime();
                long processor = threads.getCurrentThreadCpuTime();
                if (step >= WAYS.size() * STEPS) {
                    stop();
                    report(pulses);
                    return;
                }
                Way way = WAYS.get(Math.max(0, step) / STEPS);
                scroll(way, Math.max(0, step) % STEPS);
                boolean counts = step >= 0;
                step++;
                laidOut[0] = 0;
                // Runs when the pulse that has begun here has ended.
                Platform.runLater(() -> {
                    if (counts) {
                        pulses.add(new Pulse(
                                way,
                                System.nanoTime() - clock,
                                Math.max(0, laidOut[0] - clock),
                                threads.getCurrentThreadCpuTime() - processor));
                    }
                });
            }
        }.start();
    }

    private void scroll(Way way, int step) {
        double part = step / (STEPS - 1.0);
        switch (way) {
            case BY_ROWS -> grid.scrollTo(step * BY_WHEEL, 0);
            case BY_DRAG -> grid.scrollTo(part * rows, 0);
            case SIDEWAYS -> grid.scrollTo(rows / 2.0, part);
        }
    }

    private void report(List<Pulse> pulses) {
        for (Way way : Way.values()) {
            List<Pulse> of = pulses.stream().filter(pulse -> pulse.way() == way).toList();
            long[] clock = of.stream().mapToLong(Pulse::clock).sorted().toArray();
            long[] processor = of.stream().mapToLong(Pulse::processor).sorted().toArray();
            long[] own = of.stream().mapToLong(Pulse::own).sorted().toArray();
            out.printf(Locale.ROOT, "%-9s until laid out p50 %5.1f p99 %5.1f max %5.1f ms   processor p50 %5.1f"
                            + " p99 %5.1f max %5.1f ms   with the renderer p50 %5.1f p99 %5.1f ms%n",
                    way, at(own, 0.5), at(own, 0.99), at(own, 1), at(processor, 0.5), at(processor, 0.99),
                    at(processor, 1), at(clock, 0.5), at(clock, 0.99));
        }
        done.countDown();
    }

    private static double at(long[] sorted, double part) {
        return sorted[(int) ((sorted.length - 1) * part)] / 1e6;
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static List<GridColumn> columns(int count) {
        List<GridColumn> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(new GridColumn("column_" + i, i % 3 == 1 ? "bigint" : "varchar", Feather.TYPE, i % 3 == 1));
        }
        return columns;
    }

    /// Rows that are made when they are read.
    private record Made(int rows, int columns) implements GridSource {
        @Override
        public ObservableLongValue rowCount() {
            return new SimpleLongProperty(rows);
        }

        @Override
        public List<List<@Nullable String>> load(long first, int count) {
            List<List<@Nullable String>> loaded = new ArrayList<>();
            for (long row = first; row < first + count; row++) {
                List<@Nullable String> values = new ArrayList<>();
                for (int column = 0; column < columns; column++) {
                    values.add(switch (column % 4) {
                        case 0 -> "order-" + row + "-" + column;
                        case 1 -> Long.toString(row * 7_919 + column);
                        case 2 -> (row + column) % 5 == 0 ? null : "EUR";
                        default -> "{\"items\": [1, 2, 3], \"note\": \"a longer text of a usual length for a note\"}";
                    });
                }
                loaded.add(values);
            }
            return loaded;
        }
    }
}
