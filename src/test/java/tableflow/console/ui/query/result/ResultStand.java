package tableflow.console.ui.query.result;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.query.ExecutionContext;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryExecution.StatementType;
import tableflow.console.domain.query.QueryState;
import tableflow.console.domain.query.QueryStatistics;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.query.FakeAthena;
import tableflow.console.service.query.Queries;
import tableflow.console.service.query.result.AthenaCsv;
import tableflow.console.service.query.result.Results;
import tableflow.console.service.query.result.order.RowOrders;
import tableflow.console.service.query.result.store.ResultStore;
import tableflow.console.service.support.Waiter;
import tableflow.console.ui.query.result.ResultViewModel.Wanted;

/// A result in an S3 in memory, and what is needed to show it.
public final class ResultStand implements ObjectStorage {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    public final ResultServices services;
    public final List<String> reads = new ArrayList<>();
    private final FakeAthena athena;
    private final StringBuilder csv = new StringBuilder();
    private final List<ResultColumn> columns;
    /// What the next read meets; once.
    volatile @Nullable RemoteFailure broken;
    /// Before each read: waits, for pictures of a result that is arriving.
    volatile Runnable before = () -> {};
    private byte @Nullable [] content;
    private @Nullable RemoteFailure gone;

    public ResultStand(Path folder, ResultColumn... columns) {
        this.columns = List.of(columns);
        athena = new FakeAthena(columns);
        Waiter waiter = new Waiter() {
            @Override
            public Instant now() {
                return NOW;
            }

            @Override
            public void pause(Duration time) {}
        };
        Results results = new Results(new Queries(athena, waiter), this, Runnable::run, waiter);
        services = new ResultServices(
                new ResultStore(folder, 1L << 30, () -> NOW), () -> results, new RowOrders(folder), folder);
        row(Arrays.stream(columns).map(ResultColumn::name).toArray(String[]::new));
    }

    public static ResultColumn column(String name, String type) {
        return new ResultColumn(name, type, 18, 2);
    }

    /// Adds a row to the object, and to what the API gives.
    public ResultStand row(@Nullable String... values) {
        List<@Nullable String> row = Collections.unmodifiableList(Arrays.asList(values));
        csv.append(AthenaCsv.line(row));
        athena.rows.add(row);
        return this;
    }

    /// The object is deleted: Athena cannot read it either.
    public ResultStand deleted() {
        gone = RemoteFailure.of(RemoteFailure.Kind.NOT_FOUND, "look at the object", "NoSuchKey");
        athena.onPage = RemoteFailure.of(RemoteFailure.Kind.INVALID, "read the result", "Could not find results");
        return this;
    }

    /// Neither S3 nor Athena can be reached, or lets us in.
    public ResultStand failing(RemoteFailure.Kind kind, String why) {
        gone = RemoteFailure.of(kind, "look at the object", why);
        athena.onPage = RemoteFailure.of(kind, "read the result", why);
        return this;
    }

    /// The run whose result this is.
    public static QueryExecution ended(String id) {
        return new QueryExecution(id, "SELECT 1", Open.of(QueryState.SUCCEEDED), Open.of(StatementType.DML), null,
                "s3://results/" + id + ".csv", QueryStatistics.NONE,
                new ExecutionContext("primary", null, "lake", "SELECT", List.of(), NOW, null, null, null, false));
    }

    Wanted wanted(String id) {
        return new Wanted("orders", ended(id), "primary", NOW);
    }

    List<ResultColumn> columns() {
        return columns;
    }

    private byte[] content() {
        byte[] known = content;
        if (known == null || known.length < csv.length()) {
            known = csv.toString().getBytes(StandardCharsets.UTF_8);
            content = known;
        }
        return known;
    }

    @Override
    public void list(S3Uri prefix, Listing listing) {
        throw new AssertionError("not needed");
    }

    @Override
    public Stat stat(S3Uri object) {
        if (gone != null) {
            throw gone;
        }
        return new Stat(content().length, "e1");
    }

    @Override
    public InputStream open(S3Uri object) {
        throw new AssertionError("not needed");
    }

    @Override
    public InputStream open(S3Uri object, long from, long to, String expected) {
        reads.add(from + "-" + to);
        before.run();
        RemoteFailure failure = broken;
        if (failure != null) {
            broken = null;
            throw failure;
        }
        return new ByteArrayInputStream(content(), (int) from, (int) (to - from));
    }

    @Override
    public void close() {}
}
