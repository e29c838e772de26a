package tableflow.console.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Units;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.query.DataCatalog;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.QueryState;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.query.Queries;
import tableflow.console.service.query.QueryTrouble;
import tableflow.console.service.query.RowSink;
import tableflow.console.service.query.plan.Guard;
import tableflow.console.service.query.plan.ScanEstimate;
import tableflow.console.service.query.plan.WriteRefusal;
import tableflow.console.service.query.result.export.CsvRows;
import tableflow.console.service.query.result.export.ExportFormat;
import tableflow.console.service.query.result.export.RowWriter;
import tableflow.console.service.support.AtomicFiles;

/// Runs a statement in Athena and writes its rows as they come.
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = "Runs an SQL statement in Athena and writes its rows.")
public final class QueryCommand implements Callable<Integer> {

    /// How rows are written.
    enum Format {
        TABLE,
        CSV,
        JSON,
        PARQUET
    }

    private static final String NAME = "tableflow-console query";

    private final Services services;
    private final Terminal terminal;

    @Parameters(paramLabel = "SQL", description = "The statement, in Athena's dialect.")
    private String sql = "";

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Option(names = "--database", paramLabel = "D", description = "Where unqualified names are looked up; "
            + "default: the profile's.")
    private @Nullable String database;

    @Option(names = "--catalog", paramLabel = "C", description = "The data catalog that the database is in; default: "
            + "the account's own in Glue.")
    private @Nullable String catalog;

    @Option(names = "--workgroup", paramLabel = "W", description = "Default: the profile's.")
    private @Nullable String workgroup;

    @Option(names = "--param", paramLabel = "V", description = "The value of the next '?', an SQL literal such as "
            + "42 or \"'text'\"; may be repeated.")
    private List<String> parameters = List.of();

    @Option(names = "--format", paramLabel = "table|csv|json|parquet", description = "Default: ${DEFAULT-VALUE}; "
            + "parquet needs --out.")
    private Format format = Format.TABLE;

    @Option(names = "--json", description = "The same as --format json: one document on standard output.")
    private boolean json;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the rows to FILE instead.")
    private @Nullable Path out;

    @Option(names = "--max-scan", paramLabel = "BYTES", converter = ByteCount.class,
            description = "Stop the query when it has read more: a number of bytes, or with kB, MB, GB, TB behind it. "
            + "What was read is paid.")
    private @Nullable Long maxScan;

    @Option(names = "--dry-run", description = "Run nothing: tell what the statement would read and cost.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Run a statement although it cannot be told whether it changes what "
            + "Tableflow writes.")
    private boolean yes;

