package tableflow.console.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tableflow.console.sandbox.sql.QueryLake;

/// How long the sandbox's SQL engine takes: from nothing to ready, its first query on a table, and then a query of 100
/// ordered rows over 100,000; without a cache, and with the one that a first run has recorded.
///
/// Argument: the number of starts of each kind, 3 by default. Prints medians in milliseconds; beside the time until it
/// is ready the processor time of the engine's process.
public final class SqlEngineBench {
    private static final int QUERIES = 7;
    private static final String ORDERED = "SELECT id, k, amount FROM big ORDER BY amount DESC, id LIMIT 100";

    private SqlEngineBench() {}

    public static void main(String[] arguments) throws Exception {
        int starts = arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]);
        PrintStream out = System.out;
        Path directory = Files.createTempDirectory("sql-engine-bench");
        try {
            out.printf(Locale.ROOT, "%-24s %10s %10s %12s %14s%n", "", "ready", "CPU", "first query", "warm, ordered");
            print(out, "without a cache", measure(directory, Optional.empty(), starts));
            Path cache = directory.resolve("cache");
            measure(directory, Optional.of(cache), 1);
            awaitRecorded(cache);
            print(out, "with a recorded cache", measure(directory, Optional.of(cache), starts));
        } finally {
            delete(directory);
        }
    }

    private record Times(long ready, long cpu, long first, long warm) {}

    private static List<Times> measure(Path directory, Optional<Path> cache, int starts) throws Exception {
        List<Times> all = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            long start = System.nanoTime();
            try (QueryLake lake = new QueryLake(directory, cache)) {
                lake.engine().ready().toCompletableFuture().join();
                long ready = since(start);
                long cpu = ProcessHandle.current().children().mapToLong(CpuTime::millis).sum();
                plantOnce(lake, directory);
                long before = System.nanoTime();
                lake.rows("SELECT count(*), sum(amount) FROM big", "bench");
                long first = since(before);
                List<Long> queries = new ArrayList<>();
                for (int n = 0; n < QUERIES; n++) {
                    long begun = System.nanoTime();
                    if (lake.rows(ORDERED, "bench").size() != 100) {
                        throw new IllegalStateException("not 100 rows");
                    }
                    queries.add(since(begun));
                }
                all.add(new Times(ready, cpu, first, median(queries)));
            }
        }
        return all;
    }

    private static void plantOnce(QueryLake lake, Path directory) throws Exception {
        Path planted = directory.resolve("planted");
        if (Files.exists(planted)) {
            return;
        }
        lake.rows("CREATE SCHEMA bench WITH (location = 's3://" + QueryLake.BUCKET + "/bench/')", "");
        lake.rows("CREATE TABLE big WITH (location = 's3://" + QueryLake.BUCKET + "/bench/big') AS "
                + "SELECT a * 1000 + b AS id, 'k' || CAST(b % 97 AS varchar) AS k, "
                + "CAST((a * 7919 + b * 104729) % 1000003 AS decimal(12, 2)) AS amount "
                + "FROM UNNEST(sequence(0, 99)) x(a) CROSS JOIN UNNEST(sequence(0, 999)) y(b)", "bench");
        Files.createFile(planted);
    }

    /// The engine writes what it has recorded while it ends, after it was closed.
    private static void awaitRecorded(Path cache) throws IOException, InterruptedException {
        for (ProcessHandle child : ProcessHandle.current().children().toList()) {
            child.onExit().join();
        }
        try (Stream<Path> files = Files.list(cache)) {
            if (files.noneMatch(file -> file.toString().endsWith(".aot-new"))) {
                throw new IOException("no cache was recorded in " + cache);
            }
        }
    }

    private static void print(PrintStream out, String name, List<Times> times) {
        out.printf(Locale.ROOT, "%-24s %10d %10d %12d %14d%n", name, median(times.stream().map(Times::ready).toList()),
                median(times.stream().map(Times::cpu).toList()),
                median(times.stream().map(Times::first).toList()), median(times.stream().map(Times::warm).toList()));
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static long since(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
