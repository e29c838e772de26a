package tableflow.console.bench;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tableflow.console.domain.Open;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.query.ExecutionContext;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryExecution.StatementType;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.QueryState;
import tableflow.console.domain.query.QueryStatistics;
import tableflow.console.domain.query.ResultPage;
import tableflow.console.domain.query.RuntimeStatistics;
import tableflow.console.service.port.Athena;
import tableflow.console.service.port.ObjectStorage;

/// Athena and S3 as far away as the real ones: every call takes its time on the wire, every query a time of its own
/// from 250 to 950 ms. One query at a time.
final class SlowAthena implements Athena, ObjectStorage {

    private final byte[] object;
    private final long latencyNanos;
    private final Random random = new Random(5);
    private volatile String id = "";
    /// When the query has ended, and when that was told first, as [System#nanoTime] has it; 0 before.
    volatile long ended;
    volatile long seen;
    /// Runs when the end is told.
    volatile Runnable onSeen = () -> {};
    private int queries;
    /// When each call of the newest query began or ended for the first time.
    private final Map<String, Long> stages = new ConcurrentHashMap<>();

    SlowAthena(byte[] object, long latencyMillis) {
        this.object = object;
        this.latencyNanos = TimeUnit.MILLISECONDS.toNanos(latencyMillis);
    }

    /// The time of a stage of the newest query, as [System#nanoTime] has it; 0 when it was not reached.
    long stage(String name) {
        return stages.getOrDefault(name, 0L);
    }

    private <T> T staged(String name, Supplier<T> call) {
        stages.putIfAbsent(name + " asked", System.nanoTime());
        travel();
        T answer = call.get();
        stages.putIfAbsent(name + " came", System.nanoTime());
        return answer;
    }

    private void travel() {
        long until = System.nanoTime() + latencyNanos;
        for (long left = latencyNanos; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public synchronized String start(QueryRequest request, String token) {
        travel();
        id = "bench-" + queries++;
        seen = 0;
        stages.clear();
        ended = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(250 + random.nextInt(700));
        return id;
    }

    @Override
    public QueryExecution execution(String of) {
        travel();
        boolean over = System.nanoTime() >= ended;
        if (over && seen == 0) {
            seen = System.nanoTime();
            onSeen.run();
        }
        QueryStatistics statistics = new QueryStatistics(OptionalLong.of(500), OptionalLong.empty(),
                OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(1_000), false);
        return new QueryExecution(of, "SELECT 1", Open.of(over ? QueryState.SUCCEEDED : QueryState.RUNNING),
                Open.of(StatementType.DML), null, "s3://results/" + of + ".csv", statistics, ExecutionContext.UNKNOWN);
    }

    @Override
    public Batch executions(Collection<String> ids) {
        return new Batch(ids.stream().map(this::execution).toList(), Map.of());
    }

    @Override
    public Ids recent(String workgroup, Optional<String> token) {
        return new Ids(List.of(), Optional.empty());
    }

    @Override
    public RuntimeStatistics statistics(String of) {
        return new RuntimeStatistics(QueryStatistics.NONE, Optional.empty(), Optional.empty());
    }

    @Override
    public void stop(String of) {
        // It ends by itself.
    }

    @Override
    public ResultPage page(String of, Optional<String> token, int rows) {
        return staged("columns", () -> new ResultPage(BenchRows.columns(), List.of(), Optional.empty()));
    }

    @Override
    public void list(S3Uri prefix, Listing listing) {
        throw new IllegalStateException("not needed");
    }

    @Override
    public Stat stat(S3Uri of) {
        return staged("object", () -> new Stat(object.length, "e1"));
    }

    @Override
    public Beginning begin(S3Uri of, long most) {
        return staged("rows", () -> new Beginning(new Stat(object.length, "e1"),
                new ByteArrayInputStream(object, 0, (int) Math.min(most, object.length))));
    }

    @Override
    public InputStream open(S3Uri of) {
        return open(of, 0, object.length, "e1");
    }

    @Override
    public InputStream open(S3Uri of, long from, long to, String etag) {
        return staged("rows", () -> new ByteArrayInputStream(object, (int) from, (int) (to - from)));
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
