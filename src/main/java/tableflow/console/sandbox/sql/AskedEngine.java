package tableflow.console.sandbox.sql;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An engine that is started by the first statement: for sandboxes of which nobody may ask one.
public final class AskedEngine implements SqlEngine {
    private final Supplier<SqlEngine> start;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private @Nullable SqlEngine started;
    private boolean closed;

    /// @param start begins the start and returns at once
    public AskedEngine(Supplier<SqlEngine> start) {
        this.start = start;
    }

    @Override
    public SqlRun submit(SqlRequest request) {
        return engine().submit(request);
    }

    /// Completed after the first statement at the earliest.
    @Override
    public CompletionStage<Void> ready() {
        return ready.copy();
    }

    private synchronized SqlEngine engine() {
        if (closed) {
            throw new IllegalStateException("The SQL engine was stopped");
        }
        SqlEngine engine = started;
        if (engine == null) {
            engine = start.get();
            started = engine;
            var _ = engine.ready().whenComplete((done, why) -> {
                if (why == null) {
                    ready.complete(null);
                } else {
                    ready.completeExceptionally(why);
                }
            });
        }
        return engine;
    }

    @Override
    public synchronized void close() {
        closed = true;
        SqlEngine engine = started;
        if (engine != null) {
            engine.close();
        }
    }
}
