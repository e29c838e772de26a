package tableflow.console.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.query.result.export.ExportFormat;
import tableflow.console.service.query.result.export.Exports;
import tableflow.console.service.query.result.order.Filter;
import tableflow.console.service.query.result.order.Finder;
import tableflow.console.service.query.result.order.RowOrder;
import tableflow.console.service.query.result.order.RowOrders;
import tableflow.console.service.query.result.order.RowReading;
import tableflow.console.service.query.result.order.SortColumn;
import tableflow.console.service.query.result.order.TextMatch;
import tableflow.console.service.query.result.statistics.Statistics;
import tableflow.console.service.query.result.value.ValueType;

/// Reading a result of 12 columns on one core: opening it (one pass for the index), all rows as texts, single rows at
/// random, and the same file through FastCSV in the same process; medians of the rounds. Then what a person does with
/// it: scroll from end to end, sort by a number and a text, filter, find what is not there, measure a column, and
/// export in every form, each with what it adds to the heap for good. Run with a small `-Xmx` to see that no step needs
/// more in between. Arguments: rows (1,000,000) and rounds (5).
public final class ResultBench {
    private static final int RANDOM_ROWS = 20_000;

    private ResultBench() {}

    @FunctionalInterface
    private interface Work {
        long run() throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        PrintStream out = System.out;
        Path file = Files.createTempFile("result", ".csv");
        try {
            BenchRows.write(file, rows, 7);
            double mebibytes = Files.size(file) / 1048576.0;
            out.printf(Locale.ROOT, "%,d rows, %.0f MiB%n", rows, mebibytes);
            long before = heap();
            try (ResultFile result = ResultFile.open(file)) {
                out.printf(Locale.ROOT, "%-28s %8.1f MiB%n", "heap while open", (heap() - before) / 1048576.0);
                Random random = new Random(1);
                double own = report(out, "all rows", mebibytes, rounds, () -> all(result));
                double peer = report(out, "all rows, FastCSV", mebibytes, rounds, () -> peer(file));
                report(out, "open", mebibytes, rounds, () -> open(file));
                double single = median(rounds, () -> {
                    long cells = 0;
                    for (int i = 0; i < RANDOM_ROWS; i++) {
                        cells += result.row(random.nextInt(rows)).size();
                    }
                    return cells;
                });
                out.printf(Locale.ROOT, "%-28s %8.1f us%n", "a row at random", single / RANDOM_ROWS / 1_000);
                out.printf(Locale.ROOT, "%-28s %8.2f%n", "all rows: FastCSV / own", peer / own);
                used(out, result, before);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void used(PrintStream out, ResultFile result, long before) throws IOException {
        List<ResultColumn> columns = BenchRows.columns();
        Path folder = Files.createTempDirectory("result-bench");
        RowOrder natural = RowOrder.natural(result.rows());
        RowOrders orders = new RowOrders(folder);
        once(out, "scrolled end to end", before, () -> {
            long letters = 0;
            for (long row = 0; row < result.rows(); row++) {
                letters += letters(result.row(row));
            }
            return letters;
        });
        List<SortColumn> by = List.of(new SortColumn(3, ValueType.DECIMAL, true, false),
                new SortColumn(5, ValueType.TEXT, false, false));
        try (RowOrder sorted = orders.order(result, columns, Filter.ALL, List.of(by.getFirst()), Progress.NONE)) {
            once(out, "sorted by a decimal, text", before, () -> {
                try (RowOrder order = orders.order(result, columns, Filter.ALL, by, Progress.NONE)) {
                    return order.size();
                }
            });
            once(out, "filtered", before, () -> {
                Filter some = new Filter.Compare(3, Filter.Relation.LESS, "5000");
                try (RowOrder order = orders.order(result, columns, some, List.of(), Progress.NONE)) {
                    return order.size();
                }
            });
            once(out, "searched in vain", before, () -> {
                TextMatch wanted = TextMatch.of("not there", false);
                return new Finder(result, natural, 12).find(wanted, Optional.empty(), false, Progress.NONE).isEmpty()
                        ? 1 : 0;
            });
            once(out, "a column measured", before,
                    () -> Statistics.of(result, natural, columns, 3, Progress.NONE).rows());
            for (ExportFormat format : ExportFormat.values()) {
                Path target = folder.resolve("export." + format.ending());
                once(out, "exported as " + format, before, () -> Exports.write(
                        new Exports.Rows(result, columns, natural), format, target, Progress.NONE));
                Files.delete(target);
            }
            once(out, "sorted rows, one by one", before, () -> {
                long letters = 0;
                for (long place = 0; place < sorted.size(); place++) {
                    letters += letters(result.row(sorted.row(place)));
                }
                return letters;
            });
            once(out, "sorted rows, gathered", before, () -> {
                long[] letters = {0};
                new RowReading(result, sorted, "read rows", Progress.NONE)
                        .rows((place, values) -> letters[0] += letters(values));
                return letters[0];
            });
            once(out, "searched in vain, sorted", before, () -> new Finder(result, sorted, 12)
                    .find(TextMatch.of("not there", false), Optional.empty(), false, Progress.NONE).isEmpty() ? 1 : 0);
            Path target = folder.resolve("export.csv");
            once(out, "exported as CSV, sorted", before, () -> Exports.write(
                    new Exports.Rows(result, columns, sorted), ExportFormat.CSV, target, Progress.NONE));
            Files.delete(target);
        }
        Files.delete(folder);
    }

    private static void once(PrintStream out, String what, long before, Work work) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long processor = threads.getCurrentThreadCpuTime();
        long rows = work.run();
        double millis = (System.nanoTime() - start) / 1e6;
        double worked = (threads.getCurrentThreadCpuTime() - processor) / 1e6;
        out.printf(Locale.ROOT, "%-28s %8.0f ms, %8.0f ms of a core, heap grown by %6.1f MiB%s%n",
                what, millis, worked, (heap() - before) / 1048576.0, rows == 0 ? ", nothing done" : "");
    }

    private static double report(PrintStream out, String what, double mebibytes, int rounds, Work work)
            throws IOException {
        double nanos = median(rounds, work);
        out.printf(Locale.ROOT, "%-28s %8.0f ms %8.0f MiB/s of one core%n",
                what, nanos / 1e6, mebibytes / (nanos / 1e9));
        return nanos;
    }

    /// Nanoseconds of this thread's processor time: what runs beside it on the machine does not count.
    private static double median(int rounds, Work work) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<Long> times = new ArrayList<>();
        long sum = 0;
        for (int round = 0; round < rounds; round++) {
            long start = threads.getCurrentThreadCpuTime();
            sum += work.run();
            times.add(threads.getCurrentThreadCpuTime() - start);
        }
        if (sum == 0) {
            throw new IllegalStateException("nothing was read");
        }
        times.sort(null);
        return times.get(rounds / 2);
    }

    private static long all(ResultFile result) throws IOException {
        long[] letters = {0};
        result.rows(0, Long.MAX_VALUE, (number, values) -> letters[0] += letters(values));
        return letters[0];
    }

    private static long letters(List<@Nullable String> values) {
        long letters = 0;
        for (String value : values) {
            letters += value == null ? 0 : value.length();
        }
        return letters;
    }

    private static long peer(Path file) throws IOException {
        long letters = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord row : reader) {
                for (int i = 0; i < row.getFieldCount(); i++) {
                    letters += row.getField(i).length();
                }
            }
        }
        return letters;
    }

    private static long open(Path file) throws IOException {
        try (ResultFile result = ResultFile.open(file)) {
            return result.rows();
        }
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
