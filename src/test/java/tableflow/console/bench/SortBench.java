package tableflow.console.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.messages.sort.RowSort;
import tableflow.console.service.messages.sort.SortKey;

/// Sorts a million keys (or as many as the first argument says) in 32 MB, and prints how long that takes, the heap that
/// stays, and how soon a cancel at any moment ends it. Started with the class path of the tests and `-Xmx256m`.
public final class SortBench {

    private static final long ROOM = 32 << 20;
    private static final int CANCELS = 15;

    private SortBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        Path folder = Files.createTempDirectory("sort-bench");
        IntFunction<byte[]> decimals = row -> SortKey.of(BigDecimal.valueOf(row * 7_919L % rows, 3));
        IntFunction<byte[]> texts = row -> SortKey.of("customer-" + row * 7_919L % rows + " of some street");
        measure("decimals", folder, rows, decimals);
        measure("texts", folder, rows, texts);
        Files.delete(folder);
    }

    private static void measure(String name, Path folder, int rows, IntFunction<byte[]> keys)
            throws InterruptedException {
        sort(folder, rows, keys);
        long begun = System.nanoTime();
        sort(folder, rows, keys);
        long took = (System.nanoTime() - begun) / 1_000_000;
        long[] late = new long[CANCELS];
        for (int i = 0; i < CANCELS; i++) {
            long[] ended = new long[1];
            Thread sorting = Thread.ofVirtual().start(() -> {
                try {
                    sort(folder, rows, keys);
                } catch (RemoteFailure cancelled) {
                    // As wished.
                }
                ended[0] = System.nanoTime();
            });
            Thread.sleep(took * (i + 1) / (2 * CANCELS));
            long asked = System.nanoTime();
            sorting.interrupt();
            sorting.join();
            late[i] = Math.max(0, ended[0] - asked) / 1_000;
        }
        Arrays.sort(late);
        Runtime.getRuntime().gc();
        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.printf(Locale.ROOT, "%,d %s: %,d ms; heap left %,d MB; a cancel ends it after %,d us (median),"
                + " %,d us (worst of %d)%n",
                rows, name, took, heap >> 20, late[CANCELS / 2], late[CANCELS - 1], CANCELS);
    }

    private static void sort(Path folder, int rows, IntFunction<byte[]> keys) {
        try (RowSort sort = new RowSort(folder, ROOM, false)) {
            for (int row = 0; row < rows; row++) {
                if (row % 1_024 == 0) {
                    Progress.throwIfCancelled("sort");
                }
                sort.add(keys.apply(row), row);
            }
            if (sort.sorted(Progress.NONE).length != rows) {
                throw new IllegalStateException("rows are missing");
            }
        }
    }
}