    public QueryCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (format == Format.PARQUET && out == null && !dryRun) {
            throw BadInput.of(List.of("--format parquet: needs --out FILE, it is not written to a terminal"));
        }
        Profile opened = profile.open(services);
        QueryRequest request = request(opened);
        try (Services.Opened<Services.Foresight> foresight = services.foresight(opened)) {
            refuseWrites(foresight.service().writes(), request);
            if (dryRun) {
                ScanEstimate estimate = foresight.service().estimator()
                        .estimate(request, (message, done, total) -> {});
                return new EstimateText(terminal, Guard.of(opened).price()).tell(estimate, maxScan, json);
            }
        }
        try (Services.Opened<Queries> queries = services.queries(opened)) {
            QueryExecution ended = run(queries.service(), request);
            write(queries.service(), ended);
            terminal.note(summary(ended));
            return ExitCode.DONE;
        } catch (IOException failed) {
            throw new UncheckedIOException("the rows cannot be written", failed);
        }
    }

    private void refuseWrites(WriteRefusal writes, QueryRequest request) {
        switch (writes.decide(request)) {
            case WriteRefusal.Refused refused -> throw refused.failure();
            case WriteRefusal.Asks asks -> {
                if (!yes && !dryRun) {
                    throw BadInput.of(List.of(asks.why() + " Add --yes to run it."));
                }
            }
            case WriteRefusal.Allowed _ -> {
                // Nothing to say.
            }
        }
    }

    private QueryExecution run(Queries queries, QueryRequest request) {
        RunProgress progress = new RunProgress(terminal);
        try {
            QueryExecution ended = queries.runs().run(
                    request, maxScan == null ? OptionalLong.empty() : OptionalLong.of(maxScan), progress);
            if (!ended.state().is(QueryState.SUCCEEDED)) {
                RemoteFailure failure = Queries.failure(ended);
                throw explained(failure, QueryTrouble.of(ended));
            }
            return ended;
        } catch (RemoteFailure failed) {
            if (failed.is(Kind.CANCELLED)) {
                progress.last().ifPresent(last -> terminal.note(summary(last)));
            }
            throw failed.is(Kind.INVALID) ? explained(failed, QueryTrouble.of(request.sql(), failed)) : failed;
        }
    }

    /// With the catalogue's cause and steps, where one is known; the failure's own advice otherwise.
    private static RemoteFailure explained(RemoteFailure failure, QueryTrouble trouble) {
        return trouble.causes().stream().findFirst()
                .map(cause -> failure.withAdvice(cause.mode().cause() + " " + String.join(" ", cause.mode().fix())))
                .orElse(failure);
    }

    private QueryRequest request(Profile opened) {
        Profile.Athena athena = opened.aws() == null ? null : opened.aws().athena();
        String group = workgroup != null || athena == null ? workgroup : athena.workgroup();
        if (group == null) {
            throw RemoteFailure.of(Kind.INVALID, "run the query", "no workgroup is named")
                    .withAdvice("Add --workgroup W, or an Athena part to the profile.");
        }
        // The profile's database is one of Glue's.
        boolean elsewhere = !DataCatalog.isGlue(catalog);
        return new QueryRequest(
                sql,
                database != null || athena == null || elsewhere ? database : athena.database(),
                group,
                athena == null ? null : athena.resultLocation(),
                parameters).in(elsewhere ? catalog : null);
    }

    private void write(Queries queries, QueryExecution ended) throws IOException {
        Path file = out;
        if (file == null) {
            try (RowWriter rows = writer(terminal.rows(), ended)) {
                stream(queries, ended, rows);
            }
            return;
        }
        try {
            AtomicFiles.write(file, path -> writeTo(path, queries, ended));
        } catch (IOException failed) {
            throw LocalFailures.of("write the rows", file, failed);
        } catch (UncheckedIOException failed) {
            throw LocalFailures.of("write the rows", file, Objects.requireNonNull(failed.getCause()));
        }
    }

    /// Rows are not held back until all have come: whoever reads a pipe is told how much of the result it was.
    private void stream(Queries queries, QueryExecution ended, RowWriter rows) {
        long[] count = {-1};
        try {
            queries.rows(ended, new RowSink() {
                @Override
                public void columns(List<ResultColumn> all) {
                    rows.columns(all);
                    count[0] = 0;
                }

                @Override
                public void row(List<@Nullable String> values) {
                    rows.row(values);
                    count[0]++;
                }
            });
        } catch (RuntimeException failed) {
            if (rows instanceof JsonRows document) {
                document.broken(terminal.failure(failed, NAME));
            }
            if (count[0] >= 0) {
                terminal.note("The result is not complete: " + Units.grouped(count[0])
                        + (count[0] == 1 ? " row was" : " rows were") + " written before it failed.");
            }
            throw failed;
        }
    }

    private void writeTo(Path file, Queries queries, QueryExecution ended) throws IOException {
        if (format == Format.PARQUET && !json) {
            try (RowWriter rows = ExportFormat.PARQUET.writer(file)) {
                queries.rows(ended, rows);
            }
            return;
        }
        try (Writer text = Files.newBufferedWriter(file);
                RowWriter rows = writer(text, ended)) {
            queries.rows(ended, rows);
        }
    }

    private RowWriter writer(Appendable to, QueryExecution ended) {
        return switch (json ? Format.JSON : format) {
            case TABLE -> new TableRows(to);
            case CSV -> new CsvRows(to);
            case JSON -> new JsonRows(to, ended);
            case PARQUET -> throw new IllegalStateException("Parquet is no text");
        };
    }

    private static String summary(QueryExecution ended) {
        StringBuilder text = new StringBuilder(ended.state().is(QueryState.SUCCEEDED) ? "Done" : ended.state().text());
        ended.statistics().total().ifPresent(millis -> text.append(" after ").append(Units.duration(millis)));
        ended.statistics().scannedBytes().ifPresent(bytes -> text.append(", ").append(Units.size(bytes))
                .append(" scanned"));
        return text.append(ended.statistics().reused() ? ", an earlier result was reused." : ".").toString();
    }
}
