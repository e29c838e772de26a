package tableflow.console.ui.work;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/// The running window's [Work]: virtual threads, the JavaFX thread, a real timer.
public final class FxWork implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("job-", 1).factory());
    private final ScheduledTimer timer = new ScheduledTimer();
    private final Work work;

    public FxWork(InstantSource clock) {
        work = new Work(threads, Platform::runLater, timer, clock);
    }

    public Work work() {
        return work;
    }

    /// Lets what runs, such as the closing of clients, end within [#PATIENCE]; interrupts what then still runs.
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        timer.close();
    }
}
