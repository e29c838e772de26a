package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.sql.ResultObject;
import tableflow.console.sandbox.athena.Execution.Output;
import tableflow.console.sandbox.athena.Execution.State;
import tableflow.console.sandbox.sql.SqlEngine;
import tableflow.console.sandbox.sql.SqlFailure;
import tableflow.console.sandbox.sql.SqlRequest;
import tableflow.console.sandbox.sql.SqlRun;
import tableflow.console.sandbox.sql.SqlState;
import tableflow.console.sandbox.sql.statement.AthenaRuns;
import tableflow.console.sandbox.sql.statement.Work;

/// Carries executions out, a virtual thread each: rights, engine, rows to disk, result objects, end.
final class Runner implements AutoCloseable {
    static final String CUT_OFF = "Bytes scanned limit was exceeded";
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Desk desk;
    private final History history;
    private final SqlEngine engine;
    private final Rights rights;
    private final ResultWriter results;
    private final SavedQueries saved;
    private final Clock clock;
    private final Endings endings;

    Runner(Desk desk, SqlEngine engine, ResultWriter results, Endings endings) {
        this.desk = desk;
        this.endings = endings;
        this.history = desk.history();
        this.engine = engine;
        this.rights = desk.rights();
        this.results = results;
        this.saved = desk.saved();
        this.clock = desk.clock();
    }

    /// Begins and returns at once.
    void start(Job job) {
        jobs.put(job.execution().id(), job);
        threads.execute(() -> carryOut(job));
    }

    /// Counters and state of an execution at this moment.
    Execution live(Execution known) {
        Job job = jobs.get(known.id());
        return job == null ? history.find(known.id()).orElse(known) : job.now();
    }

    /// Does nothing to an execution that is done.
    void stop(String id) {
        Job job = jobs.get(id);
        if (job != null) {
            job.stop();
        }
    }

