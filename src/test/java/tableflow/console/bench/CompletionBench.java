package tableflow.console.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tableflow.console.domain.Progress;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.sql.Tokens;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.query.catalog.CatalogCache;
import tableflow.console.service.query.catalog.CatalogIndex;
import tableflow.console.service.query.catalog.CatalogKey;
import tableflow.console.service.query.catalog.CatalogRefresh;
import tableflow.console.service.query.language.Completion;
import tableflow.console.service.query.language.Formatter;
import tableflow.console.service.query.language.Functions;
import tableflow.console.service.query.language.SyntaxCheck;

/// Completion over 10,000 tables of 100 columns: how long a proposal takes, how long the index takes to load, how much
/// heap it holds. Run its `main`.
public final class CompletionBench {
    private static final int DATABASES = 20;
    private static final int TABLES = 500;
    private static final int COLUMNS = 100;
    private static final int ROUNDS = 60;

    private static final List<String> PLACES = List.of(
            "SELECT * FROM ^",
            "SELECT * FROM t^",
            "SELECT * FROM orders_31^",
            "SELECT * FROM \"lkc-7\".o^",
            "SELECT c^ FROM \"orders_17.v1\" o JOIN \"orders_18.v1\" p ON o.id = p.id",
            "SELECT o.^ FROM \"orders_17.v1\" o",
            "SELECT * FROM \"orders_17.v1\" o WHERE o.column_4^",
            "WITH a AS (SELECT * FROM \"orders_17.v1\"), b AS (SELECT * FROM a) SELECT co^ FROM b",
            "SELECT ^",
            "SE^");

    private CompletionBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("completion-bench");
        CatalogKey key = new CatalogKey("eu-west-1", "1");
        long before = heap();
        long start = System.nanoTime();
        CatalogRefresh refresh = new CatalogRefresh(new Made(), new CatalogCache(folder), key, Clock.systemUTC());
        CatalogIndex index = refresh.refresh(CatalogIndex.EMPTY, "lkc-0", _ -> { }, Progress.NONE).index();
        System.out.printf("read and stored      %7.0f ms, %d tables%n", millis(start), index.tableCount());
        index = CatalogIndex.EMPTY;
        double[] loads = new double[7];
        for (int i = 0; i < loads.length; i++) {
            start = System.nanoTime();
            index = refresh.load();
            loads[i] = millis(start);
        }
        System.out.printf("load from disk       %7.0f ms median, %.1f MB on disk%n", percentile(loads, 50),
                size(folder) / 1e6);
        System.out.printf("heap of the index    %7.1f MB for %d columns%n", (heap() - before) / 1e6,
                index.tableCount() * COLUMNS);
        complete(index);
        text();
    }

    private static void complete(CatalogIndex index) {
        Completion completion = new Completion(new Functions());
        double[] all = new double[PLACES.size() * ROUNDS];
        for (int round = -20; round < ROUNDS; round++) {
            for (int place = 0; place < PLACES.size(); place++) {
                String sql = PLACES.get(place);
                long start = System.nanoTime();
                completion.propose(sql.replace("^", ""), sql.indexOf('^'), index, "lkc-0");
                if (round >= 0) {
                    all[place * ROUNDS + round] = millis(start);
                }
            }
        }
        for (int place = 0; place < PLACES.size(); place++) {
            double[] one = Arrays.copyOfRange(all, place * ROUNDS, (place + 1) * ROUNDS);
            System.out.printf("  p50 %6.2f  p95 %6.2f ms  %s%n", percentile(one, 50), percentile(one, 95),
                    PLACES.get(place));
        }
        System.out.printf("completion           p50 %.2f  p95 %.2f  p99 %.2f ms%n", percentile(all, 50),
                percentile(all, 95), percentile(all, 99));
    }

    /// The largest text that Athena takes.
    private static void text() {
        String line = "SELECT a, b, 'text', \"$$offset\", count(*) FROM \"lkc-1\".orders WHERE a > 12.5 -- note\n"
                + " UNION ALL ";
        String large = line.repeat(SyntaxCheck.LARGEST / line.length()) + "SELECT 1, 2, 'x', 3, 4";
        double[] tokens = new double[20];
        double[] checks = new double[20];
        double[] formats = new double[20];
        for (int i = 0; i < tokens.length; i++) {
            long start = System.nanoTime();
            Tokens.of(large);
            tokens[i] = millis(start);
            start = System.nanoTime();
            SyntaxCheck.check(large);
            checks[i] = millis(start);
            start = System.nanoTime();
            Formatter.format(large);
            formats[i] = millis(start);
        }
        System.out.printf("%d characters: tokens %.1f ms, syntax check %.0f ms, format %.0f ms (medians)%n",
                large.length(), percentile(tokens, 50), percentile(checks, 50), percentile(formats, 50));
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static double percentile(double[] times, int percent) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static long size(Path folder) throws java.io.IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /// Half of the columns' names are the table's own, as of many teams with many schemas.
    private static final class Made implements Catalog {
        @Override
        public List<CatalogDatabase> databases() {
            List<CatalogDatabase> databases = new ArrayList<>();
            for (int i = 0; i < DATABASES; i++) {
                databases.add(new CatalogDatabase("lkc-" + i, null, null));
            }
            return databases;
        }

        @Override
        public Optional<CatalogDatabase> database(String name) {
            return databases().stream().filter(each -> each.name().equals(name)).findFirst();
        }

        @Override
        public void tables(String database, Consumer<CatalogTable> sink) {
            for (int table = 0; table < TABLES; table++) {
                List<CatalogColumn> columns = new ArrayList<>();
                for (int i = 0; i < COLUMNS; i++) {
                    String name = i < 2 ? List.of("$$topic", "$$offset").get(i)
                            : i % 2 == 0 ? "column_" + i : "own_" + table + "_" + i;
                    String type = List.of("string", "bigint", "timestamp", "struct<a:int,b:string>").get(i % 4);
                    columns.add(new CatalogColumn(name, type, i % 10 == 0 ? "comment " + i : null, false));
                }
                sink.accept(new CatalogTable(database, "orders_" + table + ".v1", null,
                        Map.of("table_type", "ICEBERG"), null, columns, null, false, null));
            }
        }

        @Override
        public Optional<CatalogTable> table(String database, String name) {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
