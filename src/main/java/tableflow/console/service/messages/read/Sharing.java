package tableflow.console.service.messages.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tableflow.console.service.messages.read.ReadEvent.Range;
import tableflow.console.service.port.RecordCursor;

/// The readers of one reading, each with a share of the partitions and a cursor of its own. The reading has ended when
/// all of them have, or one has failed; closing ends them all.
final class Sharing implements AutoCloseable {

    private final Executor executor;
    private final Cursors cursors;
    private final CompletableFuture<ReadEnd> ended;
    private final List<FutureTask<Void>> tasks = new ArrayList<>();
    private int going;
    private boolean closed;

    /// @param executor runs each task on a thread of its own, which may be interrupted
    /// @param cursors closed with this
    /// @param ended completed when all readers have ended, with the failure when one has failed
    Sharing(Executor executor, Cursors cursors, CompletableFuture<ReadEnd> ended) {
        this.executor = executor;
        this.cursors = cursors;
        this.ended = ended;
    }

    /// Reads every share; does nothing once this is closed.
    void start(List<Map<Integer, Range>> shares, BiConsumer<RecordCursor, Map<Integer, Range>> reader) {
        List<FutureTask<Void>> started = new ArrayList<>();
        synchronized (this) {
            if (closed) {
                return;
            }
            going += shares.size();
            for (Map<Integer, Range> share : shares) {
                started.add(task(cursors::next, cursor -> reader.accept(cursor, share), this::hasEnded));
            }
            tasks.addAll(started);
        }
        started.forEach(executor::execute);
    }

    /// Does something beside the readers with a fresh cursor; nobody waits for it.
    void beside(Consumer<RecordCursor> work) {
        FutureTask<Void> task = task(cursors::fresh, work, () -> {});
        synchronized (this) {
            tasks.add(task);
        }
        executor.execute(task);
    }

    private FutureTask<Void> task(Supplier<RecordCursor> opener, Consumer<RecordCursor> work, Runnable then) {
        return new FutureTask<>(() -> {
            try {
                try (RecordCursor own = opener.get()) {
                    work.accept(own);
                }
                // Not before the cursor is closed: what comes then is an interrupt.
                then.run();
            } catch (RuntimeException | Error failed) {
                ended.completeExceptionally(failed);
            }
            return null;
        });
    }

    private synchronized void hasEnded() {
        going--;
        if (going == 0) {
            ended.complete(ReadEnd.ALL_READ);
        }
    }

    @Override
    public void close() {
        List<FutureTask<Void>> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(tasks);
        }
        all.forEach(task -> task.cancel(true));
        cursors.close();
    }
}
