package tableflow.console.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import tableflow.console.domain.Progress;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.query.result.chart.ChartData;
import tableflow.console.service.query.result.chart.Charts;
import tableflow.console.service.query.result.chart.Charts.Wanted;
import tableflow.console.service.query.result.compare.Comparison;
import tableflow.console.service.query.result.compare.Side;
import tableflow.console.service.query.result.order.RowOrder;
import tableflow.console.service.query.result.statistics.Statistics;

/// What is made of a whole result of 12 columns: compared by key with another one of as many rows, most of them
/// changed; drawn as lines, points and bars; measured, column by column. For each the median time of the rounds, the
/// most that the heap held in between and what it kept for good. Arguments: rows (1,000,000) and rounds (3).
/// Run with `-Xmx256m -XX:+UseSerialGC` to see that memory does not grow with the rows.
public final class AnalysisBench {

    private AnalysisBench() {}

    @FunctionalInterface
    private interface Work {
        String run() throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        PrintStream out = System.out;
        Path folder = Files.createTempDirectory("analysis-bench");
        Path left = folder.resolve("left.csv");
        Path right = folder.resolve("right.csv");
        try {
            BenchRows.write(left, rows, 7);
            BenchRows.write(right, rows, 8);
            out.printf(Locale.ROOT, "%,d rows, %.0f MiB a side%n", rows, Files.size(left) / 1048576.0);
            try (ResultFile before = ResultFile.open(left); ResultFile now = ResultFile.open(right)) {
                measure(new Bench(out, rounds, heap()), before, now, folder);
            }
        } finally {
            Files.delete(left);
            Files.delete(right);
            Files.delete(folder);
        }
    }

    private static void measure(Bench bench, ResultFile before, ResultFile now, Path folder) throws IOException {
        List<ResultColumn> columns = BenchRows.columns();
        List<Integer> rest = IntStream.range(1, columns.size()).boxed().toList();
        bench.once("compared by a key, all columns", () -> compare(
                new Side(before, columns, List.of(0), rest), new Side(now, columns, List.of(0), rest), folder));
        bench.once("compared by a key, 2 columns", () -> compare(
                new Side(before, columns, List.of(11), List.of(4, 9)),
                new Side(now, columns, List.of(11), List.of(4, 9)), folder));
        RowOrder order = RowOrder.natural(now.rows());
        OptionalInt none = OptionalInt.empty();
        bench.once("chart: lines", () -> chart(now, order, new Wanted(11, List.of(3), none, false)));
        bench.once("chart: lines, by name", () ->
                chart(now, order, new Wanted(11, List.of(3), OptionalInt.of(9), false)));
        bench.once("chart: points over time", () -> chart(now, order, new Wanted(2, List.of(3), none, false)));
        bench.once("chart: bars", () -> chart(now, order, new Wanted(9, List.of(3), none, true)));
        for (int column : new int[] {0, 1, 2, 3, 8}) {
            bench.once("statistics of " + columns.get(column).type(), () ->
                    Statistics.of(now, order, columns, column, Progress.NONE).distinct().count() + " different");
        }
    }

    private static String chart(ResultFile file, RowOrder order, Wanted wanted) {
        ChartData data = Charts.of(file, order, BenchRows.columns(), wanted, Progress.NONE);
        return data.series().size() + " series, " + data.series().stream().mapToInt(it -> it.points().size()).sum()
                + " points";
    }

    private static String compare(Side before, Side now, Path folder) throws IOException {
        try (Comparison comparison = Comparison.of(before, now, folder, Progress.NONE)) {
            return comparison.summary().toString();
        }
    }

    private record Bench(PrintStream out, int rounds, long before) {
        void once(String what, Work work) throws IOException {
            List<Long> times = new ArrayList<>();
            String said = "";
            long most = 0;
            for (int round = 0; round < rounds; round++) {
                System.gc();
                heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
                long start = System.nanoTime();
                said = work.run();
                times.add(System.nanoTime() - start);
                most = Math.max(most, heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum());
            }
            times.sort(null);
            out.printf(Locale.ROOT, "%-32s %7.0f ms, heap at most %5.0f MiB, kept %5.1f MiB   %s%n", what,
                    times.get(rounds / 2) / 1e6, most / 1048576.0, (heap() - before) / 1048576.0, said);
        }

        private static List<MemoryPoolMXBean> heapPools() {
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .toList();
        }
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
