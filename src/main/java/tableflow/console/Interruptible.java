package tableflow.console;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.function.IntSupplier;
import org.slf4j.LoggerFactory;
import tableflow.console.cli.ExitCode;

/// How a command runs, so that Ctrl-C ends it in order.
final class Interruptible {

    private static final long END_LIMIT_MILLIS = 2_000;

    private Interruptible() {}

    /// Runs a command on a virtual thread, where an interrupt ends a blocked call at once, and interrupts it when the
    /// process is told to end.
    static int run(ThreadFactory threads, IntSupplier command) {
        FutureTask<Integer> task = new FutureTask<>(command::getAsInt);
        Thread worker = threads.newThread(task);
        Thread hook = new Thread(() -> {
            worker.interrupt();
            try {
                worker.join(END_LIMIT_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        worker.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.CANCELLED;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a command broke", e.getCause());
        } finally {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                LoggerFactory.getLogger(Interruptible.class).debug("Ended while ending");
            }
        }
    }
}
