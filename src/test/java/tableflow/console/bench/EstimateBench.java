package tableflow.console.bench;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import tableflow.console.domain.Progress;
import tableflow.console.service.lake.LakeTable;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.lake.MemoryLake.Noted;
import tableflow.console.service.query.plan.Estimator;
import tableflow.console.service.query.plan.ScanEstimate;

/// Estimates of a table with many data files of twenty columns each, in manifests of a hundred files: the whole table,
/// one hour of it, and the list of all its files. The lake is in memory, so the time is the console's own; requests are
/// told beside it. Arguments: files (10,000) and rounds (15).
public final class EstimateBench {

    private static final int COLUMNS = 20;
    private static final int MANIFEST = 100;
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final long START = 1_767_225_600_000_000L;

    private EstimateBench() {}

    public static void main(String[] arguments) {
        int files = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
        MemoryLake lake = new MemoryLake();
        Table table = filled(lake, files);
        Estimator estimator = new Estimator(
                new LakeTables(lake::entry, lake, MemoryLake.threads()), InstantSource.system());
        measure("whole table, two columns", rounds, lake, () -> estimate(
                estimator, "SELECT c1, count(*) FROM t GROUP BY c1", files));
        measure("one hour of it", rounds, lake, () -> estimate(
                estimator, "SELECT * FROM t WHERE \"$$timestamp\" >= TIMESTAMP '2026-01-01 10:00:00 UTC' "
                        + "AND \"$$timestamp\" < TIMESTAMP '2026-01-01 10:30:00 UTC'", 1));
        LakeTable opened = lake.open("t");
        long snapshot = table.currentSnapshot().snapshotId();
        measure("all files listed", rounds, lake, () -> {
            long[] seen = {0};
            opened.files(snapshot, false, file -> seen[0]++, Progress.NONE);
            check(seen[0], files);
        });
    }

    private static Table filled(MemoryLake lake, int files) {
        List<NestedField> columns = new ArrayList<>();
        for (int i = 1; i < COLUMNS; i++) {
            columns.add(NestedField.optional(i, "c" + i, Types.LongType.get()));
        }
        columns.add(NestedField.optional(COLUMNS, "$$timestamp", Types.TimestampType.withZone()));
        Table table = lake.create("t", new Schema(columns), PartitionSpec.unpartitioned(),
                Map.of("commit.manifest-merge.enabled", "false"));
        for (int start = 0; start < files; start += MANIFEST) {
            var append = table.newFastAppend();
            for (int i = start; i < Math.min(files, start + MANIFEST); i++) {
                Map<String, Long> sizes = new HashMap<>();
                Noted noted = Noted.of("f" + i, 10_000, 100_000_000);
                for (NestedField column : columns) {
                    sizes.put(column.name(), 5_000_000L);
                    if (!column.name().startsWith("$$")) {
                        noted = noted.bounds(column.name(), (long) i, i + 1_000L);
                    }
                }
                long from = START + i * HOUR_MICROS;
                append.appendFile(MemoryLake.file(table,
                        noted.sizes(sizes).bounds("$$timestamp", from, from + HOUR_MICROS - 1)));
            }
            append.commit();
        }
        return table;
    }

    private static void estimate(Estimator estimator, String sql, long files) {
        ScanEstimate estimate = estimator.estimate(sql, MemoryLake.DATABASE, Progress.NONE);
        check(estimate.files(), files);
    }

    private static void check(long found, long expected) {
        if (found != expected) {
            throw new IllegalStateException(found + " files, not " + expected);
        }
    }

    private static void measure(String name, int rounds, MemoryLake lake, Runnable work) {
        List<Long> millis = new ArrayList<>();
        int requests = 0;
        for (int i = 0; i < rounds; i++) {
            int before = lake.asked().size();
            long start = System.nanoTime();
            work.run();
            millis.add((System.nanoTime() - start) / 1_000_000);
            requests = lake.asked().size() - before;
        }
        millis.sort(null);
        PrintStream out = System.out;
        out.printf(Locale.ROOT, "%-28s median %5d ms, range %d to %d, %d requests%n",
                name, millis.get(rounds / 2), millis.getFirst(), millis.getLast(), requests);
    }
}
