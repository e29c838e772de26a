package tableflow.console.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import tableflow.console.domain.Progress;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.KeyOrder;
import tableflow.console.domain.storage.TableSplit;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.lake.MemoryLake.Noted;
import tableflow.console.service.port.ObjectPage;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.storage.table.TableContents;
import tableflow.console.service.storage.table.TableStorage;
import tableflow.console.service.support.Waiter;

/// What telling the objects of a large table apart takes: the walk of all manifests alone, and with the listing. The
/// bucket is in memory, so the time is the console's own. Heap is what stays in use after a collection while the marks
/// are held, over what was in use before. Arguments: files (1,000,000) and commits (100).
public final class TableSplitBench {

    private static final long OLD = 0;
    private static final Schema SCHEMA = new Schema(Types.NestedField.optional(1, "id", Types.LongType.get()));

    private TableSplitBench() {}

    public static void main(String[] arguments) throws Exception {
        int files = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int commits = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        PrintStream out = System.out;
        MemoryLake lake = new MemoryLake();
        Table table = lake.create("large", SCHEMA, PartitionSpec.unpartitioned(),
                Map.of("commit.manifest-merge.enabled", "false"));
        for (int commit = 0; commit < commits; commit++) {
            AppendFiles append = table.newFastAppend();
            for (int i = 0; i < files / commits; i++) {
                append.appendFile(MemoryLake.file(table, Noted.of(name(commit * (files / commits) + i), 10, 1_000)));
            }
            append.commit();
        }
        Path scratch = Files.createTempDirectory("split-bench");
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            int snapshots = TableStorage.history(lake.open("large"), Progress.NONE).holds().size();
            out.printf(Locale.ROOT, "manifests of %,d files in %d snapshots: %,d ms%n", files, snapshots, since(start));
            Keys keys = new Keys(S3Uri.parse(table.location()).key() + "/data/", files);
            long before = used();
            start = System.nanoTime();
            TableStorage storage = new TableStorage(
                    keys, MemoryLake.threads(), Waiter.real(), TableStorage.SAFE_AGE, scratch);
            try (TableContents contents = storage.split(
                    lake.tables(), MemoryLake.DATABASE, "large", Progress.NONE)) {
                TableSplit split = contents.split();
                out.printf(Locale.ROOT, "with the listing of %,d objects: %,d ms; live %,d, orphans %,d, heap at most "
                                + "+%,d MB%n", split.scanned().objects(), since(start), split.parts().live().objects(),
                        contents.orphans().amount().objects(), (keys.peak - before) >> 20);
            }
        }
    }

    private static String name(int i) {
        return "%08x-0000-4000-8000-000000000000".formatted(i);
    }

    private static long since(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /// The table's files and a tenth more that nobody refers to, as pages; looks at the heap while it is listed.
    private static final class Keys implements ObjectPages {
        private final String prefix;
        private final int all;
        private volatile long peak;

        Keys(String prefix, int live) {
            this.prefix = prefix;
            this.all = live + live / 10;
        }

        @Override
        public ObjectPage page(Ask ask) {
            ObjectPage.Builder page = new ObjectPage.Builder();
            if (!ask.prefix().key().startsWith(prefix) && ask.folded()) {
                return page.prefix(prefix).done(null);
            }
            int from = ask.token().isEmpty() ? behind(ask.after()) : Integer.parseInt(ask.token());
            int to = Math.min(all, from + PAGE);
            for (int i = from; i < to; i++) {
                page.object(key(i), 1_000, OLD, "STANDARD");
            }
            if (from > all / 2 && peak == 0) {
                peak = used();
            }
            return page.done(to == all ? null : Integer.toString(to));
        }

        /// Each eleventh is one that nobody refers to; they stand in the order of keys.
        private String key(int i) {
            String own = prefix + name(i / 11 * 10 + Math.min(9, i % 11));
            return i % 11 == 10 ? own + ".zz" : own + ".parquet";
        }

        private int behind(String after) {
            int low = 0;
            int high = all;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (KeyOrder.KEYS.isAfter(key(middle), after)) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }

        @Override
        public VersionPage versions(S3Uri prefixOf, Marker from) {
            return new VersionPage(List.of(), null);
        }

        @Override
        public UploadPage uploads(S3Uri prefixOf, Marker from) {
            return new UploadPage(List.of(), null);
        }

        @Override
        public long uploaded(String bucket, Upload upload) {
            return 0;
        }

        @Override
        public void close() {}
    }
}
