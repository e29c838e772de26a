package tableflow.console.sandbox.sql;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Trino in a process of its own. It is started in the background and once more when it ends by itself.
public final class TrinoEngine implements SqlEngine {
    private static final Logger LOG = LoggerFactory.getLogger(TrinoEngine.class);
    /// Loads the classes and compiles the code that every query needs; without it the first one takes seconds more.
    static final String WARM_UP = """
            SELECT a % 7 AS k, count(*), sum(a), array_agg(b ORDER BY b), max_by(b, a), json_format(CAST(map(ARRAY['n'],
            ARRAY[min(a)]) AS JSON)) FROM (VALUES (1, 'x'), (2, 'y'), (9, 'z')) t(a, b)
            JOIN (VALUES 1, 2, 9) u(c) ON a = c WHERE b <> 'y' GROUP BY 1 ORDER BY 2 DESC LIMIT 10""";

    private final TrinoSettings settings;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    /// Replaced at a restart; completed with the address, or with why there is none.
    private volatile CompletableFuture<URI> address = new CompletableFuture<>();
    private @Nullable EngineProcess process;
    private int startsLeft = 2;
    private boolean closed;

    private TrinoEngine(TrinoSettings settings) {
        this.settings = settings;
    }

    /// Begins to start it and returns at once.
    public static TrinoEngine start(TrinoSettings settings) {
        TrinoEngine engine = new TrinoEngine(settings);
        engine.launch(engine.address);
        return engine;
    }

    @Override
    public SqlRun submit(SqlRequest request) {
        return new TrinoRun(http, address.copy(), request);
    }

    @Override
    public CompletionStage<Void> ready() {
        return address.thenApply(_ -> null);
    }

    private synchronized void launch(CompletableFuture<URI> promise) {
        if (!closed) {
            startsLeft--;
            threads.execute(() -> serve(promise));
        }
    }

    private void serve(CompletableFuture<URI> promise) {
        try {
            EngineProcess started = opened(EngineProcess.start(settings));
            URI url = started.awaitServing();
            forgetRefusedCache(started);
            warmUp(url);
            started.used();
            started.onEnd(this::relaunch);
            promise.complete(url);
        } catch (IOException e) {
            LOG.warn("the SQL engine did not start", e);
            promise.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            promise.completeExceptionally(new IOException("The SQL engine was stopped", e));
        }
    }

    private synchronized EngineProcess opened(EngineProcess started) throws IOException {
        if (closed) {
            started.close();
            throw new IOException("The SQL engine was stopped");
        }
        process = started;
        return started;
    }

    /// A cache that this JVM cannot use goes, so that the next start records a new one.
    private static void forgetRefusedCache(EngineProcess started) throws IOException {
        Optional<Path> cache = started.command().cache();
        if (cache.isPresent() && started.refusedCache()) {
            LOG.info("The SQL engine's cache is of no use and goes: {}", cache.get());
            Files.deleteIfExists(cache.get());
        }
    }

    private void warmUp(URI url) throws InterruptedException {
        SqlRun run = new TrinoRun(http, CompletableFuture.completedFuture(url),
                new SqlRequest(WARM_UP, Optional.empty()));
        try {
            while (run.next().isPresent()) {
                // The answer is of no use.
            }
        } catch (SqlFailure e) {
            LOG.warn("the SQL engine's first statement failed", e);
        }
    }

    private void relaunch() {
        CompletableFuture<URI> next = new CompletableFuture<>();
        synchronized (this) {
            if (closed) {
                return;
            }
            address = next;
            if (startsLeft == 0) {
                next.completeExceptionally(new IOException("The SQL engine has ended twice; see its log"));
                return;
            }
        }
        LOG.warn("the SQL engine has ended by itself and is started once more");
        launch(next);
    }

    /// For tests: the engine's process.
    synchronized Optional<Long> pid() {
        return Optional.ofNullable(process).map(EngineProcess::pid);
    }

    @Override
    public void close() {
        EngineProcess last;
        synchronized (this) {
            closed = true;
            last = process;
        }
        address.completeExceptionally(new IOException("The SQL engine was stopped"));
        if (last != null) {
            last.close();
        }
        threads.shutdownNow();
        http.shutdownNow();
    }
}
