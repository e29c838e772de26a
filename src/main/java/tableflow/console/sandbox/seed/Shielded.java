package tableflow.console.sandbox.seed;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// Runs work on files on a thread that nobody interrupts: an interrupt in the midst of a write closes the file for
/// everybody. The work is asked to end instead.
final class Shielded {
    private Shielded() {}

    /// Work that looks now and then whether it shall end.
    @FunctionalInterface
    interface Work {
        /// @param ending true when it shall end early
        void run(BooleanSupplier ending) throws IOException;
    }

    /// Returns when the work has ended.
    ///
    /// @throws InterruptedException when the caller was interrupted; the work has ended early then
    static void run(Work work) throws IOException, InterruptedException {
        AtomicBoolean ending = new AtomicBoolean();
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread worker = Thread.ofVirtual().name("planting-files").start(() -> {
            try {
                work.run(ending::get);
                done.complete(null);
            } catch (IOException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        try {
            done.get();
        } catch (InterruptedException e) {
            ending.set(true);
            worker.join();
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(String.valueOf(e.getCause()), e);
        }
    }
}
