package tableflow.console.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.remote.aws.SdkConnector;
import tableflow.console.remote.secrets.MemorySecrets;
import tableflow.console.service.port.Athena;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.profile.Profiles;
import tableflow.console.service.profile.Settings;
import tableflow.console.service.query.Queries;
import tableflow.console.service.query.RowSink;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.query.result.Results;
import tableflow.console.service.support.Redactor;
import tableflow.console.service.support.Waiter;

/// A result fetched from the object in S3 and by pages of the API, on a sandbox that runs: rows per second of both,
/// their ratio, and the time from the end of the query to the first rows; medians of the rounds. Arguments: the
/// sandbox's profile file, rows (100,000) and rounds (3).
public final class FetchBench {

    private FetchBench() {}

    public static void main(String[] arguments) throws IOException {
        int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        Path folder = Files.createTempDirectory("fetch-bench");
        Profiles profiles = new Profiles(
                folder.resolve("profiles"),
                new Settings(folder.resolve("settings.json"), Clock.systemUTC()),
                new MemorySecrets(),
                new Redactor(),
                Clock.systemUTC());
        Profile profile = profiles.readFile(Path.of(arguments[0]));
        SdkConnector connector = new SdkConnector(profile, profiles);
        try (Athena athena = connector.athena(); ObjectStorage storage = connector.storage()) {
            measure(new Fetching(athena, storage, folder, profile), rows, rounds, System.out);
        }
    }

    private record Fetching(Athena athena, ObjectStorage storage, Path folder, Profile profile) {}

    private static void measure(Fetching with, int rows, int rounds, PrintStream out) throws IOException {
        Queries queries = new Queries(with.athena(), Waiter.real());
        Executor threads = task -> Thread.ofVirtual().start(task);
        Results results = new Results(queries, with.storage(), threads, Waiter.real());
        QueryExecution ended = queries.succeed(request(with.profile(), rows), now -> {});
        List<Double> fromStorage = new ArrayList<>();
        List<Double> byApi = new ArrayList<>();
        List<Double> first = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            AtomicLong firstRows = new AtomicLong();
            try (ResultFile into = ResultFile.create(with.folder().resolve("r.csv"))) {
                long start = System.nanoTime();
                results.fetch(ended, into, (what, done, total) ->
                        firstRows.compareAndSet(0, System.nanoTime() - start));
                fromStorage.add((System.nanoTime() - start) / 1e6);
                check(into.rows(), rows);
            }
            first.add(firstRows.get() / 1e6);
            AtomicLong count = new AtomicLong();
            long start = System.nanoTime();
            queries.rows(ended, new RowSink() {
                @Override
                public void columns(List<ResultColumn> columns) {
                    // Only rows are counted.
                }

                @Override
                public void row(List<@Nullable String> values) {
                    count.incrementAndGet();
                }
            });
            byApi.add((System.nanoTime() - start) / 1e6);
            check(count.get(), rows);
        }
        out.printf(Locale.ROOT, "first rows   %8.0f ms%n", median(first));
        out.printf(Locale.ROOT, "S3           %8.0f ms %,10.0f rows/s%n",
                median(fromStorage), rows / median(fromStorage) * 1_000);
        out.printf(Locale.ROOT, "API          %8.0f ms %,10.0f rows/s%n", median(byApi), rows / median(byApi) * 1_000);
        out.printf(Locale.ROOT, "API / S3     %8.1f%n", median(byApi) / median(fromStorage));
    }

    private static QueryRequest request(Profile profile, int rows) {
        Profile.Aws aws = profile.aws();
        Profile.Athena athena = aws == null ? null : aws.athena();
        int inner = 1_000;
        String sql = "SELECT a * " + inner + " + b AS id, 'order-' || CAST(a AS varchar) AS name, "
                + "CAST(b AS decimal(12, 2)) AS total, 'a longer text of a usual length' AS note "
                + "FROM UNNEST(sequence(1, " + rows / inner + ")) AS s(a) CROSS JOIN UNNEST(sequence(1, " + inner
                + ")) AS t(b)";
        return new QueryRequest(sql, null, athena == null ? null : athena.workgroup(),
                athena == null ? null : athena.resultLocation(), List.of());
    }

    private static void check(long found, long wanted) {
        if (found != wanted) {
            throw new IllegalStateException(found + " rows instead of " + wanted);
        }
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