    /// Ends all; what runs is told as failed when the service starts again.
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void carryOut(Job job) {
        Execution end;
        try {
            end = finished(job);
        } catch (QueryFailed e) {
            end = failed(job, e.problem());
        } catch (SqlFailure e) {
            end = job.stopped() ? cancelled(job, "Query cancelled by user") : failed(job, Problem.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (IOException | RuntimeException e) {
            LOG.error("execution {} broke", job.execution().id(), e);
            end = failed(job, Problem.internal("Internal service error: " + e.getMessage()));
        }
        if (end.status().state() != State.SUCCEEDED) {
            history.dropRows(end.id());
        }
        keep(end);
        jobs.remove(end.id());
    }

    /// A full disk must not leave an execution running for ever.
    private void keep(Execution end) {
        try {
            history.keep(end);
        } catch (UncheckedIOException e) {
            LOG.error("execution {} could not be kept", end.id(), e);
            history.remember(end);
        }
    }

    private Execution finished(Job job) throws QueryFailed, SqlFailure, InterruptedException, IOException {
        Execution asked = job.execution();
        Endings.Ending armed = endings.of(asked.asked().sql()).orElse(null);
        if (armed != null && armed.cancelled()) {
            return cancelled(job, armed.problem().reason());
        }
        if (armed != null) {
            throw new QueryFailed(armed.problem());
        }
        Optional<Execution> earlier = history.reusable(asked);
        if (earlier.isPresent()) {
            return again(job, earlier.get());
        }
        switch (job.statement().work()) {
            case Work.Prepare prepare ->
                saved.prepare(asked.asked().workGroup(), prepare.name(), prepare.statement(), "", clock.instant());
            case Work.Deallocate gone -> {
                if (!saved.deallocate(asked.asked().workGroup(), gone.name())) {
                    throw new QueryFailed(new Problem("NOT_FOUND: Prepared statement not found: " + gone.name(), 2,
                            1000, false));
                }
            }
            case Work.Execute _ -> throw new QueryFailed(Problem.notSupported("EXECUTE of EXECUTE"));
            case Work.Unload unload -> {
                return unloaded(job, unload);
            }
            case Work work -> {
                RowSink rows = new RowWriter(asked.shape(), history.rows(asked.id()).writer());
                return queried(job, work, rows);
            }
        }
        results.write(job, Output.NONE);
        return succeeded(job, Output.NONE, job.counts(0));
    }

    /// The rows of a query as files at a place of the caller's, which has to be empty.
    private Execution unloaded(Job job, Work.Unload unload)
            throws QueryFailed, SqlFailure, InterruptedException, IOException {
        String id = job.execution().id();
        S3Uri folder = S3Uri.parse(unload.location()).orElseThrow(() -> new QueryFailed(new Problem(
                "INVALID_TABLE_PROPERTY: " + unload.location() + " is not a valid S3 path", 2, 1000, false)));
        results.unloads(job, folder, !unload.partitionedBy().isEmpty());
        UnloadSink sink = UnloadSink.open(unload, id, history.scratch(id));
        try {
            Execution end = queried(job, unload, sink);
            if (end.status().state() == State.SUCCEEDED) {
                for (Map.Entry<String, Path> file : sink.made().entrySet()) {
                    results.unload(folder.child(file.getKey()), file.getValue());
                }
            }
            return end;
        } finally {
            sink.delete();
        }
    }

    private Execution queried(Job job, Work work, RowSink sink)
            throws QueryFailed, SqlFailure, InterruptedException, IOException {
        Execution asked = job.execution();
        SqlRun run;
        Output output;
        try (sink) {
            run = begun(job, work);
            for (Optional<List<JsonNode>> page = run.next(); page.isPresent(); page = run.next()) {
                for (JsonNode row : page.get()) {
                    sink.add(run.columns(), row);
                }
                if (run.stats().physicalInputBytes() > job.cutoff()) {
                    break;
                }
            }
            output = sink.output(run.columns()).changing(updates(asked.shape(), run));
        }
        long finished = clock.millis();
        if (run.stats().physicalInputBytes() > job.cutoff()) {
            run.cancel();
            return cancelled(job, CUT_OFF);
        }
        if (run.state() == SqlState.CANCELLED || job.stopped()) {
            return cancelled(job, "Query cancelled by user");
        }
        results.write(job, output);
        return succeeded(job, output, job.counts(finished).output(run.stats().outputRows(), sink.bytes()));
    }

    private SqlRun begun(Job job, Work work) throws QueryFailed {
        Execution.Context context = job.execution().asked().context();
        knownCatalog(context);
        rights.statement(job.caller(), job.statement(), context.database());
        SqlRun run = AthenaRuns.submit(engine, work,
                new SqlRequest("", context.database(), job.parameters(), user(job)));
        job.began(run);
        return run;
    }

    private void knownCatalog(Execution.Context context) throws QueryFailed {
        String catalog = context.catalog().orElse(CatalogApi.NAME);
        if (DataCatalogs.isOwn(catalog)) {
            return;
        }
        DataCatalogs.Registered found = desk.catalogs().find(catalog).orElse(null);
        if (found == null) {
            throw new QueryFailed(new Problem(
                    "CATALOG_NOT_FOUND: Catalog '" + catalog + "' not found", 2, 1006, false));
        }
        Optional<String> obstacle = new DataCatalogApi(desk).obstacle(found, "GetTable");
        if (obstacle.isPresent()) {
            throw new QueryFailed(Problem.catalogDenied(obstacle.get()));
        }
    }

    private static String user(Job job) {
        String arn = job.caller().arn();
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static OptionalLong updates(Shape shape, SqlRun run) {
        if (shape.file() == ResultObject.EMPTY || shape.file() == ResultObject.PLAN) {
            return OptionalLong.empty();
        }
        return shape.countsNothing() ? OptionalLong.of(0)
                : run.updateCount().map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /// The rows of an earlier execution under the new one's name.
    private Execution again(Job job, Execution earlier) throws QueryFailed, IOException {
        history.copyRows(earlier.id(), job.execution().id());
        results.write(job, earlier.output());
        long total = Math.max(1, clock.millis() - job.execution().status().submitted().toEpochMilli());
        return succeeded(job, earlier.output(), Counts.reused(total, earlier.counts().output()));
    }

    private Execution succeeded(Job job, Output output, Counts counts) {
        Execution asked = job.execution();
        return asked.with(asked.status().done(State.SUCCEEDED, clock.instant(), Optional.empty()), counts)
                .with(output);
    }

    private Execution cancelled(Job job, String reason) {
        Execution asked = job.execution();
        Counts counts = job.counts(0);
        return asked.with(asked.status().done(State.CANCELLED, clock.instant(), Optional.of(reason)),
                counts.scanned(Math.min(counts.scanned(), job.cutoff())));
    }

    private Execution failed(Job job, Problem problem) {
        results.failed(job, problem);
        return job.execution().with(job.execution().status().failed(clock.instant(), problem), job.counts(0));
    }
}
