package tableflow.console.ui.work;

import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;

/// The running window's [Work]: virtual threads, the JavaFX thread, a real timer.
public final class FxWork implements AutoCloseable {

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

    /// Interrupts whatever runs; does not wait for it.
    @Override
    public void close() {
        threads.shutdownNow();
        timer.close();
    }
}
