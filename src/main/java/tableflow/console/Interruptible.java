package tableflow.console;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import org.slf4j.LoggerFactory;
import tableflow.console.cli.ExitCode;

/// How a command runs, so that Ctrl-C ends it in order.
final class Interruptible {

    /// How long a command may take to leave things in order.
    static final Duration IN_ORDER = Duration.ofSeconds(2);

    /// For one that only asks: there is nothing to leave in order, and a connection that is not yet made hears nothing,
    /// nor do the parsers of Avro and Protobuf. The JVM's own end comes on top.
    static final Duration AT_ONCE = Duration.ofMillis(50);

    private Interruptible() {}

    private static int beating(FutureTask<Integer> task, Runnable beat)
            throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return task.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException on) {
                beat.run();
            }
        }
    }

    private static void end(Thread worker, Duration patience) {
        long from = System.nanoTime();
        worker.interrupt();
        Optional<QuickEnd> end = QuickEnd.where(worker);
        try {
            worker.join(patience.minusNanos(System.nanoTime() - from));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end.ifPresent(QuickEnd::now);
    }

    /// Runs a command on a thread of its own and interrupts it when the process is told to end. On a virtual thread
    /// that ends a blocked call at once.
    ///
    /// @param patience how long the end waits for the command
    /// @param beat run every second while the command runs
    static int run(ThreadFactory threads, Duration patience, IntSupplier command, Runnable beat) {
        FutureTask<Integer> task = new FutureTask<>(command::getAsInt);
        Thread worker = threads.newThread(task);
        Thread hook = new Thread(() -> end(worker, patience));
        Runtime.getRuntime().addShutdownHook(hook);
        worker.start();
        try {
            return beating(task, beat);
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
